package al.feedbackledger.store.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the server processes that hold a cluster's folder, by the folder they work in: PostgreSQL's processes all
 * change into it. A process number in {@code postmaster.pid} alone proves nothing: after a crash another program may
 * have got that number, and a dead server nobody has waited for keeps it.
 */
final class ServerProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private ServerProcesses() {}

    /** The living processes that work in a folder. */
    static List<Long> workingIn(Path folder) throws IOException {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, folder)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            // A dead process that nobody has waited for has no working folder any more.
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** Waits until nobody works in the folder; false if somebody still does when the time is over. */
    static boolean awaitNone(Path folder, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!workingIn(folder).isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return true;
    }
}
