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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders that appear whole or not at all: what is written into them is written beside them first. */
final class Folders {
    private static final long MEBI = 1 << 20;

    private Folders() {}

    /** Where a folder is written before it is moved to its place; what an interrupted run left there is removed. */
    static Path draftOf(Path target) throws IOException {
        Path parent = Objects.requireNonNull(target.getParent(), "an absolute path that is not the root");
        Files.createDirectories(parent);
        Path draft = parent.resolve("." + target.getFileName() + ".unfinished");
        delete(draft);
        return Files.createDirectory(draft, PrivateCopy.FOLDER);
    }

    /** Work that writes a folder's draft and publishes it at its end. */
    @FunctionalInterface
    interface Drafting<T> {
        T into(Path draft) throws IOException;
    }

    /** Drafts a folder; where that fails, nothing of it is left to fill the disk. */
    static <T> T drafted(Path target, Drafting<T> work) throws IOException {
        Path draft = draftOf(target);
        try {
            return work.into(draft);
        } catch (IOException | RuntimeException failed) {
            try {
                delete(draft);
            } catch (IOException e) {
                failed.addSuppressed(e);
            }
            throw failed;
        }
    }

    /**
     * Looks whether there is room before anything is written.
     *
     * @param target where a folder is to be; it may not be there yet
     * @throws BackupRefused if it does not go onto that disk
     */
    static void requireRoom(Path target, long bytes) throws IOException {
        Path there = target;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root is there");
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < bytes) {
            throw new BackupRefused("There is no room for " + target + ": it needs " + mebi(bytes) + " MiB, and "
                    + free / MEBI
                    + " MiB are free on its disk. Nothing was written. Make room, or name a folder on another"
                    + " disk.");
        }
    }

    private static long mebi(long bytes) {
        return (bytes + MEBI - 1) / MEBI;
    }

    /** @throws BackupRefused if it is not there, or is a file */
    static Path requireFolder(Path folder, String what) {
        if (!Files.isDirectory(folder)) {
            throw new BackupRefused("There is no folder " + folder + " with " + what + ".");
        }
        return folder;
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
        requireFree(target, nothing -> false);
    }

    /** @param harmless whether something of that name may be there */
    static void requireFree(Path target, Predicate<String> harmless) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS) || !holdsOnly(target, harmless)) {
            throw new BackupRefused(
                    "There is something in " + target + " already, and nothing is written over. Name another folder.");
        }
    }

    private static boolean holdsOnly(Path folder, Predicate<String> harmless) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!harmless.test(String.valueOf(entry.getFileName()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Moves the finished draft to its place, where at most an empty folder is, or one with harmless files. */
    static void publish(Path draft, Path target) throws IOException {
        if (Files.exists(target) && !holdsOnly(target, nothing -> false)) {
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
