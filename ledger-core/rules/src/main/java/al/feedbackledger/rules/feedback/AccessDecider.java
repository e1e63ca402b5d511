package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.AccessCommand.RecordAccess;
import al.feedbackledger.rules.feedback.AccessEvent.PersonalDataAccessed;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides what is recorded of the opening of words, and folds it. One account and day, one case, one purpose: one event;
 * reading the same page again adds nothing, and the door opens the words on {@link Reason#NO_CHANGE} as well.
 */
@CheckReturnValue
public final class AccessDecider {
    private AccessDecider() {}

    /** What the events of an account's day come to. */
    public record AccessState(Set<PersonalDataAccessed> opened) {
        public static final AccessState NOTHING = new AccessState(Set.of());

        public AccessState {
            opened = Set.copyOf(opened);
        }
    }

    public static Decision<AccessEvent> decide(AccessState state, AccessCommand command, Act act) {
        return switch (command) {
            case RecordAccess record -> record(state, record, act.by().role());
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static AccessState evolve(AccessState state, AccessEvent event) {
        return switch (event) {
            case PersonalDataAccessed e -> {
                Set<PersonalDataAccessed> next = new HashSet<>(state.opened());
                if (!next.add(e)) {
                    throw new IllegalStateException("one opening is recorded once a day");
                }
                yield new AccessState(next);
            }
        };
    }

    private static Decision<AccessEvent> record(AccessState state, RecordAccess command, Role role) {
        PersonalDataAccessed opening = new PersonalDataAccessed(command.feedback(), command.purpose());
        if (!may(role, command.purpose())) {
            return refuse(Reason.NOT_YOURS);
        }
        return state.opened().contains(opening) ? refuse(Reason.NO_CHANGE) : Decision.accept(opening);
    }

    /** An auditor reads everything but words; whether this account may see this case is the door's question. */
    private static boolean may(Role role, AccessEvent.Purpose purpose) {
        return switch (purpose) {
            case HANDLING -> role.answers() || role == Role.INSPECTOR || role == Role.MODERATOR;
            case REVIEW -> role.answers() || role == Role.INSPECTOR;
            case ERASURE -> role == Role.DPO;
            case EXPORT -> role == Role.DPO || role == Role.ADMIN;
        };
    }

    private static Decision<AccessEvent> refuse(Reason reason) {
        return Decision.refuse(Refusal.of(reason, "NONE"));
    }
}
