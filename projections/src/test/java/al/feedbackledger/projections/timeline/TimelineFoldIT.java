package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.RandomLedger;
import al.feedbackledger.projections.view.ViewDatabase;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The timeline's fold on random legal histories, beside the rules alone in memory. */
class TimelineFoldIT {
    private static final String CACHE_LESS_FOLD = """
            SELECT count(*) FROM (
                (SELECT family, service, question_set, channel, audience, day,
                        c1, c2, c3, c4, c5, done_yes, done_partly, done_no
                   FROM view_timeline_3.day_count
                 EXCEPT ALL
                 SELECT family, service_id, question_set, channel, audience, day,
                        sum(d1), sum(d2), sum(d3), sum(d4), sum(d5), sum(done_yes), sum(done_partly), sum(done_no)
                   FROM view_timeline_3.timeline_delta GROUP BY 1, 2, 3, 4, 5, 6)
                UNION ALL
                (SELECT family, service_id, question_set, channel, audience, day,
                        sum(d1), sum(d2), sum(d3), sum(d4), sum(d5), sum(done_yes), sum(done_partly), sum(done_no)
                   FROM view_timeline_3.timeline_delta GROUP BY 1, 2, 3, 4, 5, 6
                 EXCEPT ALL
                 SELECT family, service, question_set, channel, audience, day,
                        c1, c2, c3, c4, c5, done_yes, done_partly, done_no
                   FROM view_timeline_3.day_count)) AS difference
            """;

    private static final String REASONS_LESS_FOLD = """
            SELECT count(*) FROM (
                SELECT service, question_set, channel, audience, day, reason, people FROM view_timeline_3.day_reason
                EXCEPT ALL
                SELECT d.service_id, d.question_set, d.channel, d.audience, d.day, n.reason, sum(n.change)
                  FROM view_timeline_3.timeline_delta d
                 CROSS JOIN LATERAL (SELECT p AS reason, 1 AS change FROM unnest(d.reasons_plus) AS p
                                     UNION ALL
                                     SELECT m, -1 FROM unnest(d.reasons_minus) AS m) AS n
                 GROUP BY 1, 2, 3, 4, 5, 6) AS difference
            """;

    private static final String CASES_LESS_FOLD = """
            SELECT count(*) FROM (
                SELECT service, question_set, institution, kind, begun, on_day, people FROM view_timeline_3.case_count
                EXCEPT ALL
                SELECT service, question_set, institution, kind, begun, on_day, sum(change)
                  FROM view_timeline_3.case_delta GROUP BY 1, 2, 3, 4, 5, 6) AS difference
            """;

    private static final String PAIRS_LESS_FOLD = """
            SELECT count(*) FROM (
                SELECT service, question_set, channel, audience, day, rated_first, rated_then, people
                  FROM view_timeline_3.pair_count
                EXCEPT ALL
                SELECT service, question_set, channel, audience, day, rated_first, rated_then, sum(change)
                  FROM view_timeline_3.pair_delta GROUP BY 1, 2, 3, 4, 5, 6, 7) AS difference
            """;

    private static final String CASES_THAT_ARE_NOT_ONE = """
            SELECT count(*) FROM (
                SELECT submission, kind, institution, on_day FROM view_timeline_3.case_delta
                 GROUP BY 1, 2, 3, 4 HAVING sum(change) NOT IN (0, 1)) AS wrong
            """;

    private final ViewDatabase database = new ViewDatabase();
    private final TimelineView view = new TimelineView(database.dataSource());
    private final Timelines timelines = view.queries();

    @AfterEach
    void close() {
        database.close();
    }

    private Timeline staff(AsOf asOf, RandomLedger ledger) {
        TimelineQuery query = new TimelineQuery(
                "38", BucketSize.WEEK, null, null, asOf, null, null, null, Reader.STAFF, LocalDay.of(ledger.now()));
        return ((TimelineResult.Found) timelines.timeline(query)).timeline();
    }

