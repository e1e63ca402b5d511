package al.feedbackledger.verify.export;

import al.feedbackledger.verify.report.Unfinished;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for parts on disk, readable by nobody else and gone afterwards, also when the run is stopped. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Thread whenStopped = new Thread(this::delete);

    /** @param below the folder to make it in */
    Scratch(Path below) {
        try {
            folder = Files.createTempDirectory(below, "feedback-ledger-verify-");
        } catch (IOException noRoom) {
            throw new Unfinished("no scratch folder can be made in the given or the temporary folder", noRoom);
        }
        Runtime.getRuntime().addShutdownHook(whenStopped);
    }

    Path folder() {
        return folder;
    }

    private void delete() {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException leftBehind) {
            throw new Unfinished("the scratch folder could not be deleted: delete it by hand", leftBehind);
        }
    }

    @Override
    public void close() {
        delete();
        Runtime.getRuntime().removeShutdownHook(whenStopped);
    }
}
