package al.feedbackledger.store.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A disk that is really small: a tmpfs, which only root can mount, also the root of a namespace of one's own. Somebody
 * else's file, the ballast, takes as much of it as the test wants.
 */
public final class SmallDisk implements AutoCloseable {
    private static final long MEBI = 1 << 20;
    private static final int BLOCK = 4_096;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Path path;
    private int ballasts;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** Mounts one. */
    public static SmallDisk mount(Path path, int mebibytes) throws IOException {
        Files.createDirectories(path);
        run(
                "A small disk is a tmpfs, and this user may not mount one. Run the tests as root, or so:"
                        + " unshare --user --map-root-user --mount ops/ledger test",
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + mebibytes + "m,mode=700",
                "none",
                path.toString());
        return new SmallDisk(path);
    }

    private static void run(String otherwise, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ended(process) != 0) {
            throw new AssertionError(otherwise + " (" + String.join(" ", command) + ": " + said.strip() + ")");
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a disk is made or unmade", e);
        }
    }

    public Path path() {
        return path;
    }

    public long freeBytes() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    /** Somebody takes all but so much. */
    public void leave(long mebibytes) throws IOException {
        long take = freeBytes() - mebibytes * MEBI;
        if (take > 0) {
            run(
                    "the disk does not fill",
                    "fallocate",
                    "-l",
                    Long.toString(take),
                    nextBallast().toString());
        }
    }

    /** Somebody takes the last byte, and what others give back meanwhile. */
    public void leaveNothing() throws IOException {
        while (freeBytes() > 0) {
            fill(nextBallast());
        }
    }

    private static void fill(Path ballast) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel out = FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (out.write(block.clear()) > 0) {
                // Until there is no room.
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Somebody who takes the last byte, and each that is given back, until this is closed. */
    public Taker taken() {
        return new Taker();
    }

    /** Keeps the disk full. */
    public final class Taker implements AutoCloseable {
        private final CountDownLatch enough = new CountDownLatch(1);
        private final Thread thread = Thread.ofPlatform().daemon().name("taker").start(this::take);

        private void take() {
            try {
                while (!enough.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    leaveNothing();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the disk cannot be kept full", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether the disk has been kept full until now. */
        public boolean isTaking() {
            return thread.isAlive();
        }

        @Override
        public void close() {
            enough.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the disk is let go", e);
            }
        }
    }

    private Path nextBallast() {
        ballasts++;
        return ballast(ballasts);
    }

    private Path ballast(int number) {
        return path.resolve("ballast-" + number);
    }

    /** Gives back what somebody took. */
    public void free() throws IOException {
        for (int i = 1; i <= ballasts; i++) {
            Files.deleteIfExists(ballast(i));
        }
    }

    /** Unmounts it; whoever still uses it keeps it until they end. */
    @Override
    public void close() throws IOException {
        run("the disk cannot be unmounted", "umount", "--lazy", path.toString());
    }
}
