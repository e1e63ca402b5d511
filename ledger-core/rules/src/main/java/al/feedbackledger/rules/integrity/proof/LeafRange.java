package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.TreeHash;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of leaves whose hash stands in a proof: D[begin : end] of RFC 6962, section 2.1.
 *
 * <p>The lists made here are the definitions of sections 2.1.1 and 2.1.2 with the recursion unrolled: walked from the
 * root down, they give the hashes of a proof last to first. Proofs are checked by the other way, the loops of RFC 9162,
 * so that a slip in one does not hide a slip in the other.
 */
@CheckReturnValue
record LeafRange(long begin, long end) {

    /** PATH(index, D[size]): what has to be hashed for an inclusion proof, the leaf's sibling first. */
    static List<LeafRange> ofInclusion(long index, long size) {
        List<LeafRange> fromRoot = new ArrayList<>();
        LeafRange around = new LeafRange(0, size);
        while (around.length() > 1) {
            long middle = around.begin + around.leftLength();
            if (index < middle) {
                fromRoot.add(new LeafRange(middle, around.end));
                around = new LeafRange(around.begin, middle);
            } else {
                fromRoot.add(new LeafRange(around.begin, middle));
                around = new LeafRange(middle, around.end);
            }
        }
        return fromRoot.reversed();
    }

    /** PROOF(older, D[newer]): what has to be hashed for a consistency proof, in its order. */
    static List<LeafRange> ofConsistency(long older, long newer) {
        List<LeafRange> fromRoot = new ArrayList<>();
        LeafRange around = new LeafRange(0, newer);
        while (around.end != older) {
            long middle = around.begin + around.leftLength();
            if (older <= middle) {
                fromRoot.add(new LeafRange(middle, around.end));
                around = new LeafRange(around.begin, middle);
            } else {
                fromRoot.add(new LeafRange(around.begin, middle));
                around = new LeafRange(middle, around.end);
            }
        }
        // A subtree that begins with the first leaf is the older tree itself, whose root the checker has.
        if (around.begin != 0) {
            fromRoot.add(around);
        }
        return fromRoot.reversed();
    }

    /** MTH(D[begin : end]): the perfect subtrees that make up the run, folded from the right. */
    byte[] hash(SubtreeHashes hashes) {
        if (length() == 0) {
            return TreeHash.emptyRoot();
        }
        List<byte[]> peaks = new ArrayList<>();
        long at = begin;
        while (at < end) {
            long piece = Long.highestOneBit(end - at);
            int height = Long.numberOfTrailingZeros(piece);
            peaks.add(hashes.hash(height, at >>> height));
            at += piece;
        }
        byte[] root = peaks.removeLast();
        for (byte[] left : peaks.reversed()) {
            root = TreeHash.node(left, root);
        }
        return root;
    }

    private long length() {
        return end - begin;
    }

    /** The largest power of two smaller than the length: where RFC 6962 splits. */
    private long leftLength() {
        return Long.highestOneBit(length() - 1);
    }
}
