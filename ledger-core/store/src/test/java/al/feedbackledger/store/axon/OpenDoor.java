package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.eventstore.EventFormatSerializer;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.eventstore.ReceiptLookup;
import al.feedbackledger.store.eventstore.WordsFormat;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

import java.time.Instant;

/** A command door onto a fresh ledger, with the tests' aggregate behind it. */
final class OpenDoor implements AutoCloseable {
    static final Instant NOON = OpenLedger.NOON;
    static final Actor OFFICER = new Actor(Role.ADMIN, "0193-pseudonym", null, null);

    final OpenLedger ledger;
    final LedgerEventStorageEngine engine;
    final LedgerEventStore store;
    final CommandDoor door;

    OpenDoor(TestDatabase database, int poolSize) {
        LedgerClock.system().install();
        ledger = new OpenLedger(database, poolSize, null);
        engine = LedgerEventStorageEngine.builder(
                        ledger.reader, ledger.writer, new EventFormatSerializer(new WordsFormat()))
                .build();
        store = new LedgerEventStore(engine, ledger.writer, ledger.tail);
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        EventSourcingRepository<Counter> repository =
                EventSourcingRepository.builder(Counter.class).eventStore(store).build();
        AggregateAnnotationCommandHandler.<Counter>builder()
                .aggregateType(Counter.class)
                .repository(repository)
                .commandTargetResolver(new StreamTargetResolver())
                .build()
                .subscribe(bus);
        door = new CommandDoor(bus, new ReceiptLookup(ledger.database.pool()));
    }

    static Act act() {
        return Act.of(OFFICER, NOON);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
