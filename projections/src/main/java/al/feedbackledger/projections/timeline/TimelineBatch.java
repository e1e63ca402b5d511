package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewStore;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.DeltaFold;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a batch of events into deltas, sums and publications; each submission is read once and written once. */
final class TimelineBatch implements View.Fold {
    private final JdbcTemplate jdbc;
    private final AnnotationFold annotations;
    private final PublicationFold publications;
    private final Map<String, CountedSubmission> submissions = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Delta> deltas = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();
    private final CaseBatch cases;

    private record DayKey(Family family, Series series, String channel, String audience, LocalDate day) {
        static DayKey of(Delta d) {
            return new DayKey(
                    d.family(), d.series(), d.channel().name(), d.audience().name(), d.day());
        }
    }

    private record ReasonKey(DayKey day, Reason reason) {}

    TimelineBatch(ViewStore store) {
        this.jdbc = store.jdbc();
        this.annotations = new AnnotationFold(store.jdbc());
        this.publications = new PublicationFold(store);
        this.cases = new CaseBatch(store.jdbc());
    }

    @Override
    public void take(LedgerEntry entry) {
        switch (entry.event()) {
            case FeedbackEvent event -> count(event, entry);
            case PublicationTaken event -> {
                // Cells are folded from the deltas in the table.
                write();
                publications.take(event, entry);
            }
            default -> annotations.take(entry);
        }
    }

    private void count(FeedbackEvent event, LedgerEntry entry) {
        CountedSubmission before = event instanceof FeedbackEvent.FeedbackSubmitted ? null : remembered(entry.stream());
        DeltaFold.Entry at = new DeltaFold.Entry(entry.position(), entry.eventId(), entry.stream(), entry.at());
        DeltaFold.Step step = DeltaFold.fold(before, event, at);
        if (!step.after().equals(before)) {
            submissions.put(entry.stream(), step.after());
            changed.add(entry.stream());
        }
        for (Delta delta : step.deltas()) {
            deltas.add(delta);
            rows.add(TimelineRows.columns(delta, Cause.of(event)));
        }
        cases.take(before, step.after(), event, at);
    }

    private @Nullable CountedSubmission remembered(String stream) {
        CountedSubmission known = submissions.get(stream);
        if (known != null) {
            return known;
        }
        CountedSubmission read =
                jdbc.query(TimelineSql.SUBMISSION, (row, i) -> TimelineRows.submission(row), stream).stream()
                        .findFirst()
                        .orElse(null);
        if (read != null) {
            submissions.put(stream, read);
        }
        return read;
    }

    @Override
    public void write() {
        jdbc.batchUpdate(
                TimelineSql.PUT_SUBMISSION,
                changed.stream()
                        .map(submissions::get)
                        .map(TimelineRows::columns)
                        .toList());
        jdbc.batchUpdate(TimelineSql.ADD_DELTA, rows);
        addToDays();
        addToReasons();
        cases.write();
        changed.clear();
        deltas.clear();
        rows.clear();
    }

    private void addToDays() {
        Map<DayKey, Counts> sums = new LinkedHashMap<>();
        deltas.forEach(delta -> sums.merge(DayKey.of(delta), delta.change(), Counts::plus));
        List<Object[]> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(new Object[] {
            key.family().name(),
            key.series().service(),
            key.series().questionSet(),
            key.channel(),
            key.audience(),
            key.day(),
            sum.c1(),
            sum.c2(),
            sum.c3(),
            sum.c4(),
            sum.c5(),
            sum.yes(),
            sum.partly(),
            sum.no()
        }));
        jdbc.batchUpdate(TimelineSql.ADD_TO_DAY, rows);
    }

    private void addToReasons() {
        Map<ReasonKey, Integer> sums = new LinkedHashMap<>();
        for (Delta delta : deltas) {
            delta.reasons()
                    .forEach((reason, change) ->
                            sums.merge(new ReasonKey(DayKey.of(delta), reason), change, Integer::sum));
        }
        List<Object[]> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(new Object[] {
            key.day().series().service(),
            key.day().series().questionSet(),
            key.day().channel(),
            key.day().audience(),
            key.day().day(),
            key.reason().name(),
            sum
        }));
        jdbc.batchUpdate(TimelineSql.ADD_TO_REASON, rows);
    }
}
