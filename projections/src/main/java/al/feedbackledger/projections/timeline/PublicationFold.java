package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.ViewStore;
import al.feedbackledger.rules.perception.BreakdownTable;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.MonthSpan;
import al.feedbackledger.rules.perception.PublicationDigest;
import al.feedbackledger.rules.perception.PublicationPoint;
import al.feedbackledger.rules.perception.PublicationRule;
import al.feedbackledger.rules.perception.PublishedCell;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import al.feedbackledger.rules.perception.SeriesNow;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Publications as a pure fold: of the deltas up to their position and of what was published before. The same
 * computation tells what a publication would contain and, when its event comes, what it contains.
 */
final class PublicationFold {
    /** The rule of {@link PublicationRule}, under the name its publications carry. */
    static final String POLICY = "small-groups/1";

    private static final Logger LOG = LoggerFactory.getLogger(PublicationFold.class);
    private static final long NOT_TAKEN = 0;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final PublishedSeries published;
    private final Publications publications;

    PublicationFold(ViewStore store) {
        this.jdbc = store.jdbc();
        this.client = store.client();
        this.published = new PublishedSeries(client);
        this.publications = new Publications(client);
    }

    /** What a publication changes and what everything published then comes to. */
    private record Outcome(List<Change> changes, String digest) {}

    private record Change(SeriesHistory before, SeriesHistory after) {
        List<PublishedCell> newCells() {
            return after.cells().stream()
                    .filter(cell -> !before.cells().contains(cell))
                    .toList();
        }

        List<BreakdownTable> newTables() {
            return after.tables().stream()
                    .filter(table -> !before.tables().contains(table))
                    .toList();
        }
    }

    Candidate candidate(long upTo, LocalDate day) {
        PublicationPointTaken last = publications.last();
        Outcome outcome = compute(last, new PublicationPoint(upTo, day));
        long number = last == null ? NOT_TAKEN + 1 : last.number() + 1;
        return new Candidate(
                number, upTo, POLICY, outcome.digest(), outcome.changes().size());
    }

    void take(PublicationTaken event, LedgerEntry entry) {
        PublicationPointTaken last = publications.last();
        long expected = last == null ? NOT_TAKEN + 1 : last.number() + 1;
        if (event.number() != expected || event.lastPosition() >= entry.position()) {
            throw new IllegalStateException("publication " + event.number() + " up to " + event.lastPosition()
                    + " cannot follow publication " + (expected - 1) + " at position " + entry.position());
        }
        LocalDate day = LocalDay.of(entry.at());
        Outcome outcome = compute(last, new PublicationPoint(event.lastPosition(), day));
        if (!outcome.digest().equals(event.digest()) || !event.policy().equals(POLICY)) {
            // What was recorded stays recorded and what was folded stays folded; somebody has to look.
            LOG.error(
                    "publication {} was recorded under {} with digest {} and folds to {} under {}",
                    event.number(),
                    event.policy(),
                    event.digest(),
                    outcome.digest(),
                    POLICY);
        }
        jdbc.update(
                PublicationSql.ADD_PUBLICATION,
                event.number(),
                entry.position(),
                event.lastPosition(),
                Timestamp.from(entry.at()),
                day,
                event.policy(),
                event.digest(),
                outcome.digest());
        store(event.number(), outcome.changes());
    }

    private Outcome compute(@Nullable PublicationPointTaken last, PublicationPoint point) {
        SortedMap<Series, SeriesHistory> histories = published.upTo(last == null ? NOT_TAKEN : last.number(), null);
        List<Change> changes = new ArrayList<>();
        for (Series series : due(last, point, histories)) {
            SeriesHistory before = histories.getOrDefault(series, SeriesHistory.none(series));
            SeriesHistory after = PublicationRule.publish(before, now(series, point.position()), point);
            if (!after.equals(before)) {
                changes.add(new Change(before, after));
                histories.put(series, after);
            }
        }
        PublicationDigest digest = PublicationDigest.begin();
        histories.values().forEach(digest::add);
        return new Outcome(changes, HexFormat.of().formatHex(digest.finish()));
    }

    /** Series with new deltas; when breakdowns of another quarter may appear, all published ones too. */
    private Set<Series> due(
            @Nullable PublicationPointTaken last, PublicationPoint point, Map<Series, SeriesHistory> histories) {
        Set<Series> due = new TreeSet<>(client.sql(PublicationSql.CHANGED)
                .param("after", last == null ? 0 : last.position())
                .param("upTo", point.position())
                .query((row, i) -> new Series(row.getString("service"), row.getString("question_set")))
                .list());
        if (last == null || PublicationPoint.releasesQuarter(LocalDay.of(last.at()), point.day())) {
            due.addAll(histories.keySet());
        }
        return due;
    }

    private SeriesNow now(Series series, long upTo) {
        SortedMap<YearMonth, Counts> months = new TreeMap<>();
        client.sql(PublicationSql.MONTHS)
                .param("service", series.service())
                .param("questionSet", series.questionSet())
                .param("upTo", upTo)
                .query(row -> {
                    YearMonth month = YearMonth.from(row.getObject("bucket", LocalDate.class));
                    months.put(month, TimelineRows.counts(row, "c"));
                });
        return new SeriesNow(months, (span, after) -> deltas(series, span, after, upTo));
    }

    private List<Delta> deltas(Series series, MonthSpan span, long after, long upTo) {
        return client.sql(PublicationSql.DELTAS)
                .param("service", series.service())
                .param("questionSet", series.questionSet())
                .param("from", span.start())
                .param("to", span.end())
                .param("after", after)
                .param("upTo", upTo)
                .query((row, i) -> TimelineRows.delta(row))
                .list();
    }

    private void store(long number, List<Change> changes) {
        List<Object[]> cells = new ArrayList<>();
        List<Object[]> tables = new ArrayList<>();
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Change change : changes) {
            Series series = change.after().series();
            change.newCells().forEach(cell -> cells.add(columns(series, number, cell)));
            for (BreakdownTable table : change.newTables()) {
                tables.add(columns(series, number, table));
                table.people().forEach((value, people) -> values.add(columns(series, number, table, value)));
            }
        }
        jdbc.batchUpdate(PublicationSql.ADD_CELL, cells);
        jdbc.batchUpdate(PublicationSql.ADD_TABLE, tables);
        jdbc.batchUpdate(PublicationSql.ADD_VALUE, values);
    }

    private static Object[] columns(Series series, long number, PublishedCell cell) {
        Counts counts = cell.counts();
        return new Object[] {
            series.service(),
            series.questionSet(),
            cell.months().start(),
            number,
            cell.months().last().atDay(1),
            cell.position(),
            counts.c1(),
            counts.c2(),
            counts.c3(),
            counts.c4(),
            counts.c5(),
            counts.yes(),
            counts.partly(),
            counts.no()
        };
    }

    private static Object[] columns(Series series, long number, BreakdownTable table) {
        return new Object[] {
            series.service(),
            series.questionSet(),
            table.quarter().start(),
            table.dimension().name(),
            number,
            table.position(),
            table.n(),
            table.hidden().toArray(String[]::new)
        };
    }

    private static @Nullable Object[] columns(Series series, long number, BreakdownTable table, String value) {
        List<Integer> ratings = table.ratings().get(value);
        return new @Nullable Object[] {
            series.service(),
            series.questionSet(),
            table.quarter().start(),
            table.dimension().name(),
            number,
            value,
            table.people().get(value),
            ratings == null ? null : ratings.toArray(Integer[]::new)
        };
    }
}
