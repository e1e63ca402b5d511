package al.feedbackledger.projections.inbox;

import al.feedbackledger.projections.inbox.CaseRow.Clock;
import al.feedbackledger.projections.inbox.InboxItem.Due;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The inbox as read from its tables; what depends on the time of reading is computed here. */
final class StoredInbox implements Inbox {
    /** Rows read at once when a filter by deadline status throws some away. */
    private static final int ROWS_AT_ONCE = 200;

    private final JdbcClient jdbc;

    StoredInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(CaseRow content, int rank, long dueMicros) {}

    @Override
    public InboxPage find(InboxQuery query, ReadingTime time) {
        PageMark after = PageMark.parse(query.after(), query.sort());
        List<Row> kept = new ArrayList<>();
        List<InboxItem> items = new ArrayList<>();
        boolean more = true;
        while (more && items.size() <= query.limit()) {
            List<Row> rows = rows(query, after);
            more = rows.size() == ROWS_AT_ONCE;
            for (Row row : rows) {
                InboxItem item = item(row.content(), time);
                if (query.due().isEmpty() || query.due().contains(item.due().status())) {
                    kept.add(row);
                    items.add(item);
                }
            }
            after = rows.isEmpty() ? after : mark(query.sort(), rows.getLast());
        }
        if (items.size() <= query.limit()) {
            return new InboxPage(items, null);
        }
        PageMark next = mark(query.sort(), kept.get(query.limit() - 1));
        return new InboxPage(items.subList(0, query.limit()), next.text());
    }

    private static PageMark mark(InboxQuery.Sort sort, Row row) {
        long key =
                switch (sort) {
                    case DEADLINE -> row.dueMicros();
                    case NEWEST, OLDEST -> CaseRows.micros(row.content().submittedAt);
                };
        return new PageMark(sort, row.rank(), key, row.content().stream);
    }

    private List<Row> rows(InboxQuery query, @Nullable PageMark after) {
        String officer = query.assigned();
        boolean unassigned = InboxQuery.NOBODY.equals(officer);
        return jdbc.sql(sql(query))
                .param("own", own(query.reader()))
                .param("anyStatus", query.statuses().isEmpty())
                .param("settledToo", showsSettled(query.reader()))
                .param("statuses", names(query.statuses()))
                .param("institution", query.institution())
                .param("officer", unassigned ? null : officer)
                .param("unassigned", unassigned)
                .param("anyKind", query.kinds().isEmpty())
                .param("kinds", names(query.kinds()))
                .param("afterRank", after == null ? 0 : after.rank())
                .param("afterMicros", after == null ? 0L : after.key())
                .param("afterTime", Timestamp.from(CaseRows.ofMicros(after == null ? 0 : after.key())))
                .param("afterStream", after == null ? null : after.stream())
                .param("limit", ROWS_AT_ONCE)
                .query((row, i) -> new Row(CaseRows.read(row), row.getInt("due_rank"), row.getLong("due_micros")))
                .list();
    }

    private static String sql(InboxQuery query) {
        String scope = scope(query.reader());
        return switch (query.sort()) {
            case DEADLINE -> InboxSql.find(scope, InboxSql.BY_DEADLINE_AFTER, InboxSql.BY_DEADLINE);
            case NEWEST -> InboxSql.find(scope, InboxSql.NEWEST_AFTER, InboxSql.NEWEST);
            case OLDEST -> InboxSql.find(scope, InboxSql.OLDEST_AFTER, InboxSql.OLDEST);
        };
    }

    private static String scope(InboxReader reader) {
        return switch (reader) {
            case InboxReader.Staff unused -> InboxSql.OF_STAFF;
            case InboxReader.Operator unused -> InboxSql.OF_OPERATOR;
            case InboxReader.Inspector unused -> InboxSql.OF_INSPECTOR;
            case InboxReader.Moderator unused -> InboxSql.OF_MODERATOR;
            case InboxReader.DataProtection unused -> InboxSql.OF_DATA_PROTECTION;
        };
    }

    private static @Nullable String own(InboxReader reader) {
        return switch (reader) {
            case InboxReader.Staff staff -> staff.institution();
            case InboxReader.Operator operator -> operator.institution();
            case InboxReader.Inspector unused -> null;
            case InboxReader.Moderator unused -> null;
            case InboxReader.DataProtection unused -> null;
        };
    }

    /** Proposals and requests wait to be decided also where the case itself is settled. */
    private static boolean showsSettled(InboxReader reader) {
        return switch (reader) {
            case InboxReader.Staff unused -> false;
            case InboxReader.Operator unused -> false;
            case InboxReader.Inspector unused -> false;
            case InboxReader.Moderator unused -> true;
            case InboxReader.DataProtection unused -> true;
        };
    }

    private static String[] names(Iterable<? extends Enum<?>> values) {
        List<String> names = new ArrayList<>();
        values.forEach(value -> names.add(value.name()));
        return names.toArray(String[]::new);
    }

    private static InboxItem item(CaseRow row, ReadingTime time) {
        Clock shown = row.shown();
        return new InboxItem(
                row.stream,
                row.reference,
                row.service,
                row.institution,
                row.kind,
                row.rating,
                row.status,
                row.submittedAt,
                row.officer,
                new Due(
                        row.status == Status.UNDER_REVIEW ? DeadlineKind.REVIEW : DeadlineKind.ANSWER,
                        status(shown, time),
                        shown.dueAt(),
                        shown.pausedAt(),
                        shown.metAt(),
                        shown.standard()),
                row.escalated,
                row.hasComment,
                row.exclusionProposed,
                row.erasureAsked);
    }

    private static DeadlineStatus status(Clock clock, ReadingTime time) {
        if (clock.dueAt() == null || clock.standard() == null) {
            return DeadlineStatus.NONE;
        }
        return DeadlineStatus.at(
                time.now(),
                clock.dueAt(),
                clock.pausedAt(),
                clock.metAt(),
                time.standards().apply(clock.standard()));
    }

    @Override
    public InboxCounts counts(InboxReader reader, ReadingTime time) {
        record Group(Status status, Clock clock, long cases) {}
        Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        Map<DeadlineStatus, Long> byDeadline = new EnumMap<>(DeadlineStatus.class);
        long open = 0;
        List<Group> groups = jdbc.sql(InboxSql.counts(scope(reader)))
                .param("own", own(reader))
                .query((row, i) -> new Group(Status.valueOf(row.getString("status")), clock(row), row.getLong("cases")))
                .list();
        for (Group group : groups) {
            byStatus.merge(group.status(), group.cases(), Long::sum);
            byDeadline.merge(status(group.clock(), time), group.cases(), Long::sum);
            open += group.cases();
        }
        return new InboxCounts(open, byStatus, byDeadline);
    }

    private static Clock clock(ResultSet row) throws SQLException {
        return new Clock(
                CaseRows.instant(row, "due"),
                CaseRows.instant(row, "paused"),
                CaseRows.instant(row, "met"),
                row.getString("standard"));
    }
}
