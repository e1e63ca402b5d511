package al.feedbackledger.projections.view;

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

/** A real ledger on a fresh database, and processors of views on it. */
final class OpenViews implements AutoCloseable {
    private static final int POOL = 8;
    private static final int EVENTS_IN_A_REQUEST = 20;

    private final OpenLedger ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, POOL);
    private final LedgerEventStore events;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<ViewProcessors> nodes = new ArrayList<>();
    private int appended;

    OpenViews() {
        EventFormatSerializer format = new EventFormatSerializer(new LedgerPayloads());
        events = new LedgerEventStore(
                LedgerEventStorageEngine.builder(ledger.reader, ledger.writer, format)
                        .build(),
                ledger.writer,
                ledger.tail);
    }

    DataSource dataSource() {
        return ledger.database.pool();
    }

    OpenLedger ledger() {
        return ledger;
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
