package al.feedbackledger.store.timer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The SQL on {@code ops.timer}, and on who fires. */
final class TimerSql {
    static final String TAKE_DUTIES = """
            SELECT pg_try_advisory_lock(hashtext('feedback-ledger'), hashtext('duties')) AS taken
            """;

    private static final String INSERT = """
            INSERT INTO ops.timer (stream_id, kind, cause_event, due_at)
            VALUES (:stream, :kind, :cause, :due)
            ON CONFLICT (stream_id, kind, cause_event) DO NOTHING
            """;

    private static final String DELETE_KIND = """
            DELETE FROM ops.timer WHERE stream_id = :stream AND kind = :kind
            """;

    /** Deadlines end with the case; the time for which its words are kept begins. */
    private static final String DELETE_STREAM = """
            DELETE FROM ops.timer WHERE stream_id = :stream AND kind <> 'RETENTION'
            """;

    private static final String HAS = """
            SELECT EXISTS (SELECT FROM ops.timer WHERE stream_id = :stream AND kind = :kind)
            """;

    private static final String DELETE_ONE = """
            DELETE FROM ops.timer WHERE stream_id = :stream AND kind = :kind AND cause_event = :cause
            """;

    private static final String POSTPONE = """
            UPDATE ops.timer SET due_at = :due
            WHERE stream_id = :stream AND kind = :kind AND cause_event = :cause
            """;

    /** A joined case's clocks stand still at infinity and run on when it stands alone again. */
    private static final String PARK = """
            UPDATE ops.timer SET due_at = 'infinity'
            WHERE stream_id = :stream AND kind = :kind AND cause_event = :cause
            """;

    private static final String UNPARK = """
            UPDATE ops.timer SET due_at = :due
            WHERE stream_id = :stream AND due_at = 'infinity' AND kind NOT LIKE 'UNMERGE:%'
            """;

    private static final String WAIT_FOR = """
            INSERT INTO ops.timer (stream_id, kind, cause_event, due_at)
            VALUES (:stream, :kind, :cause, 'infinity')
            ON CONFLICT (stream_id, kind, cause_event) DO NOTHING
            """;

    private static final String RELEASE = """
            UPDATE ops.timer SET kind = :next, due_at = :due WHERE kind = :waiting
            """;

    private static final String DUE = """
            SELECT stream_id, kind, cause_event, due_at FROM ops.timer
            WHERE due_at <= :now ORDER BY due_at, stream_id, kind, cause_event LIMIT :limit
            """;

    private static final String OVERDUE = """
            SELECT count(*) FROM ops.timer WHERE due_at <= :now
            """;

    private static final String HALT = """
            INSERT INTO ops.timer_halt (reason, halted_at) VALUES (:reason, :at) ON CONFLICT (only_one) DO NOTHING
            """;

    private static final String HALTED = """
            SELECT reason FROM ops.timer_halt
            """;

    private static final String RESUME = """
            DELETE FROM ops.timer_halt
            """;

    private final JdbcClient jdbc;

    TimerSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String stream, TimerKind kind, String cause, Instant due) {
        jdbc.sql(INSERT)
                .param("stream", stream)
                .param("kind", kind.name())
                .param("cause", cause)
                .param("due", utc(due))
                .update();
    }

    void delete(String stream, TimerKind kind) {
        jdbc.sql(DELETE_KIND).param("stream", stream).param("kind", kind.name()).update();
    }

    boolean has(String stream, TimerKind kind) {
        return jdbc.sql(HAS)
                .param("stream", stream)
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    /** All but the one of {@link TimerKind#RETENTION}. */
    void deleteAll(String stream) {
        jdbc.sql(DELETE_STREAM).param("stream", stream).update();
    }

    void delete(Timer timer) {
        on(timer, DELETE_ONE).update();
    }

    void postpone(Timer timer, Instant due) {
        on(timer, POSTPONE).param("due", utc(due)).update();
    }

    void park(Timer timer) {
        on(timer, PARK).update();
    }

    void unpark(String stream, Instant due) {
        jdbc.sql(UNPARK).param("stream", stream).param("due", utc(due)).update();
    }

    void waitFor(String stream, String target, String cause) {
        jdbc.sql(WAIT_FOR)
                .param("stream", stream)
                .param("kind", TimerKind.unmergeWaitingFor(target))
                .param("cause", cause)
                .update();
    }

    void stopWaitingFor(String stream, String target) {
        jdbc.sql(DELETE_KIND)
                .param("stream", stream)
                .param("kind", TimerKind.unmergeWaitingFor(target))
                .update();
    }

    void release(String target, TimerKind next, Instant due) {
        jdbc.sql(RELEASE)
                .param("waiting", TimerKind.unmergeWaitingFor(target))
                .param("next", next.name())
                .param("due", utc(due))
                .update();
    }

    List<Timer> due(Instant now, int limit) {
        return jdbc.sql(DUE)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, n) -> new Timer(
                        row.getString("stream_id"),
                        TimerKind.valueOf(row.getString("kind")),
                        row.getString("cause_event"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long overdue(Instant now) {
        return jdbc.sql(OVERDUE).param("now", utc(now)).query(Long.class).single();
    }

    void halt(String reason, Instant at) {
        jdbc.sql(HALT).param("reason", reason).param("at", utc(at)).update();
    }

    @Nullable
    String haltReason() {
        return jdbc.sql(HALTED).query(String.class).optional().orElse(null);
    }

    boolean resume() {
        return jdbc.sql(RESUME).update() > 0;
    }

    private JdbcClient.StatementSpec on(Timer timer, String sql) {
        return jdbc.sql(sql)
                .param("stream", timer.stream())
                .param("kind", timer.kind().name())
                .param("cause", timer.causeEvent());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
