package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import al.feedbackledger.store.vault.Randomness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** The folder with everything that is kept; held by one process at a time and readable by its owner alone. */
final class DataFolder implements AutoCloseable {
    private static final int PASSWORD_BYTES = 32;
    private static final long MEBI = 1 << 20;
    private static final int PID_DIGITS_MAX = 20;

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Creates the folder where it is missing, makes it private, and takes it for this process. The lock is the
     * operating system's, so it ends with the process, however that ends.
     */
    static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            Path root = folder.toRealPath();
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel = FileChannel.open(
                    root.resolve("in-use.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            lock(root, channel);
            return new DataFolder(root, channel);
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartRefused(
                    Code.DATA_FOLDER_UNUSABLE,
                    "The data folder " + folder + " cannot be used. " + room(folder)
                            + " Check that it can be written to, or choose another with --data.",
                    e);
        }
    }

    private static void lock(Path root, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                channel.write(
                        ByteBuffer.wrap(
                                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                        0);
                return;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(root, Long.toString(ProcessHandle.current().pid()));
        }
        String holder = holder(channel);
        channel.close();
        throw inUse(root, holder);
    }

    private static StartRefused inUse(Path root, String pid) {
        return new StartRefused(
                Code.DATA_FOLDER_IN_USE,
                "The data folder " + root + " is in use by process " + pid
                        + ". Stop that process, or choose another folder with --data.");
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(PID_DIGITS_MAX);
        channel.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
    }

    Path root() {
        return root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A sentence on how much room there is on its disk, which is where many a server fails. */
    String room() {
        return room(root);
    }

    private static String room(Path folder) {
        try {
            return "There are " + Files.getFileStore(folder).getUsableSpace() / MEBI + " MiB free on its disk.";
        } catch (IOException e) {
            return "How much room is on its disk cannot be read.";
        }
    }

    /** A file with a random password, made at the first call; readable by its owner alone. */
    Path passwordFile(String name) throws IOException {
        Path folder = path("secrets");
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] random = Randomness.secure().bytes(PASSWORD_BYTES);
            writePrivately(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return file;
    }

    String password(String name) throws IOException {
        return Files.readString(passwordFile(name)).strip();
    }

    private static void writePrivately(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Left by a start that was killed; this process holds the folder, so it is nobody else's.
            Files.delete(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
