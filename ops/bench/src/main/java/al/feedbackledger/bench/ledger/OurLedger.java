package al.feedbackledger.bench.ledger;

import al.feedbackledger.api.views.StoredPages;
import al.feedbackledger.projections.view.LedgerPages;
import al.feedbackledger.store.axon.LedgerEventStore;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.EventFormatSerializer;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.eventstore.LedgerWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** Our writer, as the application wires it. */
final class OurLedger implements Contestant {
    private static final int READERS = 4;
    private static final int PAGE = 5_000;

    private final @Nullable Database database;
    private final LedgerDatabase open;
    private final LedgerReader reader;
    private final LedgerTail tail;
    private final LedgerWriter writer;
    private final LedgerEventStorageEngine engine;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    OurLedger(Database database) {
        this(database, database.app());
    }

    /** A node that can append; what it stored is for somebody else to check. */
    OurLedger(DatabaseAddress address) {
        this(null, address);
    }

    private OurLedger(@Nullable Database database, DatabaseAddress address) {
        this.database = database;
        this.open = LedgerDatabase.open(address, READERS);
        this.reader = new LedgerReader(open.pool(), meters);
        this.tail = new LedgerTail(() -> open.direct("tail"), meters);
        this.writer =
                new LedgerWriter(() -> open.direct("writer"), "bench", tail::advance, new NothingErased(), meters);
        this.engine = LedgerEventStorageEngine.builder(reader, writer, new EventFormatSerializer(new LedgerPayloads()))
                .build();
    }

    @Override
    public void store(Command command) {
        var unused = append(command);
    }

    Appended append(Command command) {
        AppendRequest request = new AppendRequest(List.of(engine.stage(command.event())), command.attachment());
        return writer.append(request).join();
    }

    LedgerTail tail() {
        return tail;
    }

    DataSource pool() {
        return open.pool();
    }

    LedgerReader reader() {
        return reader;
    }

    /** As whoever folds views reads it. */
    LedgerPages pages() {
        return new StoredPages(engine, reader);
    }

    LedgerEventStore eventStore() {
        return new LedgerEventStore(engine, writer, tail);
    }

    @Override
    public Correctness check(Acknowledged acknowledged) throws SQLException {
        return check(acknowledged, 0);
    }

    /** The events after a position, as stored and as the reader gives them, beside what was acknowledged. */
    Correctness check(Acknowledged acknowledged, long after) throws SQLException {
        Database database = requireNonNull(this.database);
        Set<String> stored = database.texts("SELECT event_id FROM ledger.event WHERE position > " + after);
        Set<String> read = new HashSet<>();
        long position = after;
        for (List<LedgerReader.StoredEvent> page = reader.after(position, PAGE);
                !page.isEmpty();
                page = reader.after(position, PAGE)) {
            page.forEach(event -> read.add(event.eventId()));
            position = page.getLast().position();
        }
        long last = database.number("SELECT coalesce(max(position), 0) FROM ledger.event");
        long lost =
                acknowledged.ids().stream().filter(id -> !stored.contains(id)).count();
        return new Correctness(
                stored.size(),
                last - after - stored.size(),
                lost,
                stored.stream().filter(id -> !read.contains(id)).count());
    }

    @Override
    public double meanBatch() {
        return meters.get("ledger.append.batch").summary().mean();
    }

    /** The table of events and that of batches, which the proofs need, with all their indexes. */
    double bytesPerEvent() throws SQLException {
        Database database = requireNonNull(this.database);
        database.execute("CHECKPOINT");
        long bytes = database.number(
                "SELECT pg_total_relation_size('ledger.event') + pg_total_relation_size('ledger.batch')");
        return (double) bytes / database.number("SELECT count(*) FROM ledger.event");
    }

    @Override
    public void close() {
        writer.close();
        tail.close();
        open.close();
    }
}
