package al.feedbackledger.bench;

import al.feedbackledger.bench.changes.ChangesBench;
import al.feedbackledger.bench.ledger.LedgerBench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code ops/ledger bench [ledger|changes] [--quick] [--report FILE]}: measures this machine, side by side in one run;
 * with the word {@code ledger} the ledger without the doors, {@link LedgerBench}; with the word {@code changes} what
 * change detection can see, {@link ChangesBench}.
 *
 * <p>Machines are shared and noisy: what is compared runs in turns, and what is told are medians of the rounds. Nothing
 * here passes or fails; the tests do that, and they take no times.
 */
final class Bench {
    private static final int WRONG_OPTION = 2;

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        String part = args.length > 0 && Set.of("ledger", "changes").contains(args[0]) ? args[0] : "";
        boolean quick = false;
        Path file = null;
        long seed = System.nanoTime();
        for (int i = part.isEmpty() ? 0 : 1; i < args.length; i++) {
            if (args[i].equals("--quick")) {
                quick = true;
            } else if (args[i].equals("--report") && i + 1 < args.length) {
                i++;
                file = Path.of(args[i]);
            } else if (!part.isEmpty()
                    && args[i].equals("--seed")
                    && i + 1 < args.length
                    && args[i + 1].matches("-?\\d{1,18}")) {
                i++;
                seed = Long.parseLong(args[i]);
            } else {
                System.err.println("bench does not know " + args[i] + "; it takes --quick and --report FILE,"
                        + " and bench ledger and bench changes also --seed NUMBER");
                System.exit(WRONG_OPTION);
            }
        }
        String report =
                switch (part) {
                    case "ledger" -> ledger(quick, seed);
                    case "changes" -> ChangesBench.measure(quick, seed);
                    default -> measured(quick ? Extent.QUICK : Extent.FULL);
                };
        System.out.println(report);
        if (file != null) {
            Files.writeString(file, report);
        }
    }

    private static String ledger(boolean quick, long seed) throws IOException, InterruptedException, SQLException {
        Path scratch = Files.createTempDirectory("ledger-bench");
        try {
            return LedgerBench.measure(scratch, quick, seed);
        } finally {
            delete(scratch);
        }
    }

    private static String measured(Extent extent) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("ledger-bench");
        try {
            return go(scratch, extent);
        } finally {
            delete(scratch);
        }
    }

    private static String go(Path scratch, Extent extent) throws IOException, InterruptedException {
        Application application = new Application(scratch);
        Report report = new Report(extent);
        Proofs.measure(scratch, extent, report);
        Starts.measure(application, extent, report);
        try (Server ledger = application.start();
                Server nothing = application.startNothing()) {
            report.memory("ready, before any request", ledger, application.data());
            Submissions.measure(ledger, nothing, extent, report);
            report.memory("after the submissions", ledger, application.data());
            Imports.measure(application, scratch, extent, report);
            report.memory("after the imports", ledger, application.data());
            PageWeights.measure(ledger, report);
        }
        Replays.measure(application, report);
        return report.text();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
