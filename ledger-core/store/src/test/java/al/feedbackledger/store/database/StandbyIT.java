package al.feedbackledger.store.database;

import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.ErasureJournal;
import al.feedbackledger.store.eventstore.LedgerClosed;
import al.feedbackledger.store.eventstore.LedgerWriter;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

/** A real asynchronous standby of Debian's PostgreSQL 15 that takes over without the last acknowledged event. */
class StandbyIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ErasureJournal NOTHING_ERASED = new ErasureJournal() {
        @Override
        public void write(List<ErasedCase> erased) {
            throw new IllegalStateException("nothing is erased here");
        }

        @Override
        public void requireWritten() {}
    };

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    @Tag("long")
    void thatLacksAnAcknowledgedEventStopsBusyAndIdleNodesFromWriting() throws Exception {
        WriteGate busyGate = new WriteGate();
        WriteGate idleGate = new WriteGate();
        try (Standby standby = Standby.start(folder);
                LedgerWriter busy = writer(standby.app(), busyGate);
                LedgerWriter idle = writer(standby.app(), idleGate)) {
            var first = busy.append(AppendRequest.of(List.of(OpenLedger.event("case-1", 0))))
                    .join();
            await().atMost(SOON).until(() -> standby.events() == 1);
            standby.cutOff();
            await().atMost(SOON).until(standby::isCutOff);
            var second = busy.append(AppendRequest.of(List.of(OpenLedger.event("case-2", 0))))
                    .join();
            assertThat(second.firstPosition()).isGreaterThan(first.firstPosition());
            await().atMost(SOON).until(() -> idle.knownPosition() == second.firstPosition());

            standby.takeOver();

            await().atMost(SOON).until(() -> idleGate.isClosedBy(Reason.ACKNOWLEDGED_EVENTS_MISSING));
            await().atMost(SOON).until(() -> busyGate.isClosedBy(Reason.ACKNOWLEDGED_EVENTS_MISSING));
            assertThatThrownBy(() -> busy.append(AppendRequest.of(List.of(OpenLedger.event("case-3", 0))))
                            .join())
                    .hasCauseInstanceOf(LedgerClosed.class);
            assertThat(standby.events()).as("nothing was built on it").isEqualTo(1);
        }
    }

    private static LedgerWriter writer(DatabaseAddress address, WriteGate gate) {
        return new LedgerWriter(
                () -> Sessions.open(address, "writer"),
                "node-of-test",
                position -> {},
                NOTHING_ERASED,
                new SimpleMeterRegistry(),
                gate);
    }
}
