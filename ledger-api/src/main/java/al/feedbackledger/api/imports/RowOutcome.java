package al.feedbackledger.api.imports;

import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.store.axon.CommandResult;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Locale;

/** What became of one row. */
@CheckReturnValue
sealed interface RowOutcome {

    /** @param position of its last event */
    record Imported(long position) implements RowOutcome {}

    /** It was there already. */
    record Present() implements RowOutcome {}

    /** It is not taken, and will not be however often it is sent. */
    record Refused(String code) implements RowOutcome {}

    /** Nothing is known of it: the ledger could not be asked now. */
    record Stalled(ProblemType because) implements RowOutcome {}

    static RowOutcome of(CommandResult result) {
        return switch (result) {
            case CommandResult.Done done -> new Imported(done.lastPosition());
            case CommandResult.Repeated unused -> new Present();
            case CommandResult.KeyReused unused -> new Present();
            case CommandResult.AlreadyImported unused -> new Present();
            case CommandResult.Refused refused -> of(refused.refusal());
            case CommandResult.Conflict unused -> new Stalled(ProblemType.BUSY);
            case CommandResult.Overloaded unused -> new Stalled(ProblemType.BUSY);
            case CommandResult.Unavailable unused -> new Stalled(ProblemType.UNAVAILABLE);
        };
    }

    private static RowOutcome of(Refusal refusal) {
        return refusal.reason() == Refusal.Reason.NO_CHANGE ? new Present() : new Refused(code(refusal.reason()));
    }

    /** A reason of the rules as a code, for example {@code retired-service}. */
    static String code(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
