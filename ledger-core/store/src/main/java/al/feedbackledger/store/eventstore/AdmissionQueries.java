package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.Admission.ImportKey;
import al.feedbackledger.store.eventstore.Admission.StoredReceipt;
import al.feedbackledger.store.eventstore.Admission.Taken;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Looks up, for all requests of a batch at once, what is stored already. Nothing is asked that no request needs. */
final class AdmissionQueries {
    private final Connection connection;

    AdmissionQueries(Connection connection) {
        this.connection = connection;
    }

    Taken read(List<AppendRequest> requests) throws SQLException {
        return new Taken(
                receipts(rows(
                        requests, a -> a.receipt() == null ? null : a.receipt().keyHash())),
                lastSequences(events(requests, StagedEvent::streamId)),
                texts(AppendSql.EVENT_IDS, events(requests, StagedEvent::eventId)),
                texts(
                        AppendSql.REFERENCES,
                        rows(
                                requests,
                                a -> a.caseAccess() == null
                                        ? null
                                        : a.caseAccess().reference())),
                importIdentities(rows(requests, Attachment::importIdentity)),
                caseKeys(rows(requests, AdmissionQueries::streamOfKey)));
    }

    private static @Nullable String streamOfKey(Attachment attachment) {
        if (attachment.caseKey() != null) {
            return attachment.caseKey().streamId();
        }
        return attachment.keyUse() == null ? null : attachment.keyUse().streamId();
    }

    private Map<String, Integer> caseKeys(List<String> streams) throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        if (streams.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.CASE_KEYS)) {
            statement.setArray(1, connection.createArrayOf("text", streams.toArray(new String[0])));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("stream_id"), rows.getInt("generation"));
                }
            }
        }
        return found;
    }

    private static <T> List<T> rows(List<AppendRequest> requests, Function<Attachment, @Nullable T> row) {
        return requests.stream()
                .map(AppendRequest::attachment)
                .map(row)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static Set<String> events(List<AppendRequest> requests, Function<StagedEvent, String> field) {
        Set<String> values = new HashSet<>();
        requests.forEach(request -> request.events().forEach(event -> values.add(field.apply(event))));
        return values;
    }

    private Map<Bytes, StoredReceipt> receipts(List<byte[]> keyHashes) throws SQLException {
        Map<Bytes, StoredReceipt> found = new HashMap<>();
        if (keyHashes.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.RECEIPTS)) {
            statement.setArray(1, connection.createArrayOf("bytea", keyHashes.toArray(new byte[0][])));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            new Bytes(rows.getBytes("key_hash")),
                            new StoredReceipt(rows.getBytes("request_mac"), rows.getBytes("sealed_reply")));
                }
            }
        }
        return found;
    }

    private Map<String, Long> lastSequences(Set<String> streams) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.LAST_SEQUENCES)) {
            statement.setArray(1, connection.createArrayOf("text", streams.toArray(new String[0])));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long last = rows.getLong("last_sequence_no");
                    if (!rows.wasNull()) {
                        found.put(rows.getString("stream_id"), last);
                    }
                }
            }
        }
        return found;
    }

    private Set<String> texts(String sql, Collection<String> wanted) throws SQLException {
        Set<String> found = new HashSet<>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", wanted.toArray(new String[0])));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private Set<ImportKey> importIdentities(List<ImportIdentityRow> wanted) throws SQLException {
        Set<ImportKey> found = new HashSet<>();
        if (wanted.isEmpty()) {
            return found;
        }
        String[] sources = wanted.stream().map(ImportIdentityRow::source).toArray(String[]::new);
        String[] ids = wanted.stream().map(ImportIdentityRow::externalId).toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement(AppendSql.IMPORT_IDENTITIES)) {
            statement.setArray(1, connection.createArrayOf("text", sources));
            statement.setArray(2, connection.createArrayOf("text", ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new ImportKey(rows.getString("source"), rows.getString("external_id")));
                }
            }
        }
        return found;
    }
}
