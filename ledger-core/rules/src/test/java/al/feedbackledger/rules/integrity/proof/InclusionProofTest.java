package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import al.feedbackledger.rules.integrity.TreeHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InclusionProofTest {
    private static final int SIZES = 300;

    private final long seed = new Random().nextLong();
    private final SampleTree tree = SampleTree.random(SIZES, new Random(seed));

    @Nested
    class Make {
        @Test
        void everyLeafOfEverySizeUpTo300HasTheProofOfTheDefinition() {
            for (int size = 1; size <= SIZES; size++) {
                for (int index = 0; index < size; index++) {
                    List<byte[]> made = InclusionProof.make(index, size, tree).hashes();
                    if (!same(made, tree.path(index, 0, size))) {
                        throw new AssertionError("seed " + seed + ", leaf " + index + " of " + size);
                    }
                }
            }
        }

        @Test
        void aLeafOutsideTheTreeHasNone() {
            for (long[] place :
                    new long[][] {{0, 0}, {1, 1}, {5, 4}, {-1, 4}, {0, -1}, {Long.MAX_VALUE, 4}, {-1, -1}}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> InclusionProof.make(place[0], place[1], tree))
                        .withMessageContaining("there is no such leaf")
                        .withMessageContaining("found " + place[0]);
            }
        }

        @Test
        void theLargestTreeHasAProofOf63Hashes() {
            SubtreeHashes zeroes = (height, index) -> new byte[32];
            assertThat(InclusionProof.make(0, Long.MAX_VALUE, zeroes).hashes()).hasSize(InclusionProof.MAX_HASHES);
            assertThat(InclusionProof.make(Long.MAX_VALUE - 1, Long.MAX_VALUE, zeroes)
                            .hashes())
                    .hasSize(62);
        }
    }

    @Nested
    class Verify {
        @Test
        void everyLeafOfEverySizeUpTo300IsInItsTreeAndNoOtherLeafIs() {
            for (int size = 1; size <= SIZES; size++) {
                byte[] root = tree.root(size);
                byte[] other = TreeHash.leaf(new byte[] {1, 2, 3});
                for (int index = 0; index < size; index++) {
                    InclusionProof proof = new InclusionProof(index, size, tree.path(index, 0, size));
                    proof.verify(tree.leaf(index), root);
                    assertRefused(index, size, other, root, proof.hashes());
                }
            }
        }

        @Test
        void everyFlippedBitOfHashRootAndLeafIsRefused() {
            for (int size = 1; size <= 13; size++) {
                for (int index = 0; index < size; index++) {
                    List<byte[]> proof = tree.path(index, 0, size);
                    for (int hash = 0; hash < proof.size(); hash++) {
                        for (int bit = 0; bit < 256; bit++) {
                            List<byte[]> flipped = new ArrayList<>(proof);
                            flipped.set(hash, flipped(proof.get(hash), bit));
                            assertRefused(index, size, tree.leaf(index), tree.root(size), flipped);
                        }
                    }
                    for (int bit = 0; bit < 256; bit++) {
                        assertRefused(index, size, tree.leaf(index), flipped(tree.root(size), bit), proof);
                        assertRefused(index, size, flipped(tree.leaf(index), bit), tree.root(size), proof);
                    }
                }
            }
        }

        @Test
        void everyFlippedBitOfTheIndexIsRefused() {
            for (int size = 1; size <= 40; size++) {
                for (int index = 0; index < size; index++) {
                    List<byte[]> proof = tree.path(index, 0, size);
                    for (int bit = 0; bit < Long.SIZE; bit++) {
                        assertRefused(index ^ 1L << bit, size, tree.leaf(index), tree.root(size), proof);
                    }
                }
            }
        }

        /**
         * A root does not hold its tree's size: from leaf 0 the ways up through 6 and through 7 leaves look the same. Only
         * such a size passes; that it is the wrong one, the checkpoint's signature over size and root together tells.
         */
        @Test
        void aFlippedBitOfTheSizeIsRefusedUnlessTheWayUpIsTheSame() {
            int passed = 0;
            for (int size = 1; size <= 40; size++) {
                for (int index = 0; index < size; index++) {
                    for (int bit = 0; bit < Long.SIZE; bit++) {
                        long other = size ^ 1L << bit;
                        if (other > index && sides(index, other).equals(sides(index, size))) {
                            passed++;
                        } else {
                            assertRefused(index, other, tree.leaf(index), tree.root(size), tree.path(index, 0, size));
                        }
                    }
                }
            }
            assertThat(passed).isPositive();
        }

        @Test
        void swappedSiblingsAreRefused() {
            List<byte[]> proof = tree.path(5, 0, 8);
            assertRefused(5, 8, tree.leaf(5), tree.root(8), proof.reversed());
            // The sibling in place of the leaf, and the leaf in place of the sibling.
            List<byte[]> swapped = new ArrayList<>(proof);
            swapped.set(0, tree.leaf(5));
            assertRefused(5, 8, tree.leaf(4), tree.root(8), swapped);
        }

        @Test
        void aNodePassedOffAsALeafIsRefused() {
            byte[] node = tree.hash(1, 2);
            List<byte[]> fromNode = tree.path(4, 0, 8).subList(1, 3);
            assertRefused(4, 8, node, tree.root(8), fromNode);
            // An entry made of two hashes does not hash to the node over them: the first byte differs.
            byte[] entry = Arrays.copyOf(tree.leaf(4), 64);
            System.arraycopy(tree.leaf(5), 0, entry, 32, 32);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new InclusionProof(2, 4, fromNode).verify(TreeHash.leaf(entry), tree.root(8)));
        }

        @Test
        void hashesOfAnotherLengthAreRefused() {
            List<byte[]> proof = tree.path(5, 0, 8);
            for (int length : new int[] {0, 31, 33, 64}) {
                List<byte[]> wrong = new ArrayList<>(proof);
                wrong.set(1, new byte[length]);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> new InclusionProof(5, 8, wrong))
                        .withMessage("hash 1 of the inclusion proof of leaf 5 of 8 has a wrong length: "
                                + "expected 32 bytes, found " + length);
                assertRefused(5, 8, new byte[length], tree.root(8), proof);
                assertRefused(5, 8, tree.leaf(5), new byte[length], proof);
            }
        }

        @Test
        void oneHashMoreOrLessIsRefused() {
            for (int size = 1; size <= 40; size++) {
                for (int index = 0; index < size; index++) {
                    List<byte[]> proof = tree.path(index, 0, size);
                    List<byte[]> more = new ArrayList<>(proof);
                    more.add(tree.root(size));
                    assertRefused(index, size, tree.leaf(index), tree.root(size), more);
                    if (!proof.isEmpty()) {
                        List<byte[]> less = proof.subList(0, proof.size() - 1);
                        assertRefused(index, size, tree.leaf(index), tree.root(size), less);
                    }
                }
            }
        }

        @Test
        void theRefusalNamesIndexExpectedAndFound() {
            byte[] wrong = new byte[32];
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new InclusionProof(0, 1, List.of()).verify(tree.leaf(0), wrong))
                    .satisfies(refused -> {
                        assertThat(refused.index()).hasValue(0);
                        assertThat(refused.expected()).hasValue("00".repeat(32));
                        assertThat(refused.found()).isPresent();
                    })
                    .withMessageContaining("(index 0): expected " + "00".repeat(32) + ", found ");
        }

        @Test
        void nobodyChangesAProofThroughTheArraysItGaveOrTook() {
            List<byte[]> given = tree.path(5, 0, 8);
            InclusionProof proof = new InclusionProof(5, 8, given);
            Arrays.fill(given.getFirst(), (byte) 9);
            Arrays.fill(proof.hashes().getFirst(), (byte) 9);
            assertThatCode(() -> proof.verify(tree.leaf(5), tree.root(8))).doesNotThrowAnyException();
        }
    }

    /** On which side each hash of a proof stands, which is all that index and size say. */
    private static List<Boolean> sides(long index, long size) {
        List<Boolean> sides = new ArrayList<>();
        long n = size;
        long m = index;
        while (n > 1) {
            long k = Long.highestOneBit(n - 1);
            sides.add(m < k);
            n = m < k ? k : n - k;
            m = m < k ? m : m - k;
        }
        return sides;
    }

    /** Called a hundred thousand times: without a library's sentence for each. */
    private void assertRefused(long index, long size, byte[] leaf, byte[] root, List<byte[]> proof) {
        try {
            new InclusionProof(index, size, proof).verify(leaf, root);
        } catch (IntegrityException refused) {
            return;
        }
        throw new AssertionError("accepted: seed " + seed + ", leaf " + index + " of " + size);
    }

    private static boolean same(List<byte[]> one, List<byte[]> other) {
        return Arrays.deepEquals(one.toArray(), other.toArray());
    }

    private static byte[] flipped(byte[] hash, int bit) {
        byte[] flipped = hash.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