    @Test
    void theCacheIsTheSumOfTheDeltasAtEveryPosition() {
        RandomLedger ledger = new RandomLedger(1).act(250);
        view.store().createIfAbsent();
        List<Timeline> live = new ArrayList<>();
        for (LedgerEntry entry : ledger.entries()) {
            view.store().fold(view, List.of(entry));
            assertThat(database.jdbc().queryForObject(CACHE_LESS_FOLD, Integer.class))
                    .isZero();
            for (String check : List.of(REASONS_LESS_FOLD, CASES_LESS_FOLD, PAIRS_LESS_FOLD, CASES_THAT_ARE_NOT_ONE)) {
                assertThat(database.jdbc().queryForObject(check, Integer.class))
                        .as(check)
                        .isZero();
            }
            if (entry.position() % 50 == 0) {
                live.add(staff(new AsOf.Latest(), ledger));
            }
        }
        assertThat(live)
                .hasSizeGreaterThan(5)
                .anyMatch(timeline -> timeline.reRating() != null)
                .anyMatch(timeline -> timeline.answering() != null);
        assertThat(live).allSatisfy(then -> assertThat(staff(new AsOf.Position(then.position()), ledger))
                .isEqualTo(then));
    }

    /** Beside the states of the cases, which the rules of handling fold on their own. */
    @Test
    void whoWaitsIsWhoTheRulesOfHandlingSayHasNoAnswer() {
        RandomLedger ledger = new RandomLedger(4);
        view.store().createIfAbsent();
        for (int i = 0; i < 8; i++) {
            ledger.act(50);
            foldNew(ledger);
            Map<String, String> waits = waits();
            ledger.states().forEach((stream, state) -> {
                Feedback feedback = (Feedback) state;
                boolean counted = feedback.facts().answerWanted()
                        && !feedback.isCorruptionSignal()
                        && !feedback.counting().excluded();
                String wait = waits.get(stream);
                assertThat(wait != null).as(stream).isEqualTo(counted);
                if (counted) {
                    assertThat(expected(feedback, ledger)).as(stream).contains(wait);
                }
            });
            assertThat(waits.values()).contains("WAITING");
        }
    }

    private Map<String, String> waits() {
        Map<String, String> waits = new HashMap<>();
        database.jdbc().query("""
                        SELECT submission, kind, sum(change) FROM view_timeline_3.case_delta
                         WHERE kind IN ('WAITING', 'ANSWERED', 'DECLINED', 'CLOSED', 'LEFT', 'UNTRUE')
                         GROUP BY submission, kind HAVING sum(change) = 1
                        """, row -> {
            String other = waits.put(row.getString("submission"), row.getString("kind"));
            assertThat(other).isNull();
        });
        return waits;
    }

    /** A state does not say which of an answer and a refusal came first, nor with whom somebody gone was joined. */
    private static Set<String> expected(Feedback feedback, RandomLedger ledger) {
        if (feedback.answering().declinedAt() != null) {
            return Set.of("ANSWERED", "DECLINED");
        }
        boolean answered = !feedback.answering().answerers().isEmpty();
        if (feedback.handling() instanceof Handling.Merged merged) {
            answered |= ledger.state(merged.into()).answering().last() != null;
        }
        if (answered) {
            return Set.of("ANSWERED");
        }
        return feedback.status() == Status.WITHDRAWN ? Set.of("LEFT", "ANSWERED") : Set.of("WAITING");
    }

    @Test
    void publicationsAreWhatTheRulesMakeOfAllDeltas() {
        RandomLedger ledger = new RandomLedger(2);
        ExpectedPublications expected = new ExpectedPublications();
        view.store().createIfAbsent();
        for (int i = 0; i < 30; i++) {
            ledger.act(60);
            expected.take(ledger.entries());
            long upTo = ledger.position();
            // What comes between asking and taking is not in the publication.
            ledger.act(3);
            foldNew(ledger);
            PublicationTaken event = expected.publish(ledger.now());
            Candidate candidate = timelines.candidate(upTo, ledger.now());
            assertThat(candidate.number()).isEqualTo(event.number());
            assertThat(candidate.lastPosition()).isEqualTo(event.lastPosition());
            assertThat(candidate.policy()).isEqualTo(event.policy());
            assertThat(candidate.digest()).isEqualTo(event.digest());
            ledger.append(StreamId.publication("points"), event);
            foldNew(ledger);
            assertThat(new PublishedSeries(view.store().client()).upTo(event.number(), null))
                    .isEqualTo(expected.histories());
        }
        assertThat(expected.histories()).hasSizeGreaterThan(1);
        assertThat(expected.histories().values())
                .anyMatch(history -> history.cells().stream().anyMatch(cell -> cell.revisions() > 0));
        assertThat(expected.histories().values())
                .anyMatch(history -> !history.publicTables().isEmpty());
        assertThat(timelines.mismatches()).isZero();

        String digest = view.store().digest();
        ViewDatabase.foldAgain(view, ledger.entries(), 1_000);
        assertThat(view.store().digest()).isEqualTo(digest);
        ViewDatabase.foldAgain(view, ledger.entries(), 17);
        assertThat(view.store().digest()).isEqualTo(digest);
    }

