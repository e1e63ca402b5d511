package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.store.eventstore.AppendRefusal;
import al.feedbackledger.store.eventstore.AppendRefused;
import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerClosed;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.eventstore.Overloaded;
import al.feedbackledger.store.eventstore.ReceiptLookup;
import al.feedbackledger.store.eventstore.ReceiptRow;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The way commands take into the ledger, whichever door they come from.
 *
 * <p>A handler finds the act in the command's metadata under {@link ActMetadata#ACT} and returns a {@link Refusal}, or anything else
 * when it has applied events.
 */
public final class CommandDoor {
    private static final int TRIES_AFTER_CONFLICT = 3;
    private static final int DRAWS_MAX = 5;

    private final CommandBus commandBus;
    private final ReceiptLookup receipts;

    public CommandDoor(CommandBus commandBus, ReceiptLookup receipts) {
        this.commandBus = commandBus;
        this.receipts = receipts;
    }

    /** Sends a command of the system's own. */
    public CommandResult send(StreamCommand command, Act act, Attachment attachment) {
        return send(command, act, Origin.INTERNAL, attachment);
    }

    /** Sends a command whose rows can collide with nobody's. */
    public CommandResult send(StreamCommand command, Act act, Origin origin, Attachment attachment) {
        return sendDrawn(() -> new CommandDraft(command, attachment), act, origin);
    }

    /**
     * Sends a command that carries something drawn: a reference number, or a case's key. If that is taken or gone, a new
     * draft is drawn and the command runs again.
     *
     * @param draw makes a draft; called again only after a collision
     */
    public CommandResult sendDrawn(Supplier<CommandDraft> draw, Act act, Origin origin) {
        CommandDraft draft = draw.get();
        ReceiptRow receipt = draft.attachment().receipt();
        int conflicts = 0;
        int draws = 1;
        try {
            AppendRefusal before = receipt == null ? null : receipts.find(receipt);
            if (before != null) {
                return result(before);
            }
            while (true) {
                Attempt attempt = attempt(draft, act, origin);
                if (attempt.result() != null) {
                    return unlessDoneMeanwhile(attempt.result(), receipt);
                }
                if (attempt.drawAgain()) {
                    if (++draws > DRAWS_MAX) {
                        throw new IllegalStateException("every one of " + DRAWS_MAX + " draws was taken");
                    }
                    draft = draw.get();
                } else if (act.expectedVersion() != null || ++conflicts > TRIES_AFTER_CONFLICT) {
                    return unlessDoneMeanwhile(new CommandResult.Conflict(), receipt);
                }
            }
        } catch (LedgerUnavailable e) {
            return new CommandResult.Unavailable(e instanceof LedgerClosed);
        }
    }

    /**
     * The same act may have been done elsewhere after the look at its receipt and before its stream was loaded, which then
     * refuses it. Whoever repeats an act gets its reply and no such refusal.
     */
    private CommandResult unlessDoneMeanwhile(CommandResult result, @Nullable ReceiptRow receipt) {
        boolean nothingDone = result instanceof CommandResult.Refused || result instanceof CommandResult.Conflict;
        AppendRefusal meanwhile = nothingDone && receipt != null ? receipts.find(receipt) : null;
        return meanwhile == null ? result : result(meanwhile);
    }

    /** One run of a command: a result, or null and whether to draw anew before the next. */
    private record Attempt(@Nullable CommandResult result, boolean drawAgain) {}

    private Attempt attempt(CommandDraft draft, Act act, Origin origin) {
        Sending sending = new Sending(origin, draft.attachment());
        CommandMessage<Object> message = new GenericCommandMessage<>(
                draft.command(), Map.of(ActMetadata.ACT, act, ActMetadata.SENDING, sending));
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        commandBus.dispatch(message, callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            return attempt(result.exceptionResult());
        }
        if (result.getPayload() instanceof Refusal refusal) {
            return new Attempt(new CommandResult.Refused(refusal), false);
        }
        Appended appended = sending.appended();
        if (appended == null) {
            throw new IllegalStateException("a handler neither refused nor applied events: "
                    + draft.command().getClass().getSimpleName());
        }
        return new Attempt(
                new CommandResult.Done(appended.firstPosition(), appended.lastPosition(), appended.sealedReply()),
                false);
    }

    private static Attempt attempt(Throwable failure) {
        return switch (failure) {
            case AppendRefused refused ->
                isCollision(refused.refusal())
                        ? new Attempt(null, true)
                        : new Attempt(result(refused.refusal()), false);
            case ConcurrencyException conflict -> new Attempt(null, false);
            case AggregateStreamCreationException conflict -> new Attempt(null, false);
            case Overloaded full -> new Attempt(new CommandResult.Overloaded(), false);
            case AggregateNotFoundException unknown ->
                new Attempt(new CommandResult.Refused(new Refusal(Refusal.Reason.UNKNOWN, "", Set.of())), false);
            case RuntimeException other -> throw other;
            case Error error -> throw error;
            default -> throw new IllegalStateException("a command handler threw a checked exception", failure);
        };
    }

    private static boolean isCollision(AppendRefusal refusal) {
        return refusal instanceof AppendRefusal.ReferenceTaken
                || refusal instanceof AppendRefusal.CaseKeyTaken
                || refusal instanceof AppendRefusal.CaseKeyGone;
    }

    private static CommandResult result(AppendRefusal refusal) {
        return switch (refusal) {
            case AppendRefusal.RepeatedKey repeated -> new CommandResult.Repeated(repeated.sealedReply());
            case AppendRefusal.KeyReused reused -> new CommandResult.KeyReused();
            case AppendRefusal.ImportIdentityTaken taken -> new CommandResult.AlreadyImported();
            case AppendRefusal.StreamConflict conflict -> new CommandResult.Conflict();
            case AppendRefusal.DuplicateEventId duplicate ->
                throw new IllegalStateException("an event's id was drawn twice");
            case AppendRefusal.ReferenceTaken taken -> throw new IllegalStateException("handled by drawing anew");
            case AppendRefusal.CaseKeyTaken taken -> throw new IllegalStateException("handled by drawing anew");
            case AppendRefusal.CaseKeyGone gone -> throw new IllegalStateException("handled by drawing anew");
        };
    }
}
