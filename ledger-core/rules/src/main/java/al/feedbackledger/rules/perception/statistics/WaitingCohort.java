package al.feedbackledger.rules.perception.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People who began to wait in the same month, and those whose dates cannot be true.
 *
 * <p>Where an answer is dated before the question, nobody knows how long the person waited. Such cases are shown as what
 * they are: neither dropped, nor taken as a wait of no days.
 *
 * @param waits the waits that the estimate is made from
 * @param endedBeforeBegun cases outside the estimate
 */
public record WaitingCohort(List<Wait> waits, int endedBeforeBegun) {
    /**
     * One case by its local dates.
     *
     * @param until the day it ended, or the day it was last seen waiting
     */
    public record Span(LocalDate begun, LocalDate until, boolean ended) {}

    public WaitingCohort {
        waits = List.copyOf(waits);
        if (endedBeforeBegun < 0) {
            throw new IllegalArgumentException("not a number of cases: " + endedBeforeBegun);
        }
    }

    public static WaitingCohort of(List<Span> cases) {
        List<Wait> waits = new ArrayList<>();
        for (Span span : cases) {
            long days = ChronoUnit.DAYS.between(span.begun(), span.until());
            if (days >= 0) {
                waits.add(new Wait(Math.toIntExact(days), span.ended()));
            }
        }
        return new WaitingCohort(waits, cases.size() - waits.size());
    }

    /** How long people waited; empty where no wait is known. */
    public Optional<KaplanMeier> estimate() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(KaplanMeier.of(waits));
    }
}
