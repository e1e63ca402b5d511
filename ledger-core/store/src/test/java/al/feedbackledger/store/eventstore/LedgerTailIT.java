package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import static al.feedbackledger.store.eventstore.OpenLedger.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

class LedgerTailIT {
    private final TestDatabase database = TestPostgres.newDatabase();

    @Test
    void anAppendHereIsKnownBeforeItsFutureCompletes() {
        try (OpenLedger ledger = new OpenLedger(database, 2, null)) {
            ledger.append(event("a", 0), event("a", 1));

            assertThat(ledger.tail.head()).isEqualTo(2);
        }
    }

    @Test
    void anAppendOfAnotherNodeWakesThisOne() throws Exception {
        try (OpenLedger here = new OpenLedger(database, 2, null);
                OpenLedger there = new OpenLedger(database, 2, null)) {
            there.append(event("a", 0));
            assertThat(here.tail.awaitBeyond(0, Duration.ofSeconds(30))).isTrue();
            BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
            here.tail.listen(() -> heard.add(here.tail.head()));

            there.append(event("a", 1));

            await().until(() -> heard.contains(2L));
        }
    }

    @Test
    void aTailWhoseSessionEndsFindsWhatItMissed() throws Exception {
        try (OpenLedger here = new OpenLedger(database, 2, null);
                OpenLedger there = new OpenLedger(database, 2, null)) {
            String listening = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name = 'feedback-ledger tail'";
            await().until(() -> here.query(listening).size() == 2);
            here.query("SELECT pg_terminate_backend(pid) FROM (" + listening + ") AS l");

            there.append(event("a", 0));

            assertThat(here.tail.awaitBeyond(0, Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void waitingEndsWhenNothingComes() throws Exception {
        try (OpenLedger ledger = new OpenLedger(database, 2, null)) {
            assertThat(ledger.tail.awaitBeyond(0, Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void whoFollowsACrowdIsWokenForManyEventsAtATime() throws Exception {
        try (OpenLedger ledger = new OpenLedger(database, 2, null)) {
            AtomicInteger woken = new AtomicInteger();
            ledger.tail.listen(woken::incrementAndGet);
            long began = System.nanoTime();

            for (long position = 1; position <= 10_000; position++) {
                ledger.tail.advance(position);
            }

            assertThat(ledger.tail.head()).isEqualTo(10_000);
            assertThat(ledger.tail.awaitBeyond(9_999, Duration.ofSeconds(30))).isTrue();
            long turns = (System.nanoTime() - began) / LedgerTail.WAKE_EVERY.toNanos();
            assertThat(woken.get()).isBetween(1, (int) turns + 2);
        }
    }
}
