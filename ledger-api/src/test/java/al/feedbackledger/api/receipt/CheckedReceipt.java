package al.feedbackledger.api.receipt;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.EventParts;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** A receipt's file, read and verified with the rules alone: as somebody does who has never seen the server. */
public record CheckedReceipt(TlogProof proof, ReceiptOpening opening, FeedbackSubmitted submitted) {

    /** Fails where the file proves nothing about this log. */
    public static CheckedReceipt of(String file, KnownLog log) {
        TlogProof proof = TlogProof.parse(file.getBytes(StandardCharsets.UTF_8));
        ReceiptOpening opening = ReceiptOpening.parse(proof.extra().orElseThrow());
        assertThat(proof.verify(opening.entry(), log).size())
                .isGreaterThan(proof.inclusion().index());
        EventParts event = opening.event();
        FeedbackSubmitted submitted =
                (FeedbackSubmitted) EventFormat.current().read(event.eventName(), event.revision(), event.payload());
        return new CheckedReceipt(proof, opening, submitted);
    }
}