    private void foldNew(RandomLedger ledger) {
        List<LedgerEntry> entries = ledger.entries();
        view.store().fold(view, entries.subList((int) view.store().position(), entries.size()));
    }

    @Test
    void aPublicationThatDoesNotFollowIsNotFolded() {
        RandomLedger ledger = new RandomLedger(3).act(20);
        ViewDatabase.fold(view, ledger.entries(), 100);
        ExpectedPublications expected = new ExpectedPublications();
        expected.take(ledger.entries());
        ledger.pass(1, ChronoUnit.DAYS);
        PublicationTaken first = expected.publish(ledger.now());
        LedgerEntry second = ledger.append(
                StreamId.publication("points"),
                new PublicationTaken(2, first.lastPosition(), first.policy(), first.digest()));
        assertThatIllegalStateException().isThrownBy(() -> view.store().fold(view, List.of(second)));
        assertThat(view.store().position()).isEqualTo(second.position() - 1);
        assertThat(timelines.latestPublication()).isNull();
    }

    @Test
    void aCandidateCannotReachBeyondWhatIsFolded() {
        view.store().createIfAbsent();
        assertThatIllegalStateException().isThrownBy(() -> timelines.candidate(1, RandomLedger.BEGIN));
    }

    @Test
    void hotQueriesUseTheirIndexes() {
        view.store().createIfAbsent();
        assertThat(database.planWithoutSequentialScans(plain(ReadingSql.COUNTS_NOW)))
                .contains("day_count_series");
        assertThat(database.planWithoutSequentialScans(plain(ReadingSql.COUNTS_AT)))
                .contains("timeline_delta_series");
        assertThat(database.planWithoutSequentialScans(plain(AnsweringSql.SERIES_NOW)))
                .contains("case_count_");
        assertThat(database.planWithoutSequentialScans(plain(AnsweringSql.SERIES_AT)))
                .contains("case_delta_");
        assertThat(database.planWithoutSequentialScans(plain(AnsweringSql.INSTITUTION_NOW)))
                .contains("case_count_institution");
        assertThat(database.planWithoutSequentialScans(plain(AnsweringSql.INSTITUTION_AT)))
                .contains("case_delta_");
        assertThat(database.planWithoutSequentialScans(plain(AnsweringSql.PAIRS_NOW)))
                .contains("pair_count_");
        assertThat(database.planWithoutSequentialScans(plain(AnsweringSql.PAIRS_AT)))
                .contains("pair_delta_");
        assertThat(database.planWithoutSequentialScans(CaseSql.WAITING_WITH_OTHERS))
                .contains("case_course_waiting_with");
        assertThat(database.planWithoutSequentialScans(plain(PublicationSql.DELTAS)))
                .contains("timeline_delta_series");
        assertThat(database.planWithoutSequentialScans(plain(PublicationSql.CHANGED)))
                .contains("timeline_delta_pkey");
        assertThat(database.planWithoutSequentialScans(plain(PublicationSql.CELLS)))
                .contains("published_cell_pkey");
    }

    /** The query with values in place of its parameters. */
    private static String plain(String sql) {
        return sql.replace(":unit", "'month'")
                .replace(":service", "'38'")
                .replace(":questionSet", "'portal'")
                .replace(":family", "'FIRST_RATING'")
                .replace(":channel", "NULL")
                .replace(":audience", "NULL")
                .replace(":position", "100")
                .replace(":institution", "'agjencia'")
                .replace(":number", "3")
                .replace(":after", "10")
                .replace(":upTo", "100")
                .replace(":from", "date '2026-01-01'")
                .replace(":to", "date '2026-03-31'");
    }
}
