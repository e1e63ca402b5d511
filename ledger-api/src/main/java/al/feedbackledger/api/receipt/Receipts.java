package al.feedbackledger.api.receipt;

import al.feedbackledger.api.acts.SealedPaths;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;
import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.store.eventstore.EventOpenings;
import al.feedbackledger.store.eventstore.EventOpenings.EventOpening;
import al.feedbackledger.store.log.PublishedLog;
import al.feedbackledger.store.vault.SaltedWords;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes receipts, for whoever has shown the tracking code of the case: the stored bytes of its first event with what opens
 * its leaf, and, if wanted, the person's words with what opens their commitments. Erased words are simply not in it; the
 * rest proves what it proved before.
 */
@Component
@CheckReturnValue
public final class Receipts {
    /** How long a request waits for a checkpoint that covers the event. */
    public static final Duration WAIT_AT_MOST = Duration.ofSeconds(1);

    /** After what time it is worth asking again. */
    public static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final EventOpenings openings;
    private final Vault vault;
    private final PublishedLog log;
    private final EventFormat format = EventFormat.current();

    Receipts(EventOpenings openings, Vault vault, PublishedLog log) {
        this.openings = openings;
        this.vault = vault;
        this.log = log;
    }

    /**
     * The receipt of a case; waits for it {@link #WAIT_AT_MOST}.
     *
     * @param stream of a case whose door was opened by its tracking code
     * @param withWords whether it carries what the person wrote
     * @return empty while no checkpoint covers the event
     */
    public Optional<Receipt> of(String stream, boolean withWords) {
        EventOpening opening = openings.ofFirst(stream)
                .orElseThrow(() -> new IllegalStateException("a case that can be opened has a first event"));
        return isCovered(opening) ? Optional.of(receipt(stream, opening, withWords)) : Optional.empty();
    }

    private boolean isCovered(EventOpening opening) {
        try {
            return log.awaitSize(opening.position(), WAIT_AT_MOST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Receipt receipt(String stream, EventOpening opening, boolean withWords) {
        FeedbackSubmitted submitted =
                (FeedbackSubmitted) format.read(opening.eventName(), opening.revision(), opening.payload());
        List<FieldOpening> fields = withWords ? words(stream, submitted) : List.of();
        ReceiptOpening shown = ReceiptOpening.of(opening.eventBytes(), opening.blind(), fields);
        TlogProof proof = log.proof(opening.position() - 1, shown.encode());
        // Never hand out what its reader's verifier would refuse: a stored byte may have been changed meanwhile.
        Checkpoint checkpoint = proof.verify(shown.entry(), log.known());
        return new Receipt(submitted, opening.recordedAt(), opening.position(), fields, proof, checkpoint, log.key());
    }

    private List<FieldOpening> words(String stream, FeedbackSubmitted submitted) {
        List<SealedField> sealed = SealedPaths.of(submitted);
        Map<String, SaltedWords> opened = vault.openWithSalts(stream, sealed);
        List<FieldOpening> fields = new ArrayList<>();
        for (SealedField field : sealed) {
            SaltedWords words = opened.get(field.text().ref());
            if (words != null) {
                fields.add(FieldOpening.of(field.path(), words.salt(), words.text()));
            }
        }
        return fields;
    }
}
