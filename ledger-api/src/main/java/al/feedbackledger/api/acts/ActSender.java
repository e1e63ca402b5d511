package al.feedbackledger.api.acts;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandDraft;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.IdempotencyKey;
import com.google.errorprone.annotations.CheckReturnValue;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Sends the commands of the doors and turns what comes of them into replies. */
@Component
@CheckReturnValue
final class ActSender {
    private static final JsonMapper REQUEST = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final CommandDoor door;
    private final CommandReceipts receipts;
    private final MeterRegistry meters;

    ActSender(CommandDoor door, CommandReceipts receipts, MeterRegistry meters) {
        this.door = door;
        this.receipts = receipts;
        this.meters = meters;
    }

    /**
     * The claim of a request under a client's key. It is made of what was read, not of the bytes that came, so that a page
     * and a program, or another spacing, make the same request.
     *
     * @param request a record of what was asked for
     */
    static ClaimedCommand claim(String actor, String route, IdempotencyKey key, Record request) {
        return ClaimedCommand.of(actor, route, key, REQUEST.writeValueAsBytes(request));
    }

    /** What was answered before; null for a request that is new. Asked before any state is looked at. */
    @Nullable
    ActResult earlier(@Nullable ClaimedCommand claim) {
        if (claim == null) {
            return null;
        }
        return switch (receipts.find(claim)) {
            case CommandReceipts.Earlier.Never unused -> null;
            case CommandReceipts.Earlier.Repeated repeated -> repeated(repeated.reply());
            case CommandReceipts.Earlier.OtherRequest unused -> new ActResult.KeyReused();
        };
    }

    /**
     * @param claim null for an act without an idempotency key
     * @param draw makes the command; asked again where something it drew was taken
     */
    ActResult send(@Nullable ClaimedCommand claim, Act act, Origin origin, Supplier<Drawn> draw) {
        AtomicReference<@Nullable Drawn> last = new AtomicReference<>();
        CommandResult result = door.sendDrawn(
                () -> {
                    Drawn drawn = draw.get();
                    last.set(drawn);
                    return new CommandDraft(drawn.command(), withReceipt(drawn, claim));
                },
                act,
                origin);
        return switch (result) {
            case CommandResult.Done done -> done(done, claim, last.get());
            case CommandResult.Repeated repeated -> repeated(open(claim, repeated.sealedReply()));
            case CommandResult.KeyReused unused -> new ActResult.KeyReused();
            case CommandResult.Refused refused -> earlierOr(claim, () -> refused(refused.refusal()));
            case CommandResult.Conflict unused -> earlierOr(claim, ActResult.ChangedMeanwhile::new);
            case CommandResult.AlreadyImported unused -> new ActResult.AlreadyImported();
            case CommandResult.Overloaded unused -> new ActResult.Busy();
            case CommandResult.Unavailable away -> new ActResult.Unavailable(away.readOnly());
        };
    }

    /**
     * Of two equal requests at once, the later one may find the state already changed by the earlier one. It is a
     * repetition all the same, and the receipt that came with the change says so.
     */
    private ActResult earlierOr(@Nullable ClaimedCommand claim, Supplier<ActResult> otherwise) {
        ActResult earlier = earlier(claim);
        return earlier == null ? otherwise.get() : earlier;
    }

    private Attachment withReceipt(Drawn drawn, @Nullable ClaimedCommand claim) {
        if (claim == null) {
            return drawn.attachment();
        }
        return drawn.attachment().with(receipts.receipt(claim, drawn.command().stream(), (first, end) -> drawn.reply()
                .apply(end)
                .bytes()));
    }

    private static ActResult done(CommandResult.Done done, @Nullable ClaimedCommand claim, @Nullable Drawn drawn) {
        byte[] sealed = done.sealedReply();
        if (claim != null && sealed != null) {
            byte[] body = claim.open(sealed);
            return new ActResult.Done(ActReply.of(body), body);
        }
        if (drawn == null) {
            throw new IllegalStateException("a command was sent without being drawn");
        }
        ActReply reply = drawn.reply().apply(done.lastPosition());
        return new ActResult.Done(reply, reply.bytes());
    }

    private static byte[] open(@Nullable ClaimedCommand claim, byte[] sealed) {
        if (claim == null) {
            throw new IllegalStateException("only an act under a key is repeated");
        }
        return claim.open(sealed);
    }

    private static ActResult repeated(byte[] body) {
        return new ActResult.Repeated(ActReply.of(body), body);
    }

    private ActResult refused(Refusal refusal) {
        meters.counter("ledger.act.refuse", "reason", refusal.reason().name()).increment();
        return new ActResult.Refused(refusal);
    }
}
