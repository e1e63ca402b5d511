package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.DeltaFold;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.answering.CaseCourse;
import al.feedbackledger.rules.perception.answering.CaseDelta;
import al.feedbackledger.rules.perception.answering.CaseFold;
import al.feedbackledger.rules.perception.answering.CasePart;
import al.feedbackledger.rules.perception.answering.PairDelta;
import al.feedbackledger.rules.perception.answering.PairFold;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a batch of events makes of cases; each case is read once and written once. */
final class CaseBatch implements CaseFold.Others {
    private final JdbcTemplate jdbc;
    /** Empty for a case of which nothing is remembered. */
    private final Map<String, Optional<CaseCourse>> courses = new HashMap<>();

    /** Those of them that are, or were, joined with another case: few. */
    private final Set<String> joined = new LinkedHashSet<>();

    private final Set<String> changed = new LinkedHashSet<>();
    private final List<CaseDelta> deltas = new ArrayList<>();
    private final List<PairDelta> pairs = new ArrayList<>();
    private boolean waitingAreRead;

    private record CountKey(Series series, CasePart part, LocalDate begun) {}

    private record PairKey(Series series, String channel, String audience, LocalDate day, int first, int then) {
        static PairKey of(PairDelta d) {
            return new PairKey(d.series(), d.channel().name(), d.audience().name(), d.day(), d.first(), d.then());
        }
    }

    CaseBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the next event.
     *
     * @param before the submission before the event; null before its first
     * @param after and after it
     */
    void take(@Nullable CountedSubmission before, CountedSubmission after, FeedbackEvent event, DeltaFold.Entry entry) {
        if (before == null) {
            courses.put(entry.submission(), Optional.empty());
        }
        CaseFold.Step step = CaseFold.fold(after, event, entry, this);
        for (CaseCourse course : step.after()) {
            remember(course);
            changed.add(course.submission());
        }
        deltas.addAll(step.deltas());
        pairs.addAll(PairFold.deltas(before, after, entry.position()));
    }

    @Override
    public @Nullable CaseCourse of(String submission) {
        if (!courses.containsKey(submission)) {
            courses.put(submission, Optional.empty());
            jdbc.query(CaseSql.OF, (row, i) -> CaseRows.course(row), submission).forEach(this::remember);
        }
        return known(submission).orElse(null);
    }

    private Optional<CaseCourse> known(String submission) {
        return courses.getOrDefault(submission, Optional.empty());
    }

    private void remember(CaseCourse course) {
        courses.put(course.submission(), Optional.of(course));
        if (course.joined() != null) {
            joined.add(course.submission());
        }
    }

    @Override
    public List<CaseCourse> waitingWith(String submission) {
        if (!waitingAreRead) {
            // Once for a batch: most answers are to cases that no other is joined with.
            jdbc.query(CaseSql.WAITING_WITH_OTHERS, (row, i) -> CaseRows.course(row)).stream()
                    .filter(course -> !courses.containsKey(course.submission()))
                    .forEach(this::remember);
            waitingAreRead = true;
        }
        return joined.stream()
                .map(this::known)
                .flatMap(Optional::stream)
                .filter(course -> course.waitsWith(submission))
                .toList();
    }

    void write() {
        jdbc.batchUpdate(
                CaseSql.PUT,
                changed.stream()
                        .map(this::known)
                        .flatMap(Optional::stream)
                        .map(CaseRows::columns)
                        .toList());
        jdbc.batchUpdate(
                CaseSql.ADD_DELTA, deltas.stream().map(CaseRows::columns).toList());
        jdbc.batchUpdate(CaseSql.ADD_PAIR, pairs.stream().map(CaseRows::columns).toList());
        addToCounts();
        addToPairs();
        changed.clear();
        deltas.clear();
        pairs.clear();
    }

    private void addToCounts() {
        Map<CountKey, Integer> sums = new LinkedHashMap<>();
        deltas.forEach(d -> sums.merge(new CountKey(d.series(), d.part(), d.begun()), d.change(), Integer::sum));
        List<Object[]> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(new Object[] {
            key.series().service(),
            key.series().questionSet(),
            key.part().institution(),
            key.part().kind().name(),
            key.begun(),
            key.part().on(),
            sum
        }));
        jdbc.batchUpdate(CaseSql.ADD_TO_COUNT, rows);
    }

    private void addToPairs() {
        Map<PairKey, Integer> sums = new LinkedHashMap<>();
        pairs.forEach(pair -> sums.merge(PairKey.of(pair), pair.change(), Integer::sum));
        List<Object[]> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(new Object[] {
            key.series().service(),
            key.series().questionSet(),
            key.channel(),
            key.audience(),
            key.day(),
            key.first(),
            key.then(),
            sum
        }));
        jdbc.batchUpdate(CaseSql.ADD_TO_PAIR, rows);
    }
}
