package al.feedbackledger.store.drill;

import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several nodes on one database, many hands on few cases: commands from a seed, many of them bound to a version, sent
 * twice at once, or repeated on another node. What comes out must be what one hand would have done.
 */
class ConcurrencyDrillIT {
    private static final int NODES = 3;
    private static final int HANDS = 24;
    private static final int CASES = 8;
    private static final int ACTS = 25;
    private static final int LONG_ACTS = 400;
    private static final int KILLS = 9;
    private static final int LONG_KILLS = 300;
    private static final int EVENTS_AT_ONCE = 1_000;

    private final TestDatabase database = TestPostgres.newDatabase();
    private final List<LedgerDoor> nodes = IntStream.range(0, NODES)
            .mapToObj(node -> new LedgerDoor(database, 4))
            .toList();

    @AfterEach
    void close() {
        nodes.forEach(LedgerDoor::close);
    }

    @Test
    void manyHandsOnThreeNodesDoWhatOneWouldHaveDone() throws Exception {
        manyHands(ACTS);
    }

    @Test
    @Tag("long")
    void manyHandsForLongDoWhatOneWouldHaveDone() throws Exception {
        manyHands(LONG_ACTS);
    }

    @Test
    void sessionsEndedDuringCommitLoseNothingAndRepeatNothing() throws Exception {
        sessionsEnd(KILLS);
    }

    @Test
    @Tag("long")
    void sessionsEndedDuringCommitForLongLoseNothingAndRepeatNothing() throws Exception {
        sessionsEnd(LONG_KILLS);
    }

    private void manyHands(int acts) throws Exception {
        Seed seed = Drill.seed("concurrency, " + acts + " acts of " + HANDS + " hands");
        Hands hands = new Hands(nodes, CASES, seed);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                Hand hand = hands.another();
                all.add(threads.submit(() -> {
                    for (int act = 0; act < acts; act++) {
                        hand.act();
                    }
                    return true;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        asIfOneAfterTheOther(hands, seed);
    }

    private void sessionsEnd(int kills) throws Exception {
        Seed seed = Drill.seed("sessions ended during commit, " + kills + " times");
        Hands hands = new Hands(nodes, CASES, seed);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SessionKiller killer = new SessionKiller(database, seed)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                Hand hand = hands.another();
                all.add(threads.submit(() -> {
                    while (!hands.atRest()) {
                        hand.act();
                    }
                    return true;
                }));
            }
            try {
                while (killer.killed().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()
                                < kills
                        || killer.killedBeforeStored() == 0
                        || killer.killedAfterStored() == 0) {
                    killer.strike();
                }
            } finally {
                hands.rest();
            }
            for (Future<?> each : all) {
                each.get();
            }
            Drill.say(seed + ": sessions ended by what they waited for " + killer.killed());
        }
        asIfOneAfterTheOther(hands, seed);
    }

    private void asIfOneAfterTheOther(Hands hands, Seed seed) throws Exception {
        List<StoredEvent> ledger = new ArrayList<>();
        List<StoredEvent> page = nodes.getFirst().ledger.reader.after(0, EVENTS_AT_ONCE);
        while (!page.isEmpty()) {
            ledger.addAll(page);
            page = nodes.getFirst().ledger.reader.after(ledger.getLast().position(), EVENTS_AT_ONCE);
        }
        Drill.say(seed + ": " + hands.counted() + ", " + ledger.size() + " events");
        assertThat(new SerialModel(ledger).disagreements(hands.sent()))
                .as(seed.toString())
                .isEmpty();
        try (Connection connection = database.asApp()) {
            assertThat(LedgerCheck.of(connection).faults()).as(seed.toString()).isEmpty();
        }
    }
}
