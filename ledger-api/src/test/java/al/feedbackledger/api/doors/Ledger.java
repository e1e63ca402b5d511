package al.feedbackledger.api.doors;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands in the ledger of the application under test. */
final class Ledger {
    private final JdbcClient jdbc;

    Ledger(Doors doors) {
        this.jdbc = doors.bean(JdbcClient.class);
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
}
