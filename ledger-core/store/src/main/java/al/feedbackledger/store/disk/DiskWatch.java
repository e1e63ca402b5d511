package al.feedbackledger.store.disk;

import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes the ledger for writing while its disk has too little room, and opens it again by itself. A full disk stops
 * PostgreSQL altogether, reading included; so the last of it is kept for what must still be written: the server's own log,
 * the views, an erasure, a backup's label.
 */
public final class DiskWatch implements AutoCloseable {
    /** How old what is known of the room may be. Asking costs one system call, so no append has to. */
    static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long MEBI = 1 << 20;

    private final Path folder;
    private final long leastBytes;
    private final WriteGate gate;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("disk-watch").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private volatile long freeBytes;

    /**
     * @param folder on the disk that is watched
     * @param leastBytes below this much free room nothing is written
     */
    public DiskWatch(Path folder, long leastBytes, WriteGate gate, MeterRegistry registry) {
        this.folder = folder;
        this.leastBytes = leastBytes;
        this.gate = gate;
        Gauge.builder("ledger.disk.free", () -> freeBytes)
                .description("free room on the disk of the data folder")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Looks at once, and from then on by itself. */
    public void start() {
        look();
        var unused = thread.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            freeBytes = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            LOG.error("the room on the disk of {} cannot be read; nothing is written meanwhile", folder, e);
            freeBytes = 0;
        }
        if (freeBytes >= leastBytes) {
            open();
        } else if (!gate.isClosedBy(Reason.DISK_FULL)) {
            String sentence = "There are " + freeBytes / MEBI + " MiB free on the disk of the data folder, and "
                    + leastBytes / MEBI + " MiB are kept free.";
            LOG.error("Nothing is written until there is room again. {}", sentence);
            gate.close(Reason.DISK_FULL, sentence);
        }
    }

    private void open() {
        if (gate.isClosedBy(Reason.DISK_FULL)) {
            LOG.warn(
                    "There are {} MiB free again on the disk of the data folder; the ledger is written again.",
                    freeBytes / MEBI);
            gate.open(Reason.DISK_FULL);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
