package al.feedbackledger.api.health;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.log.PublishedLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the published log has come, and whether the ledger may be written. Out of service while it may not; readiness
 * does not ask, because reading goes on. Asks no database.
 */
@Component("log")
final class LogHealth implements HealthIndicator {
    private final PublishedLog log;
    private final LedgerTail tail;
    private final WriteGate gate;

    LogHealth(PublishedLog log, LedgerTail tail, WriteGate gate) {
        this.log = log;
        this.tail = tail;
        this.gate = gate;
    }

    @Override
    public Health health() {
        long size = log.checkpoint().map(Checkpoint::size).orElse(0L);
        Health.Builder health = gate.closedBecause()
                .map(why -> Health.outOfService().withDetail("notWritten", why))
                .orElseGet(Health::up);
        return health.withDetail("origin", log.origin())
                .withDetail("published", size)
                .withDetail("behind", Math.max(0, tail.head() - size))
                .build();
    }
}
