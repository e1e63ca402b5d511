package al.feedbackledger.drills;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.vault.Opened;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An export written from the rows as they lie in the database, line by line in the documented form, whatever they are:
 * by somebody who has the database, the keys and no application that would notice.
 */
final class RowExport {
    private static final String EVENTS = """
            SELECT position, stream_id, sequence_no, event_id, event_name, revision,
                   (extract(epoch FROM occurred_at) * 1000000)::bigint AS occurred_at,
                   payload, metadata, blind, leaf_hash
              FROM ledger.event ORDER BY position
            """;

    private static final String BATCHES = """
            SELECT batch_no, batch_uuid::text AS id, first_position, last_position, prev_root, root, writer,
                   (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_at,
                   (extract(epoch FROM max_occurred_at) * 1000000)::bigint AS max_occurred_at
              FROM ledger.batch ORDER BY batch_no
            """;

    private static final String HELD = "SELECT ref::text AS ref FROM vault.sealed_value";

    private final Vault vault;
    private final List<String> events = new ArrayList<>();
    private final List<Sealed> sealed = new ArrayList<>();
    private final Set<String> erased = new HashSet<>();
    private long position;

    private record Sealed(String stream, SealedField field) {}

    private RowExport(Vault vault) {
        this.vault = vault;
    }

    /**
     * Writes an export into an empty folder.
     *
     * @param checkpoint the signed checkpoint that goes with it
     */
    static void write(Path folder, Connection connection, Vault vault, VerifierKey key, byte[] checkpoint)
            throws SQLException, IOException {
        RowExport export = new RowExport(vault);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(EVENTS)) {
                while (row.next()) {
                    export.event(row);
                }
            }
            Files.write(folder.resolve("events.jsonl"), export.events);
            try (ResultSet row = statement.executeQuery(BATCHES)) {
                Files.write(folder.resolve("batches.jsonl"), batches(row));
            }
            try (ResultSet row = statement.executeQuery(HELD)) {
                Files.write(folder.resolve("vault.jsonl"), export.vault(row));
            }
        }
        Files.write(folder.resolve("checkpoint"), checkpoint);
        Files.writeString(folder.resolve("manifest.json"), json(export.manifest(key)), UTF_8);
    }

    private Map<String, Object> manifest(VerifierKey key) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "feedback-ledger/export/v1");
        manifest.put("origin", key.name());
        manifest.put("keys", List.of(key.toString()));
        manifest.put("position", position);
        manifest.put("words", false);
        manifest.put("at", "2026-11-28T00:00:00Z");
        return manifest;
    }

    private void event(ResultSet row) throws SQLException {
        position = row.getLong("position");
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("position", position);
        line.put("stream", row.getString("stream_id"));
        line.put("sequence", row.getLong("sequence_no"));
        line.put("eventId", row.getString("event_id"));
        line.put("event", row.getString("event_name"));
        line.put("revision", row.getInt("revision"));
        line.put("occurredAt", instant(row.getLong("occurred_at")));
        for (String column : List.of("payload", "metadata", "blind")) {
            line.put(column, base64(row.getBytes(column)));
        }
        line.put("leafHash", base64(row.getBytes("leaf_hash")));
        events.add(json(line));
        read(
                row.getString("stream_id"),
                EventFormat.current()
                        .read(row.getString("event_name"), row.getInt("revision"), row.getBytes("payload")));
    }

    private void read(String stream, Object event) {
        if (event instanceof PersonalDataErased gone) {
            erased.addAll(gone.refs());
        }
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            try {
                if (part.getType() == SealedText.class && part.getAccessor().invoke(event) instanceof SealedText text) {
                    sealed.add(new Sealed(stream, new SealedField(part.getName(), text)));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("an event's field cannot be read", e);
            }
        }
    }

    private static List<String> batches(ResultSet row) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (row.next()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("batch", row.getLong("batch_no"));
            line.put("id", row.getString("id"));
            line.put("first", row.getLong("first_position"));
            line.put("last", row.getLong("last_position"));
            line.put("prevRoot", base64(row.getBytes("prev_root")));
            line.put("root", base64(row.getBytes("root")));
            line.put("recordedAt", instant(row.getLong("recorded_at")));
            line.put("maxOccurredAt", instant(row.getLong("max_occurred_at")));
            line.put("writer", row.getString("writer"));
            lines.add(json(line));
        }
        return lines;
    }

    private List<String> vault(ResultSet row) throws SQLException {
        Set<String> held = new HashSet<>();
        while (row.next()) {
            held.add(row.getString("ref"));
        }
        List<String> lines = new ArrayList<>();
        for (Sealed each : sealed) {
            String ref = each.field().text().ref();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("ref", ref);
            line.put("stream", each.stream());
            line.put("path", each.field().path());
            line.put("state", state(each, held.contains(ref)));
            lines.add(json(line));
        }
        return lines;
    }

    private String state(Sealed each, boolean held) {
        if (erased.contains(each.field().text().ref())) {
            return "erased";
        }
        if (!held) {
            return "absent";
        }
        return vault.open(each.stream(), each.field()) instanceof Opened.Words ? "present" : "unreadable";
    }

    private static String instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String json(Map<String, Object> line) {
        return JsonMapper.shared().writeValueAsString(line);
    }
}
