package al.feedbackledger.api.pages.receipt;

import al.feedbackledger.api.acts.SealedPaths;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.receipt.QrCode;
import al.feedbackledger.api.receipt.Receipt;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a receipt to the person it belongs to. */
final class ReceiptText {
    private final Wording w;
    private final Names names;
    private final Receipt receipt;
    private final FeedbackSubmitted sent;
    private final boolean withWords;

    ReceiptText(Wording w, Names names, Receipt receipt, boolean withWords) {
        this.w = w;
        this.names = names;
        this.receipt = receipt;
        this.sent = receipt.submitted();
        this.withWords = withWords;
    }

    /** @param caseAddress where the case can be followed, as a whole address */
    ReceiptView view(String caseAddress) {
        ReferenceNumber reference = new ReferenceNumber(sent.reference());
        String followPath = "/follow/" + reference.compact();
        boolean hasWords = !SealedPaths.of(sent).isEmpty();
        return new ReceiptView(
                followPath + "/receipt",
                followPath,
                reference.shown(),
                withWords,
                hasWords,
                QrCode.of(caseAddress),
                recorded(reference),
                hasWords && !withWords ? w.say("receipt.words.left") : null,
                w.say(receipt.fields().isEmpty() ? "receipt.care.facts" : "receipt.care.words"),
                place(),
                seal(),
                receipt.key().toString());
    }

    private List<Labelled> recorded(ReferenceNumber reference) {
        List<Labelled> facts = new ArrayList<>();
        add(facts, "sent.reference", reference.shown());
        add(facts, "receipt.when", w.dateTime(receipt.recordedAt()));
        add(facts, "check.service", names.service(sent.service(), w.language()));
        add(facts, "check.kind", w.of("kind.short", sent.kind()));
        if (sent.rating() != null) {
            add(facts, "check.overall", w.say("rating." + sent.rating()));
        }
        if (sent.gotItDone() != null) {
            add(facts, "check.done", w.of("done", sent.gotItDone()));
        }
        if (!sent.reasons().isEmpty()) {
            add(
                    facts,
                    "check.reasons",
                    sent.reasons().stream().map(each -> w.of("reason", each)).collect(Collectors.joining("\n")));
        }
        add(facts, "check.comment", words(SealedPaths.COMMENT, sent.comment()));
        add(facts, "check.application", words(SealedPaths.APPLICATION_NUMBER, sent.applicationNumber()));
        return facts;
    }

    /** Null where there were none, or where they are left out; a sentence where they were erased. */
    private @Nullable String words(String path, @Nullable SealedText text) {
        if (text == null || !withWords) {
            return null;
        }
        return receipt.fields().stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .map(FieldOpening::value)
                .orElseGet(() -> w.say("receipt.words.erased"));
    }

    private List<String> place() {
        return List.of(
                w.say("receipt.place.entry", w.number(receipt.position())),
                w.say("receipt.place.size", w.number(receipt.checkpoint().size())),
                w.say("receipt.place.closed"),
                w.say("receipt.place.seal"));
    }

    private List<Labelled> seal() {
        return List.of(
                new Labelled(
                        w.say("receipt.place.root"),
                        Base64.getEncoder().encodeToString(receipt.checkpoint().root())),
                new Labelled(w.say("receipt.place.origin"), receipt.checkpoint().origin()));
    }

    private void add(List<Labelled> to, String key, @Nullable String value) {
        if (value != null) {
            to.add(new Labelled(w.say(key), value));
        }
    }
}
