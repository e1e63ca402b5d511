package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

/** The root of a tree of which only the hashes of perfect subtrees are at hand: RFC 6962, section 2.1. */
@CheckReturnValue
public final class TreeRoot {
    private TreeRoot() {}

    /**
     * The root over the first leaves: 32 bytes; of no leaves, SHA-256 of the empty string.
     *
     * @param size how many leaves, not negative
     * @throws IntegrityException for a negative size, or what the source throws
     */
    public static byte[] of(long size, SubtreeHashes hashes) {
        if (size < 0) {
            throw IntegrityException.because("a tree cannot have " + size + " leaves");
        }
        return new LeafRange(0, size).hash(hashes);
    }
}
