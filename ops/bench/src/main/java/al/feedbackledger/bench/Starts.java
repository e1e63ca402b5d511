package al.feedbackledger.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the command to the first answer: on an empty folder, which makes the database, and on a kept one. */
final class Starts {
    private Starts() {}

    static void measure(Application application, Extent extent, Report report)
            throws IOException, InterruptedException {
        Report.say("starts");
        try (Server first = application.start()) {
            report.figure("Ready, first start on an empty folder", seconds(first.readyAfter()));
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < extent.starts(); i++) {
            try (Server again = application.start()) {
                times.add(again.readyAfter().toMillis() / 1e3);
            }
        }
        report.figure(
                "Ready, later starts (median of " + times.size() + "; aim: under 10 s)",
                String.format(Locale.ROOT, "%.1f s", Report.median(times)));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
