package al.feedbackledger.api.health;

import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.projections.view.ViewProcessors;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.timer.TimerStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * What is measured of the running ledger beside what its parts measure themselves. No tag names a service, institution,
 * case or person.
 */
@Component
final class LedgerMeters implements MeterBinder {
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LedgerMeters.class);

    private final AtomicLong unreadAtNanos = new AtomicLong(System.nanoTime() - ASK_AGAIN_AFTER.toNanos());
    private final List<View> views;
    private final ViewProcessors processors;
    private final ViewPositions positions;
    private final LedgerReader ledger;
    private final TimerStore timers;
    private final Timelines timelines;
    private final InstantSource clock;

    LedgerMeters(
            List<View> views,
            ViewProcessors processors,
            LedgerReader ledger,
            TimerStore timers,
            Timelines timelines,
            InstantSource clock) {
        this.views = views;
        this.processors = processors;
        this.positions = processors.positions();
        this.ledger = ledger;
        this.timers = timers;
        this.timelines = timelines;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (View each : views) {
            String view = each.store().name().name();
            Gauge.builder("ledger.view.lag", () -> asked(() -> lag(view)))
                    .description("events a view is behind the ledger")
                    .tag("view", view)
                    .register(registry);
            Gauge.builder("ledger.view.fail", () -> isFailing(view) ? 1 : 0)
                    .description("1 while a view cannot fold the event before it; must be 0")
                    .tag("view", view)
                    .register(registry);
        }
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            Counter.builder("ledger.act.refuse")
                    .description("acts that the rules refused")
                    .tag("reason", reason.name())
                    .register(registry);
        }
        Gauge.builder("ledger.timer.overdue", () -> asked(() -> timers.overdue(clock.instant())))
                .description("timers due and not yet fired")
                .register(registry);
        Gauge.builder("ledger.timer.halt", () -> asked(() -> timers.haltReason() == null ? 0 : 1))
                .description("1 while the timers are halted; must be 0")
                .register(registry);
        Gauge.builder("ledger.publication.mismatch", () -> asked(timelines::mismatches))
                .description("publications whose recorded digest is not that of their cells; must be 0")
                .register(registry);
    }

    /**
     * A value from the database; not a number while that is away. Each try waits for a connection, and a monitoring program
     * does not wait for several: after one that failed, nobody asks for a while.
     */
    private double asked(DoubleSupplier value) {
        if (System.nanoTime() - unreadAtNanos.get() < ASK_AGAIN_AFTER.toNanos()) {
            return Double.NaN;
        }
        try {
            return value.getAsDouble();
        } catch (LedgerUnavailable | DataAccessException away) {
            LOG.debug("a measure found the database away", away);
            unreadAtNanos.set(System.nanoTime());
            return Double.NaN;
        }
    }

    private boolean isFailing(String view) {
        return processors.failing().getOrDefault(view, false);
    }

    private long lag(String view) {
        Long behind = positions.lag(ledger.headPosition()).get(view);
        return behind == null ? 0 : behind;
    }
}
