package al.feedbackledger.store.log;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The ledgers with published logs that a test opens, and their folder; closed and deleted after it. */
final class OpenLogs implements BeforeEachCallback, AfterEachCallback {
    private final List<OpenLog> opened = new ArrayList<>();
    private Path folder = Path.of("unset");

    /** A new ledger; from the second call on a new database under the log that lies in the folder. */
    OpenLog open() {
        OpenLog open = new OpenLog(folder);
        opened.add(open);
        return open;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("open-logs-");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        opened.forEach(OpenLog::close);
        opened.clear();
        delete(folder);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
