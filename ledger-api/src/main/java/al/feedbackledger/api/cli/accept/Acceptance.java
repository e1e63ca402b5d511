package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.mapping.MappingFile;
import al.feedbackledger.api.cli.mapping.Mappings;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.cli.transfer.Account;
import al.feedbackledger.api.cli.transfer.FeedbackTransfer;
import al.feedbackledger.api.cli.transfer.Import;
import al.feedbackledger.api.cli.transfer.ServiceTransfer;
import al.feedbackledger.store.vault.Randomness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Imports real data into an application of its own and compares what comes out with what the files say and with the figures
 * that are known of them. Nothing of it is left behind when everything holds.
 */
public final class Acceptance {
    private static final List<String> FILES =
            List.of("e_albania_services.csv", "e_albania_institutions.csv", "app_reviews.csv", "service_requests.csv");

    private final Path folder;
    private final Path root;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Randomness randomness;
    private final Checks checks;

    /**
     * @param folder with the real data
     * @param root the project's folder, for the mappings
     */
    public Acceptance(Path folder, Path root, Terminal terminal, InstantSource clock, Randomness randomness) {
        this.folder = folder;
        this.root = root;
        this.terminal = terminal;
        this.clock = clock;
        this.randomness = randomness;
        this.checks = new Checks(terminal);
    }

    /** @return whether everything held */
    public boolean run() throws IOException {
        for (String file : FILES) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw Stop.unusable(folder + " lacks " + file);
            }
        }
        Path scratch = Files.createTempDirectory("ledger-accept");
        boolean held = false;
        try {
            go(scratch);
            held = checks.summary();
            return held;
        } finally {
            if (held) {
                delete(scratch);
            } else {
                terminal.complain("data and log of this run are kept in " + scratch);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void go(Path scratch) throws IOException {
        long began = System.nanoTime();
        Reviews reviews = Reviews.read(folder.resolve("app_reviews.csv"));
        Requests requests = Requests.read(folder.resolve("service_requests.csv"));
        checks.part("Starting an application of our own");
        OwnApplication application = OwnApplication.start(scratch.resolve("data"), scratch.resolve("application.log"));
        try {
            checks.measure("ready after", seconds(application.startedIn()));
            Journey journey = onFirstApplication(application, scratch, reviews, requests);
            application = interrupted(application, scratch);
            checks.part("Everything once more, and after a power cut");
            Door door = Door.ofCommandLine(application.instance());
            again(door, scratch, reviews, requests);
            application = application.killAndStartAgain();
            checks.measure("ready after a power cut on all data", seconds(application.startedIn()));
            Door last = Door.ofCommandLine(application.instance());
            journey.through(last).checkEnd();
            new TimelineChecks(last, checks).publicly(reviews);
        } finally {
            application.close();
        }
        checks.measure("the whole run", seconds(Duration.ofNanos(System.nanoTime() - began)));
    }

    private Journey onFirstApplication(OwnApplication application, Path scratch, Reviews reviews, Requests requests)
            throws IOException {
        Door door = Door.ofCommandLine(application.instance());
        checks.part("The portal's services");
        Account services = services(door, scratch);
        checks.equal("services imported", 454L, services.imported());
        checks.equal("services refused", 0L, services.refused());
        new CatalogueChecks(door, checks).of(folder);
        checks.part("App reviews");
        reviews(door, scratch, reviews);
        checks.part("Service requests");
        requests(door, scratch, requests);
        checks.measure("application's memory after the imports", application.residentMebibytes() + " MiB");
        checks.part("Timelines");
        TimelineChecks timelines = new TimelineChecks(door, checks);
        timelines.publicly(reviews);
        Door auditor = auditor(door);
        timelines.inside(auditor, reviews);
        checks.part("Answers");
        new AnsweringChecks(auditor, checks).of(requests);
        checks.part("A complaint's way");
        Journey journey = new Journey(door, checks, randomness);
        journey.go("38", "dpgjc");
        return journey;
    }

    private Account services(Door door, Path scratch) throws IOException {
        return new ServiceTransfer(work(door, "e_albania_services.csv", scratch), Mappings.builtInServices()).run();
    }

    private Account feedback(Door door, String file, String mapping, Path scratch) throws IOException {
        Path mappings = root.resolve("ops").resolve("import");
        return new FeedbackTransfer(work(door, file, scratch), MappingFile.feedback(mappings.resolve(mapping))).run();
    }

    private Import work(Door door, String file, Path scratch) {
        return new Import(door, terminal, folder.resolve(file), null, scratch, clock.instant());
    }

    private void reviews(Door door, Path scratch, Reviews facts) throws IOException {
        long began = System.nanoTime();
        Account account = feedback(door, "app_reviews.csv", "app-reviews.yaml", scratch);
        speed("app reviews", account, began);
        checks.equal("reviews in the file", 19_291, facts.rows());
        checks.equal("reviews imported", 19_291L, account.imported());
        checks.equal("reviews refused", 0L, account.refused());
        checks.equal("replies in the file", 515, facts.replies());
        checks.equal("replies recorded", 515L, account.recorded("FeedbackAnswered"));
        checks.equal("replies dated before their review", (long) facts.repliesBefore(), account.answeredEarly());
        checks.equal("ratings of M-Paspor in the file", 18_147, facts.rows("M-Paspor"));
    }

    private void requests(Door door, Path scratch, Requests facts) throws IOException {
        long began = System.nanoTime();
        Account account = feedback(door, "service_requests.csv", "service-requests.yaml", scratch);
        speed("service requests", account, began);
        checks.equal("requests in the file", 10_000, facts.rows());
        checks.equal("requests imported", 10_000L, account.imported());
        checks.equal("closed automatically after 14 days", 378, facts.automaticAfter("14"));
        checks.equal("closed automatically after 5 days", 286, facts.automaticAfter("5"));
        checks.equal("closed without a note", 3_301, facts.closedWithoutNote());
        checks.equal(
                "automatic closures recorded", (long) facts.automatic(), account.recorded("FeedbackClosed.automatic"));
        checks.equal(
                "closures recorded",
                (long) facts.automatic() + facts.closedWithoutNote(),
                account.recorded("FeedbackClosed"));
        checks.equal("answers recorded", (long) facts.answered(), account.recorded("FeedbackAnswered"));
        checks.equal("closed before opened, in the file", 17, facts.endedBeforeOpened());
        checks.equal("closed before opened, taken as they are", 17L, account.closedEarly() + account.answeredEarly());
    }

    private void speed(String what, Account account, long began) {
        double took = (System.nanoTime() - began) / 1e9;
        checks.measure(
                "importing " + what,
                String.format(Locale.ROOT, "%.1f s, %,d rows/s", took, Math.round(account.rows() / took)));
    }

    private Door auditor(Door door) {
        Staff.Account account = Staff.open(door, "accept-auditor", "AUDITOR", null);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(24));
        return Staff.firstSignIn(door.ofSomebody(), account, password).door();
    }

    private OwnApplication interrupted(OwnApplication application, Path scratch) throws IOException {
        checks.part("A power cut during an import");
        return new Interruption(scratch, terminal, clock, checks).of(application);
    }

    private void again(Door door, Path scratch, Reviews reviews, Requests requests) throws IOException {
        checks.equal("services already there", 454L, services(door, scratch).present());
        checks.equal(
                "reviews already there",
                (long) reviews.rows(),
                feedback(door, "app_reviews.csv", "app-reviews.yaml", scratch).present());
        checks.equal(
                "requests already there",
                (long) requests.rows(),
                feedback(door, "service_requests.csv", "service-requests.yaml", scratch)
                        .present());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
