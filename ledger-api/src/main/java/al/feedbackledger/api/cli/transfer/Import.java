package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One file on its way into one application.
 *
 * @param report where to write the report; null for a name of its own in the folder
 * @param folder where reports go
 */
public record Import(
        Door door, Terminal terminal, Path file, @Nullable Path report, Path folder, Instant now) {
    Report beginReport(String source) {
        return Report.begin(report, folder, source, now);
    }
}
