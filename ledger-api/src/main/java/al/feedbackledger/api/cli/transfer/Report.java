package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.terminal.Stop;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The report file of an import: every refused row and why. It names rows by number and external id and holds no words. */
final class Report implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("row", "line", "external_id", "reason")
            .setRecordSeparator("\n")
            .get();
    private static final int MOST_NAMES = 100;
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Path file;
    private final CSVPrinter printer;

    private Report(Path file, CSVPrinter printer) {
        this.file = file;
        this.printer = printer;
    }

    /**
     * Begins a report.
     *
     * @param wanted the file to write, replaced if it exists; null for {@code import-report-<source>-<time>.csv} in the
     *     folder
     */
    static Report begin(@Nullable Path wanted, Path folder, String source, Instant now) {
        try {
            return wanted != null
                    ? new Report(wanted, FORMAT.print(Files.newBufferedWriter(wanted, StandardCharsets.UTF_8)))
                    : begin(folder, "import-report-" + source + "-" + TIME.format(now));
        } catch (IOException e) {
            throw Stop.unusable("the report cannot be written (" + e.getClass().getSimpleName()
                    + "); choose another place with --report FILE");
        }
    }

    private static Report begin(Path folder, String name) throws IOException {
        for (int again = 1; again <= MOST_NAMES; again++) {
            Path file = folder.resolve(name + (again == 1 ? "" : "-" + again) + ".csv");
            try {
                return new Report(
                        file,
                        FORMAT.print(
                                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)));
            } catch (FileAlreadyExistsException taken) {
                if (again == MOST_NAMES) {
                    throw taken;
                }
            }
        }
        throw new IOException("no name is free");
    }

    void refused(Origin origin, String code) {
        try {
            printer.printRecord(origin.row(), origin.line(), harmless(origin.externalId()), code);
        } catch (IOException e) {
            throw Stop.failed("the report cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** A cell that a spreadsheet would take for a formula becomes text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            printer.close(true);
        } catch (IOException e) {
            throw Stop.failed("the report cannot be written: " + e.getClass().getSimpleName());
        }
    }
}
