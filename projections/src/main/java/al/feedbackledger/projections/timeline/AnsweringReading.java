package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Answering.AnswerCohort;
import al.feedbackledger.projections.timeline.Answering.AnswerCounts;
import al.feedbackledger.projections.timeline.Answering.AnswerVerdicts;
import al.feedbackledger.projections.timeline.Answering.AnsweredWithin;
import al.feedbackledger.projections.timeline.Answering.CaseConduct;
import al.feedbackledger.projections.timeline.Answering.WaitEstimate;
import al.feedbackledger.projections.timeline.Answering.WaitStep;
import al.feedbackledger.rules.perception.answering.AnsweringCohort;
import al.feedbackledger.rules.perception.answering.AnsweringCohort.Tallied;
import al.feedbackledger.rules.perception.answering.CasePart.About;
import al.feedbackledger.rules.perception.answering.CasePart.Kind;
import al.feedbackledger.rules.perception.statistics.EstimatedShare;
import al.feedbackledger.rules.perception.statistics.KaplanMeier;
import al.feedbackledger.rules.perception.statistics.MedianWait;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes of tallies what is told of answering: all that is worked out of them is worked out here. */
final class AnsweringReading {
    private final LocalDate asOf;

    /** @param asOf the local day up to which it is known */
    AnsweringReading(LocalDate asOf) {
        this.asOf = asOf;
    }

    static Tallied tallied(ResultSet row) throws SQLException {
        return new Tallied(
                Kind.valueOf(row.getString("kind")),
                row.getObject("begun", LocalDate.class),
                row.getObject("on_day", LocalDate.class),
                row.getInt("people"));
    }

    /** What the tallies say; null where nobody wanted an answer. */
    @Nullable
    Answering of(List<Tallied> tallies) {
        SortedMap<YearMonth, List<Tallied>> months = new TreeMap<>();
        List<Tallied> all = new ArrayList<>();
        for (Tallied tally : tallies) {
            if (tally.kind().about() != About.GOING) {
                all.add(tally);
                months.computeIfAbsent(YearMonth.from(tally.begun()), month -> new ArrayList<>())
                        .add(tally);
            }
        }
        if (months.isEmpty()) {
            return null;
        }
        List<AnswerCohort> cohorts = new ArrayList<>();
        months.forEach((month, ofMonth) -> cohorts.add(cohort(month, month, ofMonth)));
        List<WaitStep> curve =
                waits(all).estimate().map(AnsweringReading::curve).orElse(List.of());
        return new Answering(asOf, cohort(months.firstKey(), months.lastKey(), all), cohorts, curve);
    }

    /** How the waits stand, counted alone. */
    AnswerCounts people(List<Tallied> tallies) {
        return people(waits(tallies));
    }

    private AnsweringCohort waits(List<Tallied> tallies) {
        return AnsweringCohort.of(
                tallies.stream()
                        .filter(tally -> tally.kind().about() == About.THE_WAIT)
                        .toList(),
                asOf);
    }

    private AnswerCohort cohort(YearMonth first, YearMonth last, List<Tallied> tallies) {
        AnsweringCohort waits = waits(tallies);
        return new AnswerCohort(
                first.atDay(1),
                last.atEndOfMonth(),
                people(waits),
                waits.estimate().map(AnsweringReading::waited).orElse(null),
                new AnswerVerdicts(
                        sum(tallies, Kind.CONFIRMED), sum(tallies, Kind.LAPSED), sum(tallies, Kind.CONTESTED)),
                new CaseConduct(
                        sum(tallies, Kind.LATE),
                        sum(tallies, Kind.PASSED_ON),
                        sum(tallies, Kind.DISPUTED),
                        sum(tallies, Kind.REPEATED)));
    }

    private static AnswerCounts people(AnsweringCohort cohort) {
        return new AnswerCounts(
                cohort.wanted(),
                cohort.people(Kind.ANSWERED),
                cohort.people(Kind.DECLINED),
                cohort.people(Kind.WAITING),
                cohort.people(Kind.CLOSED),
                cohort.people(Kind.LEFT),
                cohort.people(Kind.UNTRUE));
    }

    private static int sum(List<Tallied> tallies, Kind kind) {
        return tallies.stream()
                .filter(tally -> tally.kind() == kind)
                .mapToInt(Tallied::people)
                .sum();
    }

    private static WaitEstimate waited(KaplanMeier estimate) {
        MedianWait median = estimate.median();
        return new WaitEstimate(
                estimate.people(),
                median.days(),
                median.low(),
                median.high(),
                AnsweringCohort.WITHIN_DAYS.stream()
                        .map(days -> within(days, estimate.endedWithin(days)))
                        .toList());
    }

    private static AnsweredWithin within(int days, Optional<EstimatedShare> known) {
        return known.map(share -> new AnsweredWithin(
                        days,
                        share.value(),
                        share.low(),
                        share.high(),
                        share.percent(),
                        share.lowPercent(),
                        share.highPercent()))
                .orElseGet(() -> new AnsweredWithin(days, null, null, null, null, null, null));
    }

    private static List<WaitStep> curve(KaplanMeier estimate) {
        return estimate.steps().stream()
                .map(step -> new WaitStep(
                        step.day(),
                        step.atRisk(),
                        step.ended(),
                        step.lastSeen(),
                        step.waiting().value(),
                        step.waiting().low(),
                        step.waiting().high()))
                .toList();
    }
}
