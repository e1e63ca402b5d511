package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** The publications taken, as read from their table. */
final class Publications {
    private final JdbcClient jdbc;

    Publications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    PublicationPointTaken last() {
        return jdbc.sql(PublicationSql.LAST)
                .query((row, i) -> read(row))
                .optional()
                .orElse(null);
    }

    @Nullable
    PublicationPointTaken numbered(long number) {
        return jdbc.sql(PublicationSql.BY_NUMBER)
                .param("number", number)
                .query((row, i) -> read(row))
                .optional()
                .orElse(null);
    }

    /** The last one taken on or before a day. */
    @Nullable
    PublicationPointTaken upTo(LocalDate day) {
        return jdbc.sql(PublicationSql.UP_TO_DAY)
                .param("day", day)
                .query((row, i) -> read(row))
                .optional()
                .orElse(null);
    }

    List<PublicationPointTaken> page(long beforeNumber, int limit) {
        return jdbc.sql(PublicationSql.PAGE)
                .param("before", beforeNumber)
                .param("limit", limit)
                .query((row, i) -> read(row))
                .list();
    }

    long mismatches() {
        return requireNonNull(
                jdbc.sql(PublicationSql.MISMATCHES).query(Long.class).single());
    }

    private static PublicationPointTaken read(ResultSet row) throws SQLException {
        return new PublicationPointTaken(
                row.getLong("number"),
                row.getLong("last_position"),
                row.getTimestamp("at").toInstant(),
                row.getString("policy"),
                row.getString("digest"),
                row.getBoolean("holds"));
    }
}
