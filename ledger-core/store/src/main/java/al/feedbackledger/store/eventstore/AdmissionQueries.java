package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.Admission.ImportKey;
import al.feedbackledger.store.eventstore.Admission.StoredReceipt;
import al.feedbackledger.store.eventstore.Admission.Taken;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Looks up, for all requests of a batch at once, what is stored already. Nothing is asked that no request needs. */
final class AdmissionQueries {
    private AdmissionQueries() {}

    /**
     * Adds the questions to a round trip, after the ledger's lock.
     *
     * @return filled once the trip is made
     */
    static Taken ask(RoundTrip trip, List<AppendRequest> requests) {
        Taken found = new Taken(
                new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashMap<>());
        receipts(trip, requests, found.receipts());
        trip.ask(AppendSql.LAST_SEQUENCES, rows -> lastSequences(rows, found.lastSequences()), (Object)
                events(requests, StagedEvent::streamId));
        trip.ask(AppendSql.EVENT_IDS, rows -> texts(rows, found.eventIds()), (Object)
                events(requests, StagedEvent::eventId));
        ask(trip, AppendSql.REFERENCES, rows(requests, AdmissionQueries::reference), found.references());
        importIdentities(trip, rows(requests, Attachment::importIdentity), found.importIdentities());
        caseKeys(trip, rows(requests, AdmissionQueries::streamOfKey), found.caseKeys());
        return found;
    }

    private static @Nullable String reference(Attachment attachment) {
        return attachment.caseAccess() == null ? null : attachment.caseAccess().reference();
    }

    private static byte @Nullable [] keyHash(Attachment attachment) {
        return attachment.receipt() == null ? null : attachment.receipt().keyHash();
    }

    private static @Nullable String streamOfKey(Attachment attachment) {
        if (attachment.caseKey() != null) {
            return attachment.caseKey().streamId();
        }
        return attachment.keyUse() == null ? null : attachment.keyUse().streamId();
    }

    private static <T> List<T> rows(List<AppendRequest> requests, Function<Attachment, @Nullable T> row) {
        return requests.stream()
                .map(AppendRequest::attachment)
                .map(row)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static String[] events(List<AppendRequest> requests, Function<StagedEvent, String> field) {
        Set<String> values = new HashSet<>();
        requests.forEach(request -> request.events().forEach(event -> values.add(field.apply(event))));
        return values.toArray(new String[0]);
    }

    private static void receipts(RoundTrip trip, List<AppendRequest> requests, Map<Bytes, StoredReceipt> found) {
        List<byte[]> keyHashes = rows(requests, AdmissionQueries::keyHash);
        if (!keyHashes.isEmpty()) {
            trip.ask(
                    AppendSql.RECEIPTS,
                    rows -> {
                        while (rows.next()) {
                            found.put(
                                    new Bytes(rows.getBytes("key_hash")),
                                    new StoredReceipt(rows.getBytes("request_mac"), rows.getBytes("sealed_reply")));
                        }
                    },
                    (Object) keyHashes.toArray(new byte[0][]));
        }
    }

    private static void lastSequences(ResultSet rows, Map<String, Long> found) throws SQLException {
        while (rows.next()) {
            long last = rows.getLong("last_sequence_no");
            if (!rows.wasNull()) {
                found.put(rows.getString("stream_id"), last);
            }
        }
    }

    private static void texts(ResultSet rows, Set<String> found) throws SQLException {
        while (rows.next()) {
            found.add(rows.getString(1));
        }
    }

    private static void ask(RoundTrip trip, String sql, List<String> wanted, Set<String> found) {
        if (!wanted.isEmpty()) {
            trip.ask(sql, rows -> texts(rows, found), (Object) wanted.toArray(new String[0]));
        }
    }

    private static void caseKeys(RoundTrip trip, List<String> streams, Map<String, Integer> found) {
        if (!streams.isEmpty()) {
            trip.ask(
                    AppendSql.CASE_KEYS,
                    rows -> {
                        while (rows.next()) {
                            found.put(rows.getString("stream_id"), rows.getInt("generation"));
                        }
                    },
                    (Object) streams.toArray(new String[0]));
        }
    }

    private static void importIdentities(RoundTrip trip, List<ImportIdentityRow> wanted, Set<ImportKey> found) {
        if (!wanted.isEmpty()) {
            trip.ask(
                    AppendSql.IMPORT_IDENTITIES,
                    rows -> {
                        while (rows.next()) {
                            found.add(new ImportKey(rows.getString("source"), rows.getString("external_id")));
                        }
                    },
                    wanted.stream().map(ImportIdentityRow::source).toArray(String[]::new),
                    wanted.stream().map(ImportIdentityRow::externalId).toArray(String[]::new));
        }
    }
}
