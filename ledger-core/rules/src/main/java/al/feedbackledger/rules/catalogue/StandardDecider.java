package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.StandardCommand.AdoptServiceStandard;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/** Decides a command on a service standard, and folds what follows. */
@CheckReturnValue
public final class StandardDecider {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private StandardDecider() {}

    /**
     * What the events of a standard come to.
     *
     * @param inForce the version in force, null before the first
     */
    public record StandardState(@Nullable ServiceStandard inForce) {
        public static final StandardState NOTHING = new StandardState(null);

        int version() {
            return inForce == null ? 0 : inForce.version();
        }
    }

    public static Decision<StandardEvent> decide(StandardState state, StandardCommand command, Act act) {
        return switch (command) {
            case AdoptServiceStandard adopt -> adopt(state, adopt, act.by().role());
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static StandardState evolve(StandardState state, StandardEvent event) {
        return switch (event) {
            case ServiceStandardAdopted e -> {
                if (e.standard().version() != state.version() + 1) {
                    throw new IllegalStateException("version " + e.standard().version()
                            + " of a standard cannot follow version " + state.version());
                }
                yield new StandardState(e.standard());
            }
        };
    }

    private static Decision<StandardEvent> adopt(StandardState state, AdoptServiceStandard command, Role role) {
        if (role != Role.ADMIN && role != Role.SYSTEM) {
            return refuse(state, Reason.NOT_YOURS);
        }
        if (!isFit(command)) {
            return refuse(state, Reason.INVALID);
        }
        boolean same =
                state.inForce() != null && standard(command, state.version()).equals(state.inForce());
        return same
                ? refuse(state, Reason.NO_CHANGE)
                : Decision.accept(new ServiceStandardAdopted(standard(command, state.version() + 1)));
    }

    private static ServiceStandard standard(AdoptServiceStandard command, int version) {
        return new ServiceStandard(
                command.standard(),
                version,
                command.acknowledgeWorkingDays(),
                command.answerWorkingDays(),
                command.reviewWorkingDays(),
                command.holidays(),
                command.years());
    }

    /** A holiday of a year that is not listed as complete would count in silence. */
    private static boolean isFit(AdoptServiceStandard command) {
        return CatalogueLimits.isSlug(command.standard())
                && isDays(command.acknowledgeWorkingDays())
                && isDays(command.answerWorkingDays())
                && isDays(command.reviewWorkingDays())
                && command.holidays().size() <= CatalogueLimits.HOLIDAYS
                && command.years().size() <= CatalogueLimits.HOLIDAY_YEARS
                && command.years().stream().allMatch(year -> year >= FIRST_YEAR && year <= LAST_YEAR)
                && command.holidays().stream().allMatch(day -> command.years().contains(day.getYear()));
    }

    private static boolean isDays(int workingDays) {
        return workingDays >= 1 && workingDays <= CatalogueLimits.STANDARD_WORKING_DAYS;
    }

    private static Decision<StandardEvent> refuse(StandardState state, Reason reason) {
        return Decision.refuse(Refusal.of(reason, state.inForce() == null ? "NONE" : "IN_FORCE"));
    }
}
