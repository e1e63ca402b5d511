package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One transaction that appends the events of some requests, in two round trips: one that takes the lock and looks, and one
 * that stores and commits.
 *
 * <p>Under the ledger's lock nobody else can number events, so what is read there stays true until the COMMIT. The lock
 * gives speed; the unique constraints alone would give correctness. Two requests under one idempotency key must not
 * share a transaction: the second needs the stored reply of the first.
 */
final class AppendTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(AppendTransaction.class);

    private final Connection connection;
    private final UUID batchUuid;
    private final String writer;

    AppendTransaction(Connection connection, UUID batchUuid, String writer) {
        this.connection = connection;
        this.batchUuid = batchUuid;
        this.writer = writer;
    }

    /**
     * What became of one request.
     *
     * @param appended its place, valid once the transaction is committed; null if it was refused
     */
    record Outcome(@Nullable Appended appended, @Nullable AppendRefusal refusal) {}

    /**
     * The outcomes of all requests, in their order.
     *
     * @param end of the ledger after them; null if nothing was appended
     * @param erased the cases whose words went
     * @param clockWentBack whether the database's clock was behind the last batch
     */
    record Result(
            List<Outcome> outcomes,
            @Nullable LedgerEnd end,
            int events,
            List<ErasedCase> erased,
            boolean clockWentBack) {}

    /**
     * What is left to be done, by one round trip.
     *
     * @param result of it, valid once it is committed
     */
    record Prepared(Result result, RoundTrip last) {
        /** Stores and commits. If the connection is lost here, only the database knows whether it did. */
        void commit() throws SQLException {
            last.add(AppendSql.COMMIT);
            last.go();
        }
    }

    /** Takes the lock, looks what is there, and decides; nothing is stored yet. */
    Prepared prepare(List<AppendRequest> requests) throws SQLException {
        RoundTrip look = new RoundTrip(connection);
        AtomicReference<Head> read = Head.underLock(look);
        Admission admission = new Admission(AdmissionQueries.ask(look, requests));
        look.go();
        Head head = Objects.requireNonNull(read.get(), "the head was read");
        if (head.clockWentBack()) {
            LOG.error("the database's clock is behind the last batch; recorded_at stands still until it catches up");
        }
        BatchAttachments attachments = new BatchAttachments();
        NumberedBatch batch = new NumberedBatch(head);
        List<Outcome> outcomes = new ArrayList<>();
        for (AppendRequest request : requests) {
            AppendRefusal refusal = admission.admit(request);
            if (refusal == null) {
                Appended appended = number(request, batch);
                attachments.add(request.attachment(), appended, head.nowMicros());
                outcomes.add(new Outcome(appended, null));
            } else {
                outcomes.add(new Outcome(null, refusal));
            }
        }
        return new Prepared(result(outcomes, batch, attachments), inserts(batch, attachments));
    }

    private static Result result(List<Outcome> outcomes, NumberedBatch batch, BatchAttachments attachments) {
        LedgerEnd end = batch.events().isEmpty()
                ? null
                : new LedgerEnd(batch.lastPosition(), batch.tree().root());
        return new Result(
                outcomes,
                end,
                batch.events().size(),
                attachments.erased(),
                batch.head().clockWentBack());
    }

    private RoundTrip inserts(NumberedBatch batch, BatchAttachments attachments) {
        RoundTrip trip = new RoundTrip(connection);
        if (!batch.events().isEmpty()) {
            BatchInserts inserts = new BatchInserts(trip);
            inserts.insertEvents(batch.events());
            inserts.erase(attachments.erased());
            inserts.insertAttachments(attachments);
            inserts.insertBatch(batch, batchUuid, writer);
            trip.ask(AppendSql.NOTIFY, row -> {}, Long.toString(batch.lastPosition()));
        }
        return trip;
    }

    static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(AppendSql.LOCK);
        }
    }

    /** Whether a batch was stored; asked under the lock after a COMMIT whose answer was lost. */
    static boolean isStored(Connection connection, UUID batchUuid) throws SQLException {
        lock(connection);
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.BATCH_BY_ID)) {
            statement.setObject(1, batchUuid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Appended number(AppendRequest request, NumberedBatch batch) {
        long first = batch.lastPosition() + 1;
        request.events().forEach(batch::add);
        ReceiptRow receipt = request.attachment().receipt();
        byte[] reply = receipt == null ? null : receipt.reply().seal(first, batch.lastPosition());
        return new Appended(first, batch.lastPosition(), reply);
    }
}
