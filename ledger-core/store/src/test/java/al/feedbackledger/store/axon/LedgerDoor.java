package al.feedbackledger.store.axon;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.eventstore.EventFormatSerializer;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.eventstore.ReceiptLookup;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

import java.util.List;

/** A command door onto a ledger, with the application's own aggregates and event format behind it. */
public final class LedgerDoor implements AutoCloseable {
    /** Every aggregate there is. */
    public static final List<Class<?>> AGGREGATES = List.of(
            FeedbackAggregate.class,
            PublicServiceAggregate.class,
            InstitutionAggregate.class,
            QuestionSetAggregate.class,
            ServiceStandardAggregate.class,
            ImprovementActionAggregate.class,
            PublicationAggregate.class,
            AccessAggregate.class,
            WordsExportAggregate.class);

    public final OpenLedger ledger;
    public final LedgerEventStore store;
    public final CommandDoor door;

    public LedgerDoor(TestDatabase database, int poolSize) {
        this(new OpenLedger(database, poolSize, null));
    }

    /** A door onto a ledger that is open; it is closed with the door. */
    public LedgerDoor(OpenLedger ledger) {
        LedgerClock.system().install();
        this.ledger = ledger;
        LedgerEventStorageEngine engine = LedgerEventStorageEngine.builder(
                        ledger.reader, ledger.writer, new EventFormatSerializer(new LedgerPayloads()))
                .build();
        store = new LedgerEventStore(engine, ledger.writer, ledger.tail);
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        AGGREGATES.forEach(type -> subscribe(type, bus));
        door = new CommandDoor(bus, new ReceiptLookup(ledger.database.pool()));
    }

    private <T> void subscribe(Class<T> type, SimpleCommandBus bus) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(
                        EventSourcingRepository.builder(type).eventStore(store).build())
                .commandTargetResolver(new StreamTargetResolver())
                .build()
                .subscribe(bus);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
