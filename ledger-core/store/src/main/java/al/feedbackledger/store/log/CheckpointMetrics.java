package al.feedbackledger.store.log;

import al.feedbackledger.store.eventstore.LeafReader.Batch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/** What is measured of the published log. */
public final class CheckpointMetrics {
    private final InstantSource clock;
    private final Timer cover;
    private final Timer publish;
    private final Counter alarms;
    private volatile boolean failing;

    /**
     * @param size leaves that the latest checkpoint covers
     * @param head the ledger's last position
     */
    public CheckpointMetrics(MeterRegistry registry, InstantSource clock, LongSupplier size, LongSupplier head) {
        this.clock = clock;
        this.cover = Timer.builder("ledger.checkpoint.cover")
                .description("from the recording of an event to the checkpoint that covers it, once for each commit")
                .publishPercentileHistogram()
                .register(registry);
        this.publish = Timer.builder("ledger.checkpoint.publish")
                .description("reading, hashing, writing and signing for one checkpoint")
                .register(registry);
        this.alarms = Counter.builder("ledger.checkpoint.alarm")
                .description("times nothing was signed because something did not fit; must stay 0")
                .register(registry);
        Gauge.builder("ledger.checkpoint.fail", () -> failing ? 1 : 0)
                .description("1 while the log's files cannot be written or signed; must be 0")
                .register(registry);
        Gauge.builder("ledger.checkpoint.size", size::getAsLong)
                .description("leaves that the latest checkpoint covers")
                .register(registry);
        Gauge.builder("ledger.checkpoint.lag", () -> Math.max(0, head.getAsLong() - size.getAsLong()))
                .description("events that no checkpoint covers yet")
                .register(registry);
    }

    void published(List<Batch> batches, long tookNanos) {
        Instant now = clock.instant();
        for (Batch batch : batches) {
            Duration passed = Duration.between(batch.recordedAt(), now);
            cover.record(passed.isNegative() ? Duration.ZERO : passed);
        }
        publish.record(Duration.ofNanos(tookNanos));
    }

    void alarm() {
        alarms.increment();
    }

    void failing(boolean now) {
        failing = now;
    }

    /** Whether this node should publish and at its last try could not: a full disk, or something that does not fit. */
    public boolean isFailing() {
        return failing;
    }
}
