package al.feedbackledger.api.doors;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in the ledger of the application under test. */
final class Ledger {
    private final JdbcClient jdbc;

    Ledger(Doors doors) {
        this.jdbc = doors.bean(JdbcClient.class);
    }

    /** How much is written where a request can write. */
    private record Content(long events, long words, long keys, long receipts, long cases, long imports) {}

    private Content content() {
        // The night takes a publication by itself.
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM ledger.event WHERE event_name <> 'PublicationTaken') AS events,
                               (SELECT count(*) FROM vault.sealed_value) AS words,
                               (SELECT count(*) FROM vault.case_key) AS keys,
                               (SELECT count(*) FROM ops.command_receipt) AS receipts,
                               (SELECT count(*) FROM ops.case_access) AS cases,
                               (SELECT count(*) FROM ops.import_identity) AS imports
                        """)
                .query((row, number) -> new Content(
                        row.getLong("events"),
                        row.getLong("words"),
                        row.getLong("keys"),
                        row.getLong("receipts"),
                        row.getLong("cases"),
                        row.getLong("imports")))
                .single();
    }

    /** Sends a request that must leave nothing behind: no event, no word, no receipt. */
    Reply untouched(Supplier<Reply> request) {
        Content before = content();
        Reply reply = request.get();
        assertThat(content()).as(reply.body()).isEqualTo(before);
        return reply;
    }

    /** The last position. */
    long head() {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM ledger.event")
                .query(Long.class)
                .single();
    }

    /** Names of what was recorded after a position, but for publications: the night takes one by itself. */
    List<String> namesAfter(long position) {
        return jdbc.sql("""
                        SELECT event_name FROM ledger.event
                         WHERE position > :position AND event_name <> 'PublicationTaken'
                         ORDER BY position
                        """).param("position", position).query(String.class).list();
    }

    String nameAt(long position) {
        return jdbc.sql("SELECT event_name FROM ledger.event WHERE position = :position")
                .param("position", position)
                .query(String.class)
                .single();
    }

    /** Names of a stream's events in order. */
    List<String> namesOf(String stream) {
        return jdbc.sql("SELECT event_name FROM ledger.event WHERE stream_id = :stream ORDER BY sequence_no")
                .param("stream", stream)
                .query(String.class)
                .list();
    }

    /** How many texts the vault holds of a case. */
    long wordsOf(String stream) {
        return jdbc.sql("SELECT count(*) FROM vault.sealed_value WHERE stream_id = :stream")
                .param("stream", stream)
                .query(Long.class)
                .single();
    }

    /** The stream of a case, by the position of an event of its. */
    String streamOf(Case c) {
        return jdbc.sql("SELECT stream_id FROM ledger.event WHERE position = :position")
                .param("position", c.ownPosition())
                .query(String.class)
                .single();
    }

    /** The reference number of the case that the event at a position belongs to, compact. */
    String referenceAt(long position) {
        byte[] submitted =
                jdbc.sql("""
                        SELECT first.payload FROM ledger.event first JOIN ledger.event one USING (stream_id)
                         WHERE one.position = :position AND first.sequence_no = 0
                        """).param("position", position).query(byte[].class).single();
        return JsonMapper.shared()
                .readTree(new String(submitted, StandardCharsets.UTF_8))
                .path("reference")
                .stringValue();
    }

    /** The streams of the cases whose words an account has opened, as it is on record. */
    List<String> openingsBy(String actor) {
        return jdbc.sql("""
                        SELECT convert_from(payload, 'UTF8')::jsonb ->> 'feedback' AS stream FROM ledger.event
                         WHERE event_name = 'PersonalDataAccessed'
                           AND convert_from(metadata, 'UTF8')::jsonb ->> 'actorId' = :actor
                        """).param("actor", actor).query(String.class).list();
    }

    /** All that the events say, one after the other. */
    String everything() {
        return String.join("\n", jdbc.sql("""
                        SELECT event_name || ' ' || convert_from(payload, 'UTF8') || convert_from(metadata, 'UTF8')
                          FROM ledger.event ORDER BY position
                        """).query(String.class).list());
    }
}
