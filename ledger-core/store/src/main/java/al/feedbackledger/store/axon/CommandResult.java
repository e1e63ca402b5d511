package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** What became of a command. */
public sealed interface CommandResult {

    /**
     * It holds, and its events are stored.
     *
     * @param firstPosition of its first event
     * @param lastPosition of its last event; who has just acted waits for a view to get there
     * @param sealedReply what a repetition will get; null if the command carried no receipt
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the one who asked; never compared.
    record Done(long firstPosition, long lastPosition, byte @Nullable [] sealedReply) implements CommandResult {}

    /** It was done before; its old reply, sealed for the client. */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the one who asked; never compared.
    record Repeated(byte[] sealedReply) implements CommandResult {}

    /** Its key was used for another request. */
    record KeyReused() implements CommandResult {}

    /** The rules refuse it. */
    record Refused(Refusal refusal) implements CommandResult {}

    /** Somebody else acted on the stream first; for an act bound to a version, or after several tries. */
    record Conflict() implements CommandResult {}

    /** What it brings in is there already. */
    record AlreadyImported() implements CommandResult {}

    /** Too much is waiting; later it may work. */
    record Overloaded() implements CommandResult {}

    /**
     * The database does not answer; repeating it under the same key is safe.
     *
     * @param readOnly whether it does answer, but nothing is written for now
     */
    record Unavailable(boolean readOnly) implements CommandResult {}
}
