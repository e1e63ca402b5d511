package al.feedbackledger.store.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Copies files into a folder that only its owner can read, writes them through to the disk, and remembers the SHA-256 of
 * each as it was copied. A file that goes away while it is copied is left out: a running server does that.
 */
final class PrivateCopy {
    static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final int CHUNK_BYTES = 1 << 18;

    private final Path target;
    private final LongConsumer copied;
    private final SortedMap<String, String> digests = new TreeMap<>();
    private final SortedSet<String> folders = new TreeSet<>();

    /**
     * @param target an existing folder
     * @param copied told how many bytes more are copied
     */
    PrivateCopy(Path target, LongConsumer copied) {
        this.target = target;
        this.copied = copied;
    }

    /** The hexadecimal SHA-256 of each copied file, by its path below the target. */
    SortedMap<String, String> digests() {
        return digests;
    }

    /** The paths of all folders below the target: PostgreSQL needs some of them empty. */
    SortedSet<String> folders() {
        return folders;
    }

    /**
     * Copies a folder with what is in it.
     *
     * @param name of the copy below the target
     * @param wanted asked for the path below the source of each file and folder; a folder that is not wanted is left out
     *     with all that is in it
     */
    void folder(Path source, String name, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path below = source.relativize(folder);
                if (!folder.equals(source) && !wanted.test(below)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                emptyFolder(join(name, below));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path below = source.relativize(file);
                if (attributes.isRegularFile() && wanted.test(below)) {
                    file(file, join(name, below));
                } else if (attributes.isSymbolicLink() && wanted.test(below)) {
                    throw new BackupRefused("There is a link in " + source + ": " + below
                            + ". What lies elsewhere cannot be backed up or restored along with it.");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static String join(String name, Path below) {
        return Path.of(name).resolve(below).normalize().toString();
    }

    void emptyFolder(String name) throws IOException {
        if (!name.isEmpty()) {
            Files.createDirectories(target.resolve(name), FOLDER);
            folders.add(name);
        }
    }

    /** Copies one file; what it grows by meanwhile may or may not be copied. */
    void file(Path source, String name) throws IOException {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
            MessageDigest digest = sha256();
            try (FileChannel out = create(name)) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
                while (in.read(chunk.clear()) >= 0) {
                    chunk.flip();
                    digest.update(chunk.duplicate());
                    copied.accept(chunk.remaining());
                    writeAll(out, chunk);
                }
                out.force(true);
            }
            digests.put(name, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException gone) {
            if (Files.exists(source)) {
                throw gone;
            }
        }
    }

    /** Writes a file that is made here. */
    void write(String name, byte[] content) throws IOException {
        try (FileChannel out = create(name)) {
            writeAll(out, ByteBuffer.wrap(content));
            out.force(true);
        }
        digests.put(name, HexFormat.of().formatHex(sha256().digest(content)));
    }

    private FileChannel create(String name) throws IOException {
        return FileChannel.open(
                target.resolve(name), EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Makes the names in all folders last through a power cut. */
    void flushFolders() throws IOException {
        for (String folder : folders) {
            flush(target.resolve(folder));
        }
        flush(target);
    }

    static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
