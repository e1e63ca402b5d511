package al.feedbackledger.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** Importing made-up reviews of the size and shape of real ones, by the command line and HTTP, as anybody would. */
final class Imports {
    private static final LocalDateTime FIRST = LocalDateTime.of(2022, 1, 1, 8, 0);

    private Imports() {}

    static void measure(Application application, Path scratch, Extent extent, Report report)
            throws IOException, InterruptedException {
        Path file = reviews(scratch.resolve("reviews.csv"), extent.importRows());
        String mapping = application.mapping("app-reviews.yaml").toString();
        String data = application.data().toString();
        String[] words = {"import", "feedback", file.toString(), "--mapping", mapping, "--data", data};
        Report.say("import of " + extent.importRows() + " rows");
        report.figure("Import, new rows", speed(extent, application.command(words)));
        Report.say("the same import again");
        report.figure("Import, rows that are already there", speed(extent, application.command(words)));
    }

    private static String speed(Extent extent, Duration took) {
        double seconds = took.toMillis() / 1e3;
        return String.format(
                Locale.ROOT,
                "%,d rows in %.1f s: %,.0f rows/s",
                extent.importRows(),
                seconds,
                extent.importRows() / seconds);
    }

    private static Path reviews(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("service,institution,country,review_id,score,content,lang,at,reply,replied_at\n");
            for (int i = 0; i < rows; i++) {
                LocalDateTime at = FIRST.plusMinutes(90L * i);
                boolean replied = i % 38 == 0;
                out.write(String.format(
                        Locale.ROOT,
                        "M-Paspor,Direktorat Jenderal Imigrasi,ID,bench-%d,%d,\"%s\",en,%s,%s,%s%n",
                        i,
                        1 + (i * 7) % 5,
                        "It stops at the last page, again and again. ".repeat(1 + i % 4),
                        at,
                        replied ? "\"Thank you, we look into it.\"" : "",
                        replied ? at.plusDays(2) : ""));
            }
        }
        return file;
    }
}
