package al.feedbackledger.api.health;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.log.PublishedLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How far the published log has come. Told and not judged: feedback is taken, and read, while the log is behind. */
@Component("log")
final class LogHealth implements HealthIndicator {
    private final PublishedLog log;
    private final LedgerTail tail;

    LogHealth(PublishedLog log, LedgerTail tail) {
        this.log = log;
        this.tail = tail;
    }

    @Override
    public Health health() {
        long size = log.checkpoint().map(Checkpoint::size).orElse(0L);
        return Health.up()
                .withDetail("origin", log.origin())
                .withDetail("published", size)
                .withDetail("behind", Math.max(0, tail.head() - size))
                .build();
    }
}
