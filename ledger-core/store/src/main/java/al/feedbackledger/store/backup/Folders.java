package al.feedbackledger.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Folders that appear whole or not at all: what is written into them is written beside them first. */
final class Folders {
    private Folders() {}

    /** Where a folder is written before it is moved to its place; what an interrupted run left there is removed. */
    static Path draftOf(Path target) throws IOException {
        Path parent = Objects.requireNonNull(target.getParent(), "an absolute path that is not the root");
        Files.createDirectories(parent);
        Path draft = parent.resolve("." + target.getFileName() + ".unfinished");
        delete(draft);
        return Files.createDirectory(draft, PrivateCopy.FOLDER);
    }

    /** Absolute, and not the root of the file system. */
    static Path place(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        if (place.getParent() == null) {
            throw new BackupRefused("The root of the file system cannot be that folder. Name another.");
        }
        return place;
    }

    /** @throws BackupRefused if something is there already; an empty folder is nothing */
    static void requireFree(Path target) throws IOException {
        requireFree(target, Set.of());
    }

    /** @param harmless names of what may be there */
    static void requireFree(Path target, Set<String> harmless) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS) || !holdsOnly(target, harmless)) {
            throw new BackupRefused(
                    "There is something in " + target + " already, and nothing is written over. Name another folder.");
        }
    }

    private static boolean holdsOnly(Path folder, Set<String> harmless) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!harmless.contains(String.valueOf(entry.getFileName()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Moves the finished draft to its place, where at most an empty folder is, or one with harmless files. */
    static void publish(Path draft, Path target) throws IOException {
        if (Files.exists(target) && !holdsOnly(target, Set.of())) {
            moveInto(draft, target);
        } else {
            Files.deleteIfExists(target);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        PrivateCopy.flush(Objects.requireNonNull(target.getParent(), "an absolute path that is not the root"));
    }

    /** The cluster first: without the passwords that come after it no start goes wrong, it is only refused. */
    private static void moveInto(Path draft, Path target) throws IOException {
        try (Stream<Path> entries = Files.list(draft)) {
            List<Path> inOrder = entries.sorted(Comparator.comparing(entry -> !entry.endsWith(LedgerBackup.CLUSTER)))
                    .toList();
            for (Path entry : inOrder) {
                Files.move(entry, target.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        PrivateCopy.flush(target);
        Files.delete(draft);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** How much is in a folder, roughly: files may come and go meanwhile. */
    static long bytes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long sum = 0;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                sum += size(path);
            }
        } catch (UncheckedIOException gone) {
            if (!(gone.getCause() instanceof NoSuchFileException)) {
                throw gone.getCause();
            }
        }
        return sum;
    }

    private static long size(Path path) throws IOException {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
