package al.feedbackledger.store.backup;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.FeedbackCommand.EraseAgain;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.vault.ErasureLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.UUID;

/**
 * Erasures whose event a restore lost. The log of erasures has erased the words again, so the record must say so again: words
 * that are gone without an event are an unexplained loss to everybody who checks, and the person's page would be silent.
 */
public final class LostErasures {
    private static final Logger LOG = LoggerFactory.getLogger(LostErasures.class);

    private final ErasureLog erasures;
    private final RecordedErasures recorded;
    private final CommandDoor door;
    private final InstantSource clock;

    public LostErasures(ErasureLog erasures, RecordedErasures recorded, CommandDoor door, InstantSource clock) {
        this.erasures = erasures;
        this.recorded = recorded;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Records them. Called at start, after the restore itself is recorded and before a door opens. Idempotent: what the
     * record says already is not said twice.
     *
     * @return how many were recorded
     * @throws LedgerUnavailable if one could not be recorded; the next start goes on with it
     */
    public int record() {
        int said = 0;
        for (ErasedCase lost : erasures.unrecorded(recorded)) {
            if (recorded.isOfKnownCase(lost) && isSaid(lost)) {
                said++;
            }
        }
        if (said > 0) {
            LOG.warn("a restore had lost the record of {} erasures; it says them again", said);
        }
        return said;
    }

    private boolean isSaid(ErasedCase lost) {
        EraseAgain command = new EraseAgain(
                lost.streamId(),
                lost.ground(),
                lost.refs().stream().map(UUID::toString).toList());
        return switch (door.send(command, Act.of(Actor.SYSTEM, clock.instant()), Attachment.none())) {
            case CommandResult.Done unused -> true;
            case CommandResult.Refused refused -> {
                requireNothingToSay(refused.refusal().reason(), lost);
                yield false;
            }
            case CommandResult other ->
                throw new LedgerUnavailable(
                        "an erasure before the restore could not be recorded: "
                                + other.getClass().getSimpleName(),
                        null);
        };
    }

    /** Where the restore lost the words themselves, or another node was quicker, nothing is left to say. */
    private static void requireNothingToSay(Refusal.Reason reason, ErasedCase lost) {
        if (reason != Refusal.Reason.NOT_NOW) {
            LOG.error(
                    "words of case {} are gone by the log of erasures and the record cannot say so ({}): others were"
                            + " written after the restore",
                    lost.streamId(),
                    reason);
        }
    }
}
