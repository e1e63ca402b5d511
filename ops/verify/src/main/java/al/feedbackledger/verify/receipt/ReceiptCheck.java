package al.feedbackledger.verify.receipt;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventFormat.UnreadableEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.EventParts;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;
import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.source.KnownKeys;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A person's receipt: that what it opens is in the log whose checkpoint it carries. Asks nobody. */
public final class ReceiptCheck {
    private final KnownKeys keys;
    private final Report report;

    public ReceiptCheck(KnownKeys keys, Report report) {
        this.keys = keys;
        this.report = report;
    }

    /**
     * What a receipt that holds proves.
     *
     * @param opening what was recorded
     * @param submitted the same, read
     */
    public record Proven(ReceiptOpening opening, FeedbackSubmitted submitted, long index, Checkpoint checkpoint) {}

    /**
     * Checks a receipt's file.
     *
     * @throws Finding.Broken where it proves nothing
     */
    public Proven run(byte[] file) {
        TlogProof proof = inForm(() -> TlogProof.parse(file));
        byte[] extra = proof.extra()
                .orElseThrow(() -> Finding.of(Check.FILES, "the proof carries no receipt: it has no extra line")
                        .broken());
        ReceiptOpening opening = inForm(() -> ReceiptOpening.parse(extra));
        EventParts event = opening.event();
        FeedbackSubmitted submitted = submitted(event);
        report.passed(Check.FILES, "the file is a receipt, in its one spelling");

        Checkpoint checkpoint = keys.open(proof.checkpoint().bytes(), "the receipt's checkpoint");
        report.passed(Check.SIGNATURE, "the checkpoint is signed by the key of " + checkpoint.origin());
        try {
            Checkpoint proven = proof.verify(opening.entry(), keys.log(checkpoint.origin()));
            report.passed(
                    Check.TREE,
                    "the entry made of this event is number "
                            + grouped(proof.inclusion().index()) + " (counted from 0) of the " + grouped(proven.size())
                            + " leaves that were signed");
        } catch (IntegrityException refused) {
            throw Finding.of(Check.TREE, refused).broken();
        }
        words(submitted, opening.fields());
        return new Proven(opening, submitted, proof.inclusion().index(), checkpoint);
    }

    private static FeedbackSubmitted submitted(EventParts event) {
        try {
            Object read = EventFormat.current().read(event.eventName(), event.revision(), event.payload());
            if (read instanceof FeedbackSubmitted submitted) {
                return submitted;
            }
        } catch (UnreadableEvent unreadable) {
            throw Finding.of(Check.FILES, "the receipt's event cannot be read").broken();
        }
        throw Finding.of(Check.FILES, "the receipt is of another event than a submission")
                .unlike("FeedbackSubmitted", IntegrityException.quoted(event.eventName()))
                .broken();
    }

    private void words(FeedbackSubmitted submitted, List<FieldOpening> fields) {
        Map<String, SealedText> sealed = new LinkedHashMap<>();
        put(sealed, "comment", submitted.comment());
        put(sealed, "applicationNumber", submitted.applicationNumber());
        if (fields.isEmpty()) {
            report.notRun(
                    Check.WORDS, sealed.isEmpty() ? "nothing was written in words" : "the receipt holds no words");
            return;
        }
        List<String> paths = fields.stream().map(FieldOpening::path).toList();
        if (!paths.equals(sealed.keySet().stream().filter(paths::contains).toList())) {
            report.found(Finding.of(Check.WORDS, "the receipt's fields are not those of the event, in its order")
                    .unlike(sealed.keySet(), paths));
            return;
        }
        for (FieldOpening field : fields) {
            SealedText text = sealed.get(field.path());
            if (text == null || !field.opens(Canonical.hash(text.commitment(), "a commitment"))) {
                report.found(Finding.of(Check.WORDS, "these are not the words that the event commits to")
                        .at("field " + field.path()));
            }
        }
        report.passed(Check.WORDS, "the words are those that were recorded: " + String.join(", ", paths));
    }

    private static void put(Map<String, SealedText> sealed, String path, @Nullable SealedText text) {
        if (text != null) {
            sealed.put(path, text);
        }
    }

    private static <T> T inForm(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IntegrityException refused) {
            throw Finding.of(Check.FILES, refused).broken();
        }
    }

    /** Reads a part of the file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
