package al.feedbackledger.rules.perception.statistics;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How long people wait, also counting those who still do: an average over the answered alone tells too short a time.
 *
 * <p>S(t) = Π (1 − d/n) over the days up to t, with n people still waiting at the start of a day and d whose wait ended
 * on it; who was last seen waiting on a day still waited when others' waits ended. The interval of 95 % is S to the power
 * exp(±z √G / ln S), with Greenwood's G = Σ d/(n(n−d)). Where S is 1 or 0 that interval does not exist. There it is
 * Wilson's, of nobody or everybody among those for whom it is known: who is known to have waited at least t days, or
 * whose wait is known to have ended.
 *
 * <p>Sources: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958);
 * M. Greenwood, "The natural duration of cancer", Reports on Public Health and Medical Subjects 33 (1926); J. D.
 * Kalbfleisch and R. L. Prentice, "The Statistical Analysis of Failure Time Data" (1980), for the limits.
 */
public final class KaplanMeier {
    /**
     * One day on which somebody's wait ended or was last seen.
     *
     * @param atRisk people who waited at least until this day
     * @param ended people whose wait ended on it
     * @param lastSeen people who were last seen waiting on it
     * @param waiting the share who wait longer than this day
     */
    public record Step(int day, int atRisk, int ended, int lastSeen, EstimatedShare waiting) {}

    private final List<Step> steps;

    private KaplanMeier(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * The curve of these waits, in whatever order they come.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static KaplanMeier of(Collection<Wait> waits) {
        if (waits.isEmpty()) {
            throw new IllegalArgumentException("nobody waited, so nobody knows how long");
        }
        TreeMap<Integer, int[]> days = new TreeMap<>();
        for (Wait wait : waits) {
            int[] counts = days.computeIfAbsent(wait.days(), day -> new int[2]);
            counts[wait.ended() ? 0 : 1]++;
        }
        List<Step> steps = new ArrayList<>();
        ExactFraction curve = ExactFraction.ONE;
        double greenwood = 0;
        int atRisk = waits.size();
        for (Map.Entry<Integer, int[]> day : days.entrySet()) {
            int ended = day.getValue()[0];
            int lastSeen = day.getValue()[1];
            curve = ended == 0 ? curve : curve.times(new Share(atRisk - ended, atRisk));
            greenwood += ended / ((double) atRisk * (atRisk - ended));
            int known = curve.isNone() ? ended(steps) + ended : atRisk;
            steps.add(new Step(day.getKey(), atRisk, ended, lastSeen, limited(curve, greenwood, known)));
            atRisk -= ended + lastSeen;
        }
        return new KaplanMeier(steps);
    }

    private static int ended(List<Step> steps) {
        return steps.stream().mapToInt(Step::ended).sum();
    }

    /** @param known people for whom it is known, where all or none of them wait */
    private static EstimatedShare limited(ExactFraction curve, double greenwood, int known) {
        if (curve.isAll() || curve.isNone()) {
            WilsonInterval end = WilsonInterval.of(new Share(curve.isAll() ? known : 0, known));
            return new EstimatedShare(curve, end.low(), end.high());
        }
        double log = StrictMath.log(curve.value());
        double power = StrictMath.exp(StandardNormal.Z_95 * Math.sqrt(greenwood) / -log);
        return new EstimatedShare(curve, StrictMath.exp(log * power), StrictMath.exp(log / power));
    }

    /** Every day on which something is known, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** All people the curve is about. */
    public int people() {
        return steps.getFirst().atRisk();
    }

    /** The people known to have waited at least so many days. */
    public int atRisk(int days) {
        Step next = first(step -> step.day() >= days);
        return next == null ? 0 : next.atRisk();
    }

    /**
     * The share who wait longer than so many days; empty where nobody was seen that long and some still wait, because
     * then nobody knows.
     */
    public Optional<EstimatedShare> waitingAfter(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("not a number of days: " + days);
        }
        Step last = null;
        for (Step step : steps) {
            last = step.day() <= days ? step : last;
        }
        int atRisk = atRisk(days);
        if (last == null || (last.waiting().isAll() && atRisk > 0)) {
            // Nobody's wait has ended by then: the fewer people are known to have waited so long, the wider.
            return Optional.of(limited(ExactFraction.ONE, 0, atRisk));
        }
        return atRisk > 0 || last.waiting().isNone() ? Optional.of(last.waiting()) : Optional.empty();
    }

    /** The share whose wait ends within so many days, the last one included; empty where nobody knows. */
    public Optional<EstimatedShare> endedWithin(int days) {
        return waitingAfter(days).map(EstimatedShare::rest);
    }

    public MedianWait median() {
        return new MedianWait(
                day(step -> step.waiting().isAtMostHalf()),
                day(step -> step.waiting().low() <= .5),
                day(step -> step.waiting().high() <= .5));
    }

    private @Nullable Integer day(Predicate<Step> reached) {
        // Before the first wait has ended the interval may be wide, but it is not the curve that goes down.
        Step step = first(each -> !each.waiting().isAll() && reached.test(each));
        return step == null ? null : step.day();
    }

    private @Nullable Step first(Predicate<Step> wanted) {
        return steps.stream().filter(wanted).findFirst().orElse(null);
    }
}
