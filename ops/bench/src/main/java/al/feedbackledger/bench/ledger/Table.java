package al.feedbackledger.bench.ledger;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run as Markdown, told while they come. */
final class Table {
    private final List<String> rows = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();

    /** Tells the person who waits what runs now. */
    static void say(String what) {
        System.err.println("bench: " + what);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    void row(String what, String measured, String against, String aim) {
        rows.add("| " + what + " | " + measured + " | " + against + " | " + aim + " |");
        say(String.join("; ", what + ": " + measured, against, "aim " + aim));
    }

    /** One run of a load, with what makes it believable. */
    void run(String what, String measured, String correctness, String cores) {
        runs.add("| " + what + " | " + measured + " | " + correctness + " | " + cores + " |");
        say(String.join("; ", what + ": " + measured, correctness, cores));
    }

    @FormatMethod
    static String text(@FormatString String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    String markdown(String head) {
        return head + """


                | what | measured | against | aim |
                |---|---|---|---|
                %s

                ## Each run

                | run | measured | correctness | core-seconds for 1,000 events |
                |---|---|---|---|
                %s
                """.formatted(String.join("\n", rows), String.join("\n", runs));
    }
}
