package al.feedbackledger.rules.integrity.proof;

/** Where the hashes of a tree's perfect subtrees come from: tiles, a list of leaves, a test. */
@FunctionalInterface
public interface SubtreeHashes {
    /**
     * The hash of one perfect subtree, MTH(D[index · 2^height : (index + 1) · 2^height]) of RFC 6962, section 2.1.
     *
     * @param height 0 for a leaf, at most 62
     * @param index which of the subtrees of this height, counted from the left, from 0
     * @return 32 bytes
     * @throws al.feedbackledger.rules.integrity.IntegrityException if the source does not have it, or has it wrong
     */
    byte[] hash(int height, long index);
}
