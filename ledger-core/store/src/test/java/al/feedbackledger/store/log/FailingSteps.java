package al.feedbackledger.store.log;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The file system of a process that dies before a chosen step: nothing of that step or of any later one happens. The machine
 * lives on, so that what was written is there whether or not it was forced to the disk; forcing is counted and left out.
 */
final class FailingSteps implements FileSteps {
    private final long dieBefore;
    private long taken;

    FailingSteps(long dieBefore) {
        this.dieBefore = dieBefore;
    }

    /** Of a process that lives. */
    static FailingSteps never() {
        return new FailingSteps(Long.MAX_VALUE);
    }

    /** Whether the process has died. */
    boolean isDead() {
        return taken >= dieBefore;
    }

    private void next() throws IOException {
        if (isDead()) {
            throw new IOException("dead before step " + dieBefore);
        }
        taken++;
        if (isDead()) {
            throw new IOException("dead before step " + dieBefore);
        }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        next();
        REAL.write(file, bytes);
    }

    @Override
    public void force(Path file) throws IOException {
        next();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        next();
        REAL.move(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        next();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        next();
        REAL.createFolder(folder);
    }

    @Override
    public void delete(Path path) throws IOException {
        next();
        REAL.delete(path);
    }
}
