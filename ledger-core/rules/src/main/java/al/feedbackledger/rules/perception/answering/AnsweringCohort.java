package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.perception.answering.CasePart.About;
import al.feedbackledger.rules.perception.answering.CasePart.Kind;
import al.feedbackledger.rules.perception.statistics.KaplanMeier;
import al.feedbackledger.rules.perception.statistics.Wait;
import al.feedbackledger.rules.perception.statistics.WaitingCohort;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People who wanted an answer, and how long they waited for it, as known on a day.
 *
 * <p>Who still waits is known to have waited until that day, and so is who was told nothing when the case was closed; who
 * took the case back, until then. Days are calendar days from the day of the submission. Where an answer or a closure is
 * dated before its submission nobody knows how long the wait was: such cases are told apart and are in no estimate.
 *
 * @param people how many there are of each kind of {@link About#THE_WAIT}; kinds of nobody are absent
 * @param waiting the waits that are known, and how many cannot be true
 */
public record AnsweringCohort(Map<Kind, Integer> people, WaitingCohort waiting) {
    /** Within how many days an answer is asked after: a week's work, the time an answer may take, a month. */
    public static final List<Integer> WITHIN_DAYS = List.of(5, 10, 30);

    /**
     * So many people with the same part.
     *
     * @param begun the local day their cases count for
     */
    public record Tallied(Kind kind, LocalDate begun, LocalDate on, int people) {
        private Wait wait(LocalDate asOf) {
            return switch (kind) {
                case ANSWERED, DECLINED -> new Wait(days(on), true);
                case LEFT -> new Wait(days(on), false);
                case WAITING, CLOSED -> new Wait(days(asOf), false);
                case UNTRUE,
                        CONFIRMED,
                        LAPSED,
                        CONTESTED,
                        LATE,
                        PASSED_ON,
                        DISPUTED,
                        REPEATED,
                        JOINED,
                        WITHDRAWN,
                        EXCLUDED,
                        ERASED -> throw new IllegalArgumentException(kind + " is no wait that is known");
            };
        }

        private int days(LocalDate until) {
            return Math.toIntExact(ChronoUnit.DAYS.between(begun, until));
        }

        /** Also who, by an import's dates, has yet to write. */
        private boolean isUntrue(LocalDate asOf) {
            boolean goesOn = kind == Kind.WAITING || kind == Kind.CLOSED;
            return kind == Kind.UNTRUE || (goesOn && asOf.isBefore(begun));
        }
    }

    public AnsweringCohort {
        Map<Kind, Integer> ordered = new EnumMap<>(Kind.class);
        ordered.putAll(people);
        people = Collections.unmodifiableMap(ordered);
    }

    /**
     * The cohort of tallies about the wait.
     *
     * @param asOf the local day up to which it is known
     * @throws IllegalArgumentException for a tally about anything else, or of fewer than no people
     */
    public static AnsweringCohort of(Collection<Tallied> tallies, LocalDate asOf) {
        Map<Kind, Integer> people = new EnumMap<>(Kind.class);
        List<Wait> waits = new ArrayList<>();
        for (Tallied tally : tallies) {
            if (tally.people() < 0 || tally.kind().about() != About.THE_WAIT) {
                throw new IllegalArgumentException(tally.people() + " people of " + tally.kind());
            }
            if (tally.people() > 0) {
                boolean untrue = tally.isUntrue(asOf);
                people.merge(untrue ? Kind.UNTRUE : tally.kind(), tally.people(), Math::addExact);
                if (!untrue) {
                    waits.addAll(Collections.nCopies(tally.people(), tally.wait(asOf)));
                }
            }
        }
        return new AnsweringCohort(people, new WaitingCohort(waits, people.getOrDefault(Kind.UNTRUE, 0)));
    }

    /** Everybody who wanted an answer. */
    public int wanted() {
        return people.values().stream().reduce(0, Math::addExact);
    }

    public int people(Kind kind) {
        return people.getOrDefault(kind, 0);
    }

    /** How long people wait; empty where no wait is known. */
    public Optional<KaplanMeier> estimate() {
        return waiting.estimate();
    }
}
