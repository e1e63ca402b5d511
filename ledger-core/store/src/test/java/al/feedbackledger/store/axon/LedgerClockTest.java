package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerClockTest {
    private static final Instant FINE = Instant.parse("2026-11-02T12:00:00.123456789Z");

    private final LedgerClock clock = new LedgerClock(Clock.fixed(FINE, ZoneOffset.UTC));

    @Test
    void timeIsReadInWholeMicroseconds() {
        assertThat(clock.instant()).isEqualTo("2026-11-02T12:00:00.123456Z");
    }

    @Test
    void timeStandsStillAtTheActOfTheUnitOfWork() {
        Instant at = Instant.parse("2020-01-01T00:00:00Z");
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(
                new GenericCommandMessage<>("command", Map.of(ActMetadata.ACT, Act.of(Actor.SYSTEM, at))));
        try {
            assertThat(clock.instant()).isEqualTo(at);
        } finally {
            unitOfWork.rollback();
        }
        assertThat(clock.instant()).isNotEqualTo(at);
    }

    @Test
    void otherZonesThanUtcAreUnknown() {
        assertThat(clock.withZone(ZoneOffset.UTC)).isSameAs(clock);
        assertThatThrownBy(() -> clock.withZone(ZoneId.of("Europe/Tirane")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
