package al.feedbackledger.store.log;

import java.io.IOException;
import java.nio.file.Path;

/** The file system of a process that dies before a chosen step: nothing of that step or of any later one happens. */
final class FailingSteps implements FileSteps {
    private final long dieBefore;
    private long taken;

    FailingSteps(long dieBefore) {
        this.dieBefore = dieBefore;
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
        REAL.force(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        next();
        REAL.move(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        next();
        REAL.forceFolder(folder);
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
