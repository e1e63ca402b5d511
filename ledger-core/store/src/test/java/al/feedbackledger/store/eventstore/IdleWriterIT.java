package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.WriteGate.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

/** A node that has nothing to write and whose database is exchanged under it. */
class IdleWriterIT {
    private static final ErasureJournal NOTHING_ERASED = new ErasureJournal() {
        @Override
        public void write(List<ErasedCase> erased) {
            throw new IllegalStateException("nothing is erased here");
        }

        @Override
        public void requireWritten() {}
    };

    @Test
    void noticesADatabaseThatLacksWhatItHasSeenThereBefore() throws Exception {
        AtomicBoolean exchanged = new AtomicBoolean();
        WriteGate gate = new WriteGate();
        try (OpenLedger other = new OpenLedger(TestPostgres.Release.EMBEDDED, 2);
                LedgerDatabase older = TestPostgres.newDatabase().open(1);
                LedgerWriter idle = new LedgerWriter(
                        () -> (exchanged.get() ? older : other.database).direct("writer"),
                        "idle-node",
                        position -> {},
                        NOTHING_ERASED,
                        new SimpleMeterRegistry(),
                        gate)) {
            // It never writes itself; what another node has committed it sees by looking.
            var unused = other.append(OpenLedger.event("case-1", 0));
            await().until(() -> idle.knownPosition() == 1);
            assertThat(gate.closed()).isEmpty();

            exchanged.set(true);
            other.tamper("SELECT pg_terminate_backend(" + idle.backendPid() + ")");

            await().until(() -> gate.isClosedBy(Reason.ACKNOWLEDGED_EVENTS_MISSING));
        }
    }
}
