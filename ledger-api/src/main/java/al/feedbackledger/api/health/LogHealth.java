package al.feedbackledger.api.health;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.log.CheckpointMetrics;
import al.feedbackledger.store.log.PublishedLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the published log has come. A log that cannot be written is told as such, and the node stays ready: feedback is
 * taken, and read, while the log is behind, and it catches up by itself.
 */
@Component("log")
final class LogHealth implements HealthIndicator {
    private final PublishedLog log;
    private final LedgerTail tail;
    private final CheckpointMetrics metrics;

    LogHealth(PublishedLog log, LedgerTail tail, CheckpointMetrics metrics) {
        this.log = log;
        this.tail = tail;
        this.metrics = metrics;
    }

    @Override
    public Health health() {
        long size = log.checkpoint().map(Checkpoint::size).orElse(0L);
        Health.Builder health = metrics.isFailing() ? Health.outOfService() : Health.up();
        return health.withDetail("origin", log.origin())
                .withDetail("published", size)
                .withDetail("behind", Math.max(0, tail.head() - size))
                .build();
    }
}
