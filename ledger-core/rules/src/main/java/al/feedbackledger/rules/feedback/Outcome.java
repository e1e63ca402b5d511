package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Refusal.Reason;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** What an institution says came of a case. */
public enum Outcome {
    RESOLVED,
    PARTLY_RESOLVED,
    CHANGE_MADE,
    CHANGE_PLANNED,
    EXPLAINED,
    NOT_POSSIBLE,
    NOT_COMPETENT,
    THANKS_SHARED;

    /** The stream of an improvement action, a UUID. */
    private static final Pattern ACTION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Why an answer with this outcome cannot name this action, or none; null when it can. */
    @Nullable
    Reason refuse(@Nullable String action) {
        if (!namesAction()) {
            return action == null ? null : Reason.INVALID;
        }
        if (action == null) {
            return Reason.INCOMPLETE;
        }
        return ACTION.matcher(action).matches() ? null : Reason.INVALID;
    }

    /** Whether this outcome names an improvement action. */
    public boolean namesAction() {
        return this == CHANGE_MADE || this == CHANGE_PLANNED;
    }
}
