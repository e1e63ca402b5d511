package al.feedbackledger.api.receipt;

import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A receipt for one person's feedback: a proof file that carries what was recorded, verified before it is handed out.
 *
 * @param submitted what was recorded
 * @param recordedAt when
 * @param position of the event in the ledger; its leaf's index is one less
 * @param fields the person's words, as far as the receipt carries them
 * @param proof the file
 * @param checkpoint the state of the log that the proof leads to
 * @param key that the log signs with now
 */
@CheckReturnValue
public record Receipt(
        FeedbackSubmitted submitted,
        Instant recordedAt,
        long position,
        List<FieldOpening> fields,
        TlogProof proof,
        Checkpoint checkpoint,
        VerifierKey key) {
    /** C2SP tlog-proof names an ending and no type; the file is lines of text. */
    public static final MediaType TYPE = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    public Receipt {
        fields = List.copyOf(fields);
    }

    /**
     * How the file is to be kept: under a name that tells its day. Not the reference number: names of files are seen by
     * whoever looks over a shoulder, and stay in lists of downloads.
     */
    public ContentDisposition disposition(Wording w) {
        String day = ServiceStandard.dayOf(recordedAt).toString();
        return ContentDisposition.attachment()
                .filename(w.say("receipt.file") + "-" + day + TlogProof.FILE_ENDING)
                .build();
    }

    /** The position: the rest is nobody's business. */
    @Override
    public String toString() {
        return "Receipt[" + position + "]";
    }
}
