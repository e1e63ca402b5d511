package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * Puts files into a log's folder so that a reader, and whoever starts after a crash, sees each whole or not at all: written
 * beside, forced to the disk, moved, the folder forced. Files are gathered and go through these steps together, because
 * forcing many one after another costs little more than forcing one. For one thread of one process at a time.
 */
final class LogFiles implements TileSink {
    /** Files gathered at most: with full bundles of large entries 64 × 16 MiB on the disk, never in memory. */
    private static final int GATHERED = 64;

    private static final String UNFINISHED = "unfinished";
    private static final String PARTIAL = ".p";

    private final Path folder;
    private final Path unfinished;
    private final FileSteps steps;
    private final List<Gathered> gathered = new ArrayList<>();

    private record Gathered(Path written, Path target) {}

    private LogFiles(Path folder, FileSteps steps) {
        this.folder = folder;
        this.unfinished = folder.resolve(UNFINISHED);
        this.steps = steps;
    }

    /** Opens a folder for writing; what an interrupted publisher left unfinished or undeleted goes. */
    static LogFiles open(LogFolder folder, FileSteps steps) {
        LogFiles files = new LogFiles(folder.path(), steps);
        try {
            files.makeFolder(files.unfinished);
            files.deleteAllIn(files.unfinished);
            files.deleteOutgrown();
        } catch (IOException e) {
            throw failed(e);
        }
        return files;
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        write(path.path(), bytes);
    }

    /** Takes a file; it is in the folder after {@link #settle} at the latest. */
    void write(String name, byte[] bytes) {
        try {
            Path written = unfinished.resolve(Integer.toString(gathered.size()));
            steps.write(written, bytes);
            gathered.add(new Gathered(written, folder.resolve(name)));
        } catch (IOException e) {
            throw failed(e);
        }
        if (gathered.size() == GATHERED) {
            settle();
        }
    }

    /** Returns when every file taken so far is in its place and on the disk. */
    void settle() {
        try {
            for (Gathered file : gathered) {
                steps.force(file.written());
            }
            Set<Path> changed = new LinkedHashSet<>();
            for (Gathered file : gathered) {
                Path into = requireNonNull(file.target().getParent());
                makeFolder(into);
                steps.move(file.written(), file.target());
                changed.add(into);
            }
            for (Path each : changed) {
                steps.forceFolder(each);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        gathered.clear();
    }

    /** Deletes the partial files of files that have grown full. */
    void deletePartials(List<? extends TilePath> full) {
        try {
            for (TilePath path : full) {
                deletePartials(folder.resolve(path.full().path() + PARTIAL));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void deletePartials(Path partials) throws IOException {
        if (Files.isDirectory(partials, LinkOption.NOFOLLOW_LINKS)) {
            deleteAllIn(partials);
            steps.delete(partials);
        }
    }

    private void deleteAllIn(Path each) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(each)) {
            for (Path file : files) {
                steps.delete(file);
            }
        }
    }

    /** Once at every start: folders of partial files beside the full file, which a crash kept from being deleted. */
    private void deleteOutgrown() throws IOException {
        Path tiles = folder.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return;
        }
        List<Path> outgrown;
        try (Stream<Path> all = Files.walk(tiles)) {
            outgrown = all.filter(LogFiles::isOutgrown).toList();
        }
        for (Path partials : outgrown) {
            deletePartials(partials);
        }
    }

    private static boolean isOutgrown(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(PARTIAL)
                && Files.isRegularFile(path.resolveSibling(name.substring(0, name.length() - PARTIAL.length())));
    }

    /** Makes a folder last before anything is moved into it. */
    private void makeFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = requireNonNull(path.getParent());
            makeFolder(parent);
            steps.createFolder(path);
            steps.forceFolder(parent);
        }
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("the log's files cannot be written", cause);
    }
}
