package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The one place where time is read, in whole microseconds of UTC.
 *
 * <p>Inside a unit of work whose command carries an {@link Act} time stands still at the act's instant: what a handler
 * decides with is what its events say.
 */
public final class LedgerClock extends Clock {
    private static final LedgerClock INSTANCE = new LedgerClock(Clock.systemUTC());

    private final Clock source;

    LedgerClock(Clock source) {
        this.source = source;
    }

    /** The machine's clock. */
    public static LedgerClock system() {
        return INSTANCE;
    }

    /** Lets Axon date its event messages by this clock. */
    public void install() {
        GenericEventMessage.clock = this;
    }

    @Override
    public Instant instant() {
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().getMessage() != null
                && CurrentUnitOfWork.get().root().getMessage().getMetaData().get(ActMetadata.ACT) instanceof Act act) {
            return act.at();
        }
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(ZoneOffset.UTC)) {
            throw new IllegalArgumentException("the ledger's clock knows UTC only, not " + zone);
        }
        return this;
    }
}
