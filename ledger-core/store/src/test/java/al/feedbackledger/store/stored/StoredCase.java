package al.feedbackledger.store.stored;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AnswerFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.TargetAnswer;
import al.feedbackledger.store.access.NewAccess;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.AnswerPrintRow;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ImportIdentityRow;
import al.feedbackledger.store.eventstore.ReceiptRow;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.WordSealer;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One case of the ledger in the making: its commands with real sealed words, reference, code, receipts and prints. */
final class StoredCase {
    private final StoredLedgerMaker maker;
    private final String stream;
    private final boolean withEverything;
    private final List<String> sealed = new ArrayList<>();
    private @Nullable String joined;
    private @Nullable TargetAnswer answerThere;

    /**
     * @param withEverything whether the submission carries what is optional
     */
    StoredCase(StoredLedgerMaker maker, Instant at, boolean withEverything) {
        this.maker = maker;
        this.stream = maker.randomness.timeOrderedId(at).toString();
        this.withEverything = withEverything;
    }

    String stream() {
        return stream;
    }

    /** The case this one is joined with, and the answer that one has got. */
    void joinedWith(String target) {
        joined = target;
    }

    void answeredThere(TargetAnswer answer) {
        answerThere = answer;
    }

    /** Sends a command that must be accepted. */
    void does(Actor by, Instant at, FeedbackCommand asMade) {
        boolean begins = asMade instanceof SubmitFeedback || asMade instanceof ImportFeedback;
        WordSealer sealer = begins ? maker.vault.sealerForNewCase(stream, at) : maker.vault.sealerFor(stream, at);
        NewAccess access = begins ? maker.access.newAccess(stream) : null;
        List<AnswerPrintRow> prints = new ArrayList<>();
        FeedbackCommand command = Rewritten.of(asMade, (part, value) -> {
            Object filled = filled(part, value);
            if (part.getType() == SealedText.class && filled != null) {
                String text = maker.words.next(part.getName());
                if (isAnAnswer(part)) {
                    prints.add(maker.prints.of(institution(by), text));
                }
                SealedText words = sealer.seal(part.getName(), text);
                sealed.add(words.ref());
                return maker.sealed(words, text);
            }
            if (part.getName().equals("reference") && access != null) {
                return access.reference().compact();
            }
            // Stands after the text in every command that has it.
            return part.getName().equals("repeated") && !prints.isEmpty()
                    ? Long.valueOf(maker.prints.earlierUses(prints.getFirst()))
                    : filled;
        });
        Attachment attachment = sealer.sealed().onto(Attachment.none());
        for (AnswerPrintRow print : prints) {
            attachment = attachment.with(print);
        }
        if (access != null && by.role() == Role.SUBJECT) {
            attachment = attachment.with(access.row()).with(submission(access));
        }
        if (by.role() == Role.IMPORTER) {
            attachment =
                    attachment.with(new ImportIdentityRow("example-source", "row-" + stream.substring(24), stream));
        }
        if (by.role() == Role.SYSTEM) {
            attachment = attachment.with(
                    maker.timerReceipt(stream, command.getClass().getSimpleName() + at));
        }
        CommandResult result = maker.open.door.send(command, Act.of(by, at), origin(by), attachment);
        if (!(result instanceof CommandResult.Done)) {
            throw new AssertionError(command.getClass().getSimpleName() + ": " + result);
        }
    }

    private @Nullable Object filled(RecordComponent part, @Nullable Object value) {
        return switch (part.getName()) {
            case "applicationNumber" -> withEverything ? Made.text(2) : value;
            case "campaign" -> withEverything ? "spring-2026" : value;
            case "channel" -> withEverything && value == Channel.WEB ? Channel.MOBILE : value;
            case "language" -> withEverything ? "en" : value;
            case "into" -> joined;
            case "gone" -> List.copyOf(sealed);
            case "targetAnswer" -> answerThere;
            default -> value;
        };
    }

    private static boolean isAnAnswer(RecordComponent part) {
        Class<?> command = part.getDeclaringRecord();
        return command == AnswerFeedback.class || command == CorrectAnswer.class || command == ImportedReply.class;
    }

    private static String institution(Actor by) {
        return by.institution() == null ? "registry" : by.institution();
    }

    private static Origin origin(Actor by) {
        return switch (by.role()) {
            case SUBJECT -> Origin.of("WEB");
            case IMPORTER -> Origin.of("IMPORT");
            default -> Origin.INTERNAL;
        };
    }

    private ReceiptRow submission(NewAccess access) {
        String key = maker.randomness.randomId().toString();
        String request = "{\"service\":\"38\",\"example\":\"" + stream + "\"}";
        String reply = "{\"reference\":\"" + access.reference().compact() + "\",\"trackingCode\":\""
                + access.code().compact() + "\"}";
        maker.person(stream, access, key, request, reply);
        ClaimedCommand claim = ClaimedCommand.of(
                "subject", StoredLedgerMaker.ROUTE, IdempotencyKey.read(key).orElseThrow(), request.getBytes(UTF_8));
        return maker.receipts.receipt(claim, stream, (first, last) -> reply.getBytes(UTF_8));
    }
}
