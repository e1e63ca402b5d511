package al.feedbackledger.projections.view;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Puts a copy of a view in the live one's place, in one transaction.
 *
 * <p>First nobody else may fold, and the copy folds what the live view has folded last; then nobody may read, and the
 * schemas change names. Readers wait for the second part alone, which lasts as long as renaming and committing. They name
 * the schema and not its tables' numbers, and PostgreSQL forgets every plan when a schema is renamed, so the next
 * statement of any session finds the new tables. Who reads several statements' worth has locked the progress row's table
 * before the moment was fixed ({@link ViewStore#reading}), and so finds all of the one or all of the other.
 */
final class ViewSwitch {
    /** Who reads for longer is not waited for, because all other readers would wait with us. */
    private static final Duration WAITS_AT_MOST = Duration.ofMillis(250);

    /** How far the copy may be behind: what is folded while the live view stands still. */
    private static final int LAST_EVENTS = 1_000;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final ViewBeside copy;
    private final LedgerPages ledger;

    ViewSwitch(ViewBeside copy, LedgerPages ledger) {
        this.copy = copy;
        this.ledger = ledger;
    }

    /**
     * Tries once.
     *
     * @return where the new live view stands; empty if somebody reads for long or the copy is too far behind, and then
     *     nothing has changed
     */
    OptionalLong attempt() {
        try {
            return copy.store().changing(this::change);
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private OptionalLong change() {
        ViewName live = copy.live().name();
        ViewSql sql = new ViewSql(live);
        JdbcTemplate plain = copy.withoutRenaming();
        plain.execute(ViewSql.waitAtMost(WAITS_AT_MOST));
        plain.execute(sql.lockAgainstFolding());
        long livePosition = requireNonNull(plain.queryForObject(sql.position(), Long.class));
        long position = copy.position();
        if (livePosition - position > LAST_EVENTS) {
            return OptionalLong.empty();
        }
        if (position < livePosition) {
            copy.fold(ledger.after(position, (int) (livePosition - position)));
            position = copy.position();
        }
        if (position < livePosition || !copy.isClaimed()) {
            throw new IllegalStateException("the copy of view " + live.processor() + " cannot be trusted any more");
        }
        plain.execute(ViewSql.lockAgainstReading(plain.queryForList(ViewSql.TABLES, String.class, live.schema())));
        changeNames(plain, live, copy.store().name());
        return OptionalLong.of(position);
    }

    /** Whether the copy is built anew or was kept: what was live is kept from now on. */
    private static void changeNames(JdbcTemplate plain, ViewName live, ViewName next) {
        ViewName passing = ViewCopy.PASSING.of(live);
        ViewName before = ViewCopy.BEFORE.of(live);
        List.of(
                        new ViewSql(live).renameTo(passing),
                        new ViewSql(next).renameTo(live),
                        new ViewSql(passing).renameTo(before))
                .forEach(plain::execute);
    }
}
