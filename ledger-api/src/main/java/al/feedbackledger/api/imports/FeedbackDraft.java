package al.feedbackledger.api.imports;

import al.feedbackledger.api.acts.SealedPaths;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedClosure;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.store.access.CaseAccess;
import al.feedbackledger.store.access.NewAccess;
import al.feedbackledger.store.axon.CommandDraft;
import al.feedbackledger.store.eventstore.AnswerPrintRow;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ImportIdentityRow;
import al.feedbackledger.store.vault.AnswerPrints;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.Vault;
import al.feedbackledger.store.vault.WordSealer;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Makes one command of a checked row, with everything that is stored beside its events. */
@Component
@CheckReturnValue
final class FeedbackDraft {
    private static final byte[] NO_REPLY = {};

    private final CaseAccess access;
    private final Vault vault;
    private final AnswerPrints prints;
    private final CommandReceipts receipts;
    private final Randomness randomness;

    FeedbackDraft(
            CaseAccess access, Vault vault, AnswerPrints prints, CommandReceipts receipts, Randomness randomness) {
        this.access = access;
        this.vault = vault;
        this.prints = prints;
        this.receipts = receipts;
        this.randomness = randomness;
    }

    /**
     * A row on its way into the ledger.
     *
     * @param actor id of whoever imports
     * @param print of its reply, null where it has none
     */
    record Prepared(
            FeedbackRow row,
            String source,
            Routing routing,
            String actor,
            @Nullable AnswerPrintRow print) {
        String externalId() {
            return requireNonNull(row.externalId());
        }
    }

    /** The print of a row's reply: equal for equal texts of one institution. */
    @Nullable
    AnswerPrintRow print(FeedbackRow row, String institution) {
        return row.reply() == null
                ? null
                : prints.of(institution, requireNonNull(row.reply().text()));
    }

    CommandDraft draw(Prepared prepared, Instant now) {
        String stream = randomness.timeOrderedId(now).toString();
        FeedbackRow row = prepared.row();
        WordSealer sealer = vault.sealerForNewCase(stream, now);
        // The access row keeps the reference unique, as any other. Nobody is told its code, so nobody has it.
        NewAccess drawn = access.newAccess(stream);
        ImportFeedback command = new ImportFeedback(
                stream,
                drawn.reference().compact(),
                submission(row, sealer),
                prepared.routing(),
                micros(requireNonNull(row.at())),
                reply(row.reply(), prepared.print(), sealer),
                closure(row.closure()));
        Attachment attachment = sealer.sealed()
                .onto(Attachment.none())
                .with(drawn.row())
                .with(new ImportIdentityRow(prepared.source(), prepared.externalId(), stream))
                .with(receipts.receipt(claim(prepared), stream, (first, last) -> NO_REPLY));
        return new CommandDraft(command, prepared.print() == null ? attachment : attachment.with(prepared.print()));
    }

    /**
     * The receipt answers a repeated import before anything is sealed anew; after it is forgotten the identity, which is
     * kept for good, does. It is made of the identity alone: a row that changed at its source is still the same row.
     */
    private static ClaimedCommand claim(Prepared prepared) {
        String identity = prepared.source() + "/" + prepared.externalId();
        return ClaimedCommand.of(
                prepared.actor(),
                "import/feedback",
                IdempotencyKey.derived(identity, "import"),
                identity.getBytes(StandardCharsets.UTF_8));
    }

    private static Submission submission(FeedbackRow row, WordSealer sealer) {
        Kind kind = FeedbackChecks.kind(row);
        return new Submission(
                kind,
                requireNonNullElse(row.audience(), Audience.NOT_STATED),
                Channel.IMPORT,
                null,
                requireNonNull(row.language()),
                row.rating(),
                row.gotItDone(),
                row.reasons(),
                requireNonNullElse(row.answerWanted(), kind.answerWantedByDefault()),
                FeedbackChecks.hasComment(row) ? seal(sealer, SealedPaths.COMMENT, row.comment()) : null,
                seal(sealer, SealedPaths.APPLICATION_NUMBER, row.applicationNumber()));
    }

    private static @Nullable SealedText seal(WordSealer sealer, String path, @Nullable String text) {
        return text == null || text.isBlank() ? null : sealer.seal(path, text);
    }

    private @Nullable ImportedReply reply(
            FeedbackRow.@Nullable Reply reply, @Nullable AnswerPrintRow print, WordSealer sealer) {
        if (reply == null || print == null) {
            return null;
        }
        return new ImportedReply(
                requireNonNull(reply.outcome()),
                sealer.seal(SealedPaths.ANSWER, requireNonNull(reply.text())),
                prints.earlierUses(print),
                reply.at() == null ? null : micros(reply.at()));
    }

    private static @Nullable ImportedClosure closure(FeedbackRow.@Nullable Closing closing) {
        return closing == null
                ? null
                : new ImportedClosure(
                        Boolean.TRUE.equals(closing.automatic()), closing.at() == null ? null : micros(closing.at()));
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
