package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.store.axon.LedgerEventStore;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.EventFormatSerializer;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.eventstore.StagedEvent;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A real ledger on a fresh database, and processors of views on it. */
final class OpenViews implements AutoCloseable {
    private static final int POOL = 8;
    private static final int EVENTS_IN_A_REQUEST = 20;

    /** How each view is made on a data source. */
    static final Map<String, Function<DataSource, View>> MAKERS = Map.of(
            "catalogue", CatalogueView::new,
            "casefile", CaseFileView::new,
            "inbox", InboxView::new,
            "timeline", TimelineView::new);

    private final OpenLedger ledger;
    private final LedgerEventStorageEngine engine;
    private final LedgerEventStore events;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<ViewProcessors> nodes = new ArrayList<>();
    private int appended;

    OpenViews() {
        this(POOL);
    }

    OpenViews(int pool) {
        ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, pool);
        EventFormatSerializer format = new EventFormatSerializer(new LedgerPayloads());
        engine = LedgerEventStorageEngine.builder(ledger.reader, ledger.writer, format)
                .build();
        events = new LedgerEventStore(engine, ledger.writer, ledger.tail);
    }

    DataSource dataSource() {
        return ledger.database.pool();
    }

    OpenLedger ledger() {
        return ledger;
    }

    /** Builds views anew as a node does. */
    ViewRebuilds rebuilds(List<View> views) {
        return new ViewRebuilds(views, MAKERS, pages());
    }

    LedgerPages pages() {
        return new LedgerPages() {
            @Override
            public List<LedgerEntry> after(long position, int limit) {
                return engine.nextBatch(new GlobalSequenceTrackingToken(position), limit).stream()
                        .map(LedgerEntry::of)
                        .toList();
            }

            @Override
            public long head() {
                return ledger.reader.headPosition();
            }
        };
    }

    /** Processors as a node runs them; not yet started. */
    ViewProcessors node(Collection<View> views) {
        ViewProcessors node = new ViewProcessors(views, events, transactions());
        nodes.add(node);
        return node;
    }

    /** Appends the entries that are not yet in the ledger; they get the positions they were made with. */
    void append(List<LedgerEntry> entries) {
        List<StagedEvent> request = new ArrayList<>();
        for (LedgerEntry entry : entries.subList(appended, entries.size())) {
            request.add(stage(entry));
            if (request.size() == EVENTS_IN_A_REQUEST) {
                ledger.append(AppendRequest.of(request));
                request.clear();
            }
        }
        if (!request.isEmpty()) {
            ledger.append(AppendRequest.of(request));
        }
        appended = entries.size();
    }

    private StagedEvent stage(LedgerEntry entry) {
        EventType type = EventFormat.current().of(entry.event().getClass());
        String metadata = "{\"actorRole\":\"%s\",\"actorId\":\"%s\"}".formatted(entry.actorRole(), entry.actorId());
        return new StagedEvent(
                entry.stream(),
                sequences.merge(entry.stream(), 0L, (before, zero) -> before + 1),
                entry.eventId(),
                type.name(),
                type.revision(),
                entry.at(),
                EventFormat.current().write(entry.event()),
                metadata.getBytes(StandardCharsets.UTF_8),
                type.isPublic());
    }

    private TransactionManager transactions() {
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource());
        return () -> {
            TransactionStatus status = manager.getTransaction(new DefaultTransactionDefinition());
            return new Transaction() {
                @Override
                public void commit() {
                    manager.commit(status);
                }

                @Override
                public void rollback() {
                    manager.rollback(status);
                }
            };
        };
    }

    @Override
    public void close() {
        nodes.forEach(ViewProcessors::close);
        ledger.close();
    }
}
