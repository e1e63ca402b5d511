package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.decision.StreamId;

import java.time.LocalDate;
import java.util.Set;

/** Everything somebody can ask of a service standard. */
public sealed interface StandardCommand extends StreamCommand {
    String standard();

    @Override
    default String stream() {
        return StreamId.standard(standard());
    }

    /**
     * Adopts the next version. It holds for cases submitted from then on; a case keeps the version it began under.
     *
     * @param standard id, for example {@code default}
     * @param years the years the holiday dates are complete for
     */
    record AdoptServiceStandard(
            String standard,
            int acknowledgeWorkingDays,
            int answerWorkingDays,
            int reviewWorkingDays,
            Set<LocalDate> holidays,
            Set<Integer> years)
            implements StandardCommand {
        public AdoptServiceStandard {
            holidays = Set.copyOf(holidays);
            years = Set.copyOf(years);
        }
    }
}
