package al.feedbackledger.store.timer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;

/** What operators see of the timers and do to them. */
public final class TimerStore {
    private final TimerSql sql;

    public TimerStore(JdbcClient jdbc) {
        this.sql = new TimerSql(jdbc);
    }

    TimerSql sql() {
        return sql;
    }

    /** Timers due at a time and not yet fired. */
    public long overdue(Instant now) {
        return sql.overdue(now);
    }

    /** Why the timers are halted; null while they run. */
    public @Nullable String haltReason() {
        return sql.haltReason();
    }

    /** Lets halted timers run on; false if they were not halted. */
    public boolean resume() {
        return sql.resume();
    }
}
