package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Answer;
import al.feedbackledger.api.cli.door.Door;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Compares timelines with the file of reviews, bucket by bucket. */
final class TimelineChecks {
    private static final Map<String, String> IDS =
            Map.of("M-Paspor", "mpaspor", "Sehhaty", "sehhaty", "TransJogja", "transjogja");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private final Door door;
    private final Checks checks;

    TimelineChecks(Door door, Checks checks) {
        this.door = door;
        this.checks = checks;
    }

    /** What everybody sees. */
    void publicly(Reviews reviews) {
        Door anybody = door.ofSomebody();
        Shown paspor = Shown.of(anybody, "mpaspor", "");
        checks.equal("M-Paspor: ratings in all published months", 18_147, paspor.people());
        checks.holds(
                "M-Paspor: up to 2026-03",
                !paspor.buckets().getLast().end().isAfter(LAST_DAY),
                paspor.buckets().getLast().end());
        Shown.Part first = paspor.buckets().getFirst();
        checks.equal("M-Paspor: the first bucket begins", LocalDate.of(2021, 12, 1), first.start());
        checks.equal("M-Paspor: and ends", LocalDate.of(2022, 1, 31), first.end());
        checks.equal("M-Paspor: ratings of 2021-12 and 2022-01 (4 + 76)", 80, first.n());
        IDS.forEach((name, id) -> {
            Shown shown = Shown.of(anybody, id, "");
            checks.equal(name + ": ratings published", reviews.rows(name), shown.people());
            checks.equal(name + ": published buckets that differ from the file", 0L, differing(name, shown, reviews));
            checks.holds(
                    name + ": no bucket is smaller than ten",
                    shown.buckets().stream().allMatch(bucket -> bucket.n() >= 10),
                    shown.buckets().size() + " buckets");
        });
        page(anybody);
    }

    private static long differing(String name, Shown shown, Reviews reviews) {
        return shown.buckets().stream()
                .filter(bucket -> {
                    List<Integer> counts = reviews.counts(name, bucket.start(), bucket.end());
                    int n = counts.stream().mapToInt(Integer::intValue).sum();
                    return n != bucket.n()
                            || !(bucket.counts().isEmpty() || bucket.counts().equals(counts));
                })
                .count();
    }

    private void page(Door anybody) {
        Answer page = anybody.get("/services/mpaspor");
        String html = new String(page.body(), StandardCharsets.UTF_8);
        checks.equal("M-Paspor has a page", 200, page.status());
        checks.holds(
                "with a chart and a table",
                html.contains("<svg") && html.contains("<table"),
                html.length() + " characters");
    }

    /** What an auditor sees: every position, not only what is published. */
    void inside(Door auditor, Reviews reviews) {
        IDS.forEach((name, id) -> checks.equal(
                name + ": ratings an auditor sees",
                reviews.rows(name),
                Shown.of(auditor, id, "").people()));
    }
}
