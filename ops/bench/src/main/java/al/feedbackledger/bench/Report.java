package al.feedbackledger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run as Markdown. */
final class Report {
    private final StringBuilder submissions = new StringBuilder();
    private final List<String> figures = new ArrayList<>();
    private final Extent extent;

    Report(Extent extent) {
        this.extent = extent;
    }

    /** Tells the person who waits what runs now. */
    static void say(String what) {
        System.err.println("bench: " + what);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    void figure(String what, String value) {
        figures.add("| " + what + " | " + value + " |");
        say(what + ": " + value);
    }

    void memory(String when, Server server, Path data) throws IOException {
        figure(
                "Memory " + when + " (aim: application under 500 MB)",
                String.format(
                        Locale.ROOT,
                        "application %d MB resident; with PostgreSQL %d MB",
                        server.residentMegabytes(),
                        server.proportionalMegabytes(data)));
    }

    void submissions() {
        submissions.append("""
                | clients | what | a second | p50 ms | p99 ms | of the ceiling | refused |
                |---|---|---|---|---|---|---|
                """);
    }

    void submission(int clients, String what, List<HttpLoad.Result> results, double ceiling) {
        double perSecond =
                median(results.stream().map(HttpLoad.Result::perSecond).toList());
        double p50 = median(results.stream().map(HttpLoad.Result::p50).toList());
        double p99 = median(results.stream().map(HttpLoad.Result::p99).toList());
        long refused = results.stream().mapToLong(HttpLoad.Result::refused).sum();
        String line = String.format(
                Locale.ROOT,
                "| %d | %s | %,.0f | %.1f | %.1f | %.0f %% | %d |%n",
                clients,
                what,
                perSecond,
                p50,
                p99,
                100 * perSecond / ceiling,
                refused);
        submissions.append(line);
        System.err.print(line);
    }

    String text() {
        return """
                %d processors; %d rounds of %d s each, in turns; medians.

                ## Submissions by HTTP

                %s
                ## Everything else

                | what | measured |
                |---|---|
                %s
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        extent.rounds(),
                        extent.each().toSeconds(),
                        submissions,
                        String.join("\n", figures));
    }
}
