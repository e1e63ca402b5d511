package al.feedbackledger.api.health;

import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.util.Locale;

/**
 * Whether the ledger takes anything in. Lost events need an operator, so the node reports not ready; a full disk does not
 * keep anybody from reading, so then it stays ready, and the measure and the details tell.
 */
@Component("writing")
final class WritingHealth implements HealthIndicator, MeterBinder {
    private final WriteGate gate;

    WritingHealth(WriteGate gate) {
        this.gate = gate;
    }

    @Override
    public Health health() {
        return gate.closed()
                .map(closed -> {
                    boolean ready = closed.reason() == Reason.DISK_FULL;
                    Health.Builder health = ready ? Health.up() : Health.outOfService();
                    return health.withDetail("closed", String.valueOf(closed.getMessage()))
                            .build();
                })
                .orElseGet(() -> Health.up().build());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Reason reason : Reason.values()) {
            Gauge.builder("ledger.closed", () -> gate.isClosedBy(reason) ? 1 : 0)
                    .description("1 while nothing is written for this reason; must be 0")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }
}
