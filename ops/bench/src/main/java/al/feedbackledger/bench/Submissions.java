package al.feedbackledger.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Submissions by HTTP beside a controller that does nothing, in turns. */
final class Submissions {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private Submissions() {}

    /** One line of the table: who answers what. */
    private record Contestant(String name, URI target, Supplier<HttpLoad.Request> requests) {}

    static void measure(Server ledger, Server nothing, Extent extent, Report report) throws IOException {
        String path = "/api/v1/feedback";
        List<Contestant> contestants = List.of(
                new Contestant(
                        "a controller that does nothing", nothing.address().resolve(path), Submissions::complaint),
                new Contestant("a rating alone", ledger.address().resolve(path), Submissions::rating),
                new Contestant("a complaint with words", ledger.address().resolve(path), Submissions::complaint));
        HttpLoad load = new HttpLoad();
        for (Contestant contestant : contestants) {
            Report.say("warming up: " + contestant.name());
            load.post(contestant.target(), 16, WARM_UP, contestant.requests());
        }
        report.submissions();
        for (int clients : CLIENTS) {
            measure(load, contestants, clients, extent, report);
        }
    }

    private static void measure(
            HttpLoad load, List<Contestant> contestants, int clients, Extent extent, Report report) {
        List<List<HttpLoad.Result>> results = new ArrayList<>();
        contestants.forEach(contestant -> results.add(new ArrayList<>()));
        for (int round = 0; round < extent.rounds(); round++) {
            Report.say("submissions: " + clients + " clients, round " + (round + 1));
            for (int i = 0; i < contestants.size(); i++) {
                Contestant contestant = contestants.get(i);
                results.get(i).add(load.post(contestant.target(), clients, extent.each(), contestant.requests()));
            }
        }
        double ceiling = Report.median(
                results.getFirst().stream().map(HttpLoad.Result::perSecond).toList());
        for (int i = 0; i < contestants.size(); i++) {
            report.submission(clients, contestants.get(i).name(), results.get(i), ceiling);
        }
    }

    private static HttpLoad.Request rating() {
        return new HttpLoad.Request(key(), """
                {"service":"portal","rating":4,"audience":"CITIZEN","channel":"WEB"}""");
    }

    private static HttpLoad.Request complaint() {
        return new HttpLoad.Request(key(), """
                {"service":"portal","kind":"COMPLAINT","audience":"CITIZEN","channel":"WEB","rating":2,\
                "gotItDone":"NO","answerWanted":true,"reasons":["TOO_SLOW"],\
                "comment":"The page stops at the last step, and nobody says why.","language":"en"}""");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
