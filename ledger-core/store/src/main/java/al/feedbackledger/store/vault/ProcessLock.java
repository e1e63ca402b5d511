package al.feedbackledger.store.vault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The right of one process among all that see a folder, given by the operating system: it ends with the process, however
 * that ends. The file it hangs on stays and is empty; were it deleted, two processes could hold locks on two files of one
 * name.
 */
public final class ProcessLock implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; null if another process, or somebody else in this one, has it. */
    public static @Nullable ProcessLock take(Path file) throws IOException {
        FileChannel channel = open(file);
        if (isTaken(channel)) {
            return new ProcessLock(channel);
        }
        channel.close();
        return null;
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    /**
     * Does something under the lock, waiting while another process has it. In this process one at a time may ask for the
     * same file.
     */
    public static <T> T alone(Path file, Supplier<T> something) throws IOException {
        try (FileChannel channel = open(file)) {
            var unused = channel.lock();
            return something.get();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_FILE));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
