package al.feedbackledger.rules.decision;

import java.util.Set;

/**
 * Why a command changes nothing: an expected outcome, so a value.
 *
 * @param reason the kind of refusal
 * @param state the status of the thing acted on, as its code
 * @param allowed names of the commands this actor could send now
 */
public record Refusal(Reason reason, String state, Set<String> allowed) {
    public Refusal {
        allowed = Set.copyOf(allowed);
    }

    /** A refusal that names no further acts. */
    public static Refusal of(Reason reason, String state) {
        return new Refusal(reason, state, Set.of());
    }

    /** The kinds of refusal, each with its own problem type at the doors. */
    public enum Reason {
        /** The state does not allow the command. */
        NOT_NOW,
        /** Somebody else may do this: another role or another institution. */
        NOT_YOURS,
        /** Whoever decides must be another person than whoever acted before. */
        SAME_PERSON,
        /** The time for this act is over. */
        TOO_LATE,
        /** It is not yet time; a timer came early. */
        TOO_EARLY,
        /** The act may be done only so many times. */
        LIMIT_REACHED,
        /** What must be said is missing: a text, an outcome's action, a reason. */
        INCOMPLETE,
        /** The person acting saw an older version of the case. */
        STALE,
        /** The service is unknown to the catalogue. */
        UNKNOWN_SERVICE,
        /** The service takes no feedback any more. */
        RETIRED_SERVICE,
        /** The target of a routing, transfer or merge is not fit for it. */
        WRONG_TARGET,
        /** The stream already exists. */
        ALREADY_EXISTS,
        /** The stream does not exist. */
        UNKNOWN,
        /** The command would change nothing. */
        NO_CHANGE,
        /** A value is outside what the rules allow. */
        INVALID
    }
}
