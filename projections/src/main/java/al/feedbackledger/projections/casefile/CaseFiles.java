package al.feedbackledger.projections.casefile;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The cases, each with its whole history. Whoever asks decides what to show to whom: for a stranger with a reference
 * number a corruption signal is unknown.
 */
public interface CaseFiles {

    /** @param compactReference the 9 symbols without hyphens */
    @Nullable
    CaseFile byReference(String compactReference);

    @Nullable
    CaseFile byStream(String stream);

    /** Streams of the cases that are joined with this one now. */
    List<String> joinedWith(String stream);
}
