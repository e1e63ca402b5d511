package al.feedbackledger.store.log;

import al.feedbackledger.store.vault.ProcessLock;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The right to write into a log's folder. The duties' lock in the database decides who publishes; this one keeps a node
 * that was cut off from its database, and does not know it yet, from writing between another node's files.
 */
final class FolderLock implements AutoCloseable {
    private static final String NAME = "publisher.lock";

    private final ProcessLock lock;

    private FolderLock(ProcessLock lock) {
        this.lock = lock;
    }

    /** Takes the folder, making it where it is missing; null if another process, or another log here, has it. */
    static @Nullable FolderLock take(LogFolder folder) {
        try {
            Path path = Files.createDirectories(folder.path());
            ProcessLock lock = ProcessLock.take(path.resolve(NAME));
            return lock == null ? null : new FolderLock(lock);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's folder cannot be used", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the log's folder cannot be given back", e);
        }
    }
}
