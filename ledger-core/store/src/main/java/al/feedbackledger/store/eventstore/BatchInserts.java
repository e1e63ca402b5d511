package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.NumberedBatch.NumberedEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes the rows of one batch, one statement for each table however many requests it has; first deletes what it erases. */
final class BatchInserts {
    private final RoundTrip trip;

    /** @param trip with which the rows will go */
    BatchInserts(RoundTrip trip) {
        this.trip = trip;
    }

    void insertEvents(List<NumberedEvent> events) {
        new Rows<>(AppendSql.INSERT_EVENTS, events)
                .column(Long[]::new, NumberedEvent::position)
                .column(String[]::new, e -> e.event().streamId())
                .column(Long[]::new, e -> e.event().sequenceNo())
                .column(String[]::new, e -> e.event().eventId())
                .column(String[]::new, e -> e.event().eventName())
                .column(Integer[]::new, e -> e.event().revision())
                .column(Long[]::new, e -> e.event().occurredAtMicros())
                .bytes(e -> e.event().payload())
                .bytes(e -> e.event().metadata())
                .bytes(NumberedEvent::blind)
                .bytes(NumberedEvent::leafHash)
                .insert(trip);
    }

    void insertBatch(NumberedBatch batch, UUID batchUuid, String writer) {
        trip.add(
                AppendSql.INSERT_BATCH,
                batch.head().batchNo() + 1,
                batchUuid,
                batch.firstPosition(),
                batch.lastPosition(),
                batch.head().tree().root(),
                batch.tree().root(),
                batch.tree().frontier().toArray(new byte[0][]),
                batch.maxOccurredAtMicros(),
                batch.head().nowMicros(),
                writer);
    }

    /**
     * Deletes all that the vault and the receipts hold of the erased cases. It comes before the inserts: what a request of
     * the same batch stores for such a case came after the erasure, as the case's sequence numbers show, and the
     * erasure's own receipt stays.
     */
    void erase(List<ErasedCase> erased) {
        if (erased.isEmpty()) {
            return;
        }
        String[] streams = erased.stream().map(ErasedCase::streamId).toArray(String[]::new);
        for (String sql : List.of(AppendSql.ERASE_VALUES, AppendSql.ERASE_KEYS, AppendSql.ERASE_RECEIPTS)) {
            trip.add(sql, (Object) streams);
        }
    }

    /** Writes all that hangs on the requests of the batch. */
    void insertAttachments(BatchAttachments rows) {
        new Rows<>(AppendSql.INSERT_SEALED_VALUES, rows.sealedValues())
                .column(UUID[]::new, SealedValueRow::ref)
                .column(String[]::new, SealedValueRow::streamId)
                .column(String[]::new, SealedValueRow::path)
                .bytes(SealedValueRow::nonce)
                .bytes(SealedValueRow::ciphertext)
                .insert(trip);
        new Rows<>(AppendSql.INSERT_CASE_KEYS, rows.caseKeys())
                .column(String[]::new, CaseKeyRow::streamId)
                .column(Integer[]::new, CaseKeyRow::generation)
                .column(Integer[]::new, CaseKeyRow::epoch)
                .bytes(CaseKeyRow::nonce)
                .bytes(CaseKeyRow::wrappedKey)
                .insert(trip);
        new Rows<>(AppendSql.INSERT_CASE_ACCESS, rows.caseAccess())
                .column(String[]::new, CaseAccessRow::reference)
                .column(String[]::new, CaseAccessRow::streamId)
                .bytes(CaseAccessRow::salt)
                .bytes(CaseAccessRow::codeDigest)
                .insert(trip);
        new Rows<>(AppendSql.INSERT_IMPORT_IDENTITIES, rows.importIdentities())
                .column(String[]::new, ImportIdentityRow::source)
                .column(String[]::new, ImportIdentityRow::externalId)
                .column(String[]::new, ImportIdentityRow::streamId)
                .insert(trip);
        new Rows<>(AppendSql.INSERT_RECEIPTS, rows.replies())
                .bytes(reply -> reply.receipt().keyHash())
                .bytes(reply -> reply.receipt().requestMac())
                .bytes(BatchAttachments.Reply::sealed)
                .column(String[]::new, reply -> reply.receipt().streamId())
                .column(Long[]::new, BatchAttachments.Reply::atMicros)
                .insert(trip);
        new Rows<>(AppendSql.COUNT_ANSWER_PRINTS, rows.answerPrints())
                .column(String[]::new, use -> use.row().institution())
                .bytes(use -> use.row().print())
                .column(Integer[]::new, BatchAttachments.PrintUse::uses)
                .insert(trip);
    }

    /** Rows of one table on their way into it as arrays, one for each column. */
    private static final class Rows<T> {
        private final String sql;
        private final List<T> rows;
        private final List<Object[]> columns = new ArrayList<>();

        Rows(String sql, List<T> rows) {
            this.sql = sql;
            this.rows = rows;
        }

        <C> Rows<T> column(IntFunction<C[]> array, Function<T, C> value) {
            columns.add(rows.stream().map(value).toArray(array));
            return this;
        }

        Rows<T> bytes(Function<T, byte[]> value) {
            return column(byte[][]::new, value);
        }

        void insert(RoundTrip trip) {
            if (!rows.isEmpty()) {
                trip.add(sql, columns.toArray());
            }
        }
    }
}
