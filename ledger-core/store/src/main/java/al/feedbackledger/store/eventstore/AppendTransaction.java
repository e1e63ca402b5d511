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
import java.util.UUID;

/**
 * One transaction that appends the events of some requests: everything up to, but not including, its COMMIT.
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

    Result prepare(List<AppendRequest> requests) throws SQLException {
        Head head = Head.underLock(connection);
        if (head.clockWentBack()) {
            LOG.error("the database's clock is behind the last batch; recorded_at stands still until it catches up");
        }
        Admission admission = new Admission(new AdmissionQueries(connection).read(requests));
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
        if (batch.events().isEmpty()) {
            return new Result(outcomes, null, 0, List.of(), head.clockWentBack());
        }
        RoundTrip trip = new RoundTrip(connection);
        BatchInserts inserts = new BatchInserts(trip);
        inserts.insertEvents(batch.events());
        inserts.erase(attachments.erased());
        inserts.insertAttachments(attachments);
        inserts.insertBatch(batch, batchUuid, writer);
        trip.ask(AppendSql.NOTIFY, row -> {}, Long.toString(batch.lastPosition()));
        trip.go();
        return new Result(
                outcomes,
                new LedgerEnd(batch.lastPosition(), batch.tree().root()),
                batch.events().size(),
                attachments.erased(),
                head.clockWentBack());
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
