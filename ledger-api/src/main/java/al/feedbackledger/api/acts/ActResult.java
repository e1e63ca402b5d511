package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.rules.decision.Refusal;

import java.time.Duration;
import java.util.List;

/** What came of an act. */
public sealed interface ActResult {

    /**
     * It is recorded.
     *
     * @param body the reply as it is sent and kept
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the door that asked; never compared.
    record Done(ActReply reply, byte[] body) implements ActResult {}

    /** It was recorded before; the same reply, byte for byte. */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the door that asked; never compared.
    record Repeated(ActReply reply, byte[] body) implements ActResult {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements ActResult {}

    /** Values cannot be taken. */
    record Invalid(List<FieldError> errors) implements ActResult {
        public Invalid {
            errors = List.copyOf(errors);
        }

        static Invalid of(String field, String code, Object... arguments) {
            return new Invalid(List.of(FieldError.of(field, code, arguments)));
        }
    }

    /** The rules refuse it. */
    record Refused(Refusal refusal) implements ActResult {}

    /** There is no such case, or none this actor may know of. */
    record UnknownCase() implements ActResult {}

    /** The tracking code is another. */
    record WrongCode() implements ActResult {}

    /** Too often; again after this time. */
    record Throttled(Duration retryAfter) implements ActResult {}

    /** What it brings in is there already. */
    record AlreadyImported() implements ActResult {}

    /** Somebody else acted first. */
    record ChangedMeanwhile() implements ActResult {}

    /** Too much is waiting. */
    record Busy() implements ActResult {}

    /**
     * The ledger does not answer; repeating the act under the same key is safe.
     *
     * @param readOnly whether it does answer, but takes nothing in for now
     */
    record Unavailable(boolean readOnly) implements ActResult {}
}
