package al.feedbackledger.rules.integrity.note;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.List;

/**
 * The text of a note and who has been shown to have signed it.
 *
 * @param text ends in a newline
 * @param signers the known keys whose signatures are right, each once, in the note's order; at least one
 */
@CheckReturnValue
public record VerifiedNote(String text, List<VerifierKey> signers) {
    public VerifiedNote {
        signers = List.copyOf(signers);
    }
}
