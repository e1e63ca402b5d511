package al.feedbackledger.store.log;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write into a log's folder, by the operating system: it ends with the process. The duties' lock in the
 * database decides who publishes; this one keeps a node that was cut off from its database, and does not know it yet, from
 * writing between another node's files.
 */
final class FolderLock implements AutoCloseable {
    private static final String NAME = "publisher.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, making it where it is missing; null if another process, or another log here, has it. */
    static @Nullable FolderLock take(LogFolder folder) {
        try {
            Path path = Files.createDirectories(folder.path());
            FileChannel channel =
                    FileChannel.open(path.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("the log's folder cannot be used", e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the log's folder cannot be given back", e);
        }
    }
}
