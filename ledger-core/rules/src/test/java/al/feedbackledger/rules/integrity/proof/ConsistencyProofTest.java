package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConsistencyProofTest {
    private static final int SIZES = 300;

    private final long seed = new Random().nextLong();
    private final SampleTree tree = SampleTree.random(SIZES, new Random(seed));

    @Nested
    class Make {
        @Test
        void everyPairOfSizesUpTo300HasTheProofOfTheDefinition() {
            for (int newer = 1; newer <= SIZES; newer++) {
                for (int older = 1; older <= newer; older++) {
                    List<byte[]> made =
                            ConsistencyProof.make(older, newer, tree).hashes();
                    if (!same(made, tree.subproof(older, 0, newer, true))) {
                        throw new AssertionError("seed " + seed + ", from " + older + " to " + newer);
                    }
                }
            }
        }

        @Test
        void sizesThatAreNoneHaveNone() {
            for (long[] sizes : new long[][] {{0, 0}, {0, 5}, {-1, 5}, {6, 5}, {5, -5}, {Long.MIN_VALUE, 1}}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> ConsistencyProof.make(sizes[0], sizes[1], tree))
                        .withMessageContaining("expected");
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> new ConsistencyProof(sizes[0], sizes[1], List.of()));
            }
        }

        @Test
        void noProofIsLongerThan64Hashes() {
            SubtreeHashes zeroes = (height, index) -> new byte[32];
            long largest = Long.MAX_VALUE;
            assertThat(ConsistencyProof.make(largest - 1, largest, zeroes).hashes())
                    .hasSizeLessThanOrEqualTo(ConsistencyProof.MAX_HASHES);
            assertThat(ConsistencyProof.make(1, largest, zeroes).hashes()).hasSize(63);
            assertThat(ConsistencyProof.make(3, largest, zeroes).hashes()).hasSize(ConsistencyProof.MAX_HASHES);
        }
    }

    @Nested
    class Verify {
        @Test
        void everyPairOfSizesUpTo300IsConsistentAndNoOtherRootIs() {
            byte[] other = new byte[32];
            for (int newer = 1; newer <= SIZES; newer++) {
                byte[] newerRoot = tree.root(newer);
                for (int older = 1; older <= newer; older++) {
                    byte[] olderRoot = tree.root(older);
                    ConsistencyProof proof = new ConsistencyProof(older, newer, tree.subproof(older, 0, newer, true));
                    proof.verify(olderRoot, newerRoot);
                    assertRefused(older, newer, olderRoot, other, proof.hashes());
                    assertRefused(older, newer, other, newerRoot, proof.hashes());
                    if (older != newer) {
                        assertRefused(older, newer, newerRoot, olderRoot, proof.hashes());
                    }
                }
            }
        }

        @Test
        void everyFlippedBitOfHashAndRootIsRefused() {
            for (int newer = 1; newer <= 13; newer++) {
                for (int older = 1; older <= newer; older++) {
                    List<byte[]> proof = tree.subproof(older, 0, newer, true);
                    for (int hash = 0; hash < proof.size(); hash++) {
                        for (int bit = 0; bit < 256; bit++) {
                            List<byte[]> flipped = new ArrayList<>(proof);
                            flipped.set(hash, flipped(proof.get(hash), bit));
                            assertRefused(older, newer, tree.root(older), tree.root(newer), flipped);
                        }
                    }
                    for (int bit = 0; bit < 256; bit++) {
                        assertRefused(older, newer, flipped(tree.root(older), bit), tree.root(newer), proof);
                        assertRefused(older, newer, tree.root(older), flipped(tree.root(newer), bit), proof);
                    }
                }
            }
        }

        @Test
        void everyFlippedBitOfTheOlderSizeIsRefused() {
            for (int newer = 1; newer <= 40; newer++) {
                for (int older = 1; older <= newer; older++) {
                    List<byte[]> proof = tree.subproof(older, 0, newer, true);
                    for (int bit = 0; bit < Long.SIZE; bit++) {
                        assertRefused(older ^ 1L << bit, newer, tree.root(older), tree.root(newer), proof);
                    }
                }
            }
        }

        /** As with an inclusion proof: only where both ways up are the same, and the signed checkpoint tells. */
        @Test
        void aFlippedBitOfTheNewerSizeIsRefusedUnlessTheWayUpIsTheSame() {
            int passed = 0;
            for (int newer = 1; newer <= 40; newer++) {
                for (int older = 1; older <= newer; older++) {
                    List<byte[]> proof = tree.subproof(older, 0, newer, true);
                    for (int bit = 0; bit < Long.SIZE; bit++) {
                        long other = newer ^ 1L << bit;
                        if (other >= older && sides(older, other).equals(sides(older, newer))) {
                            passed++;
                        } else {
                            assertRefused(older, other, tree.root(older), tree.root(newer), proof);
                        }
                    }
                }
            }
            assertThat(passed).isPositive();
        }

        @Test
        void twoTreesOfOneSizeNeedNoHashAndOneRoot() {
            ConsistencyProof proof = new ConsistencyProof(7, 7, List.of());
            assertThatCode(() -> proof.verify(tree.root(7), tree.root(7))).doesNotThrowAnyException();
            assertRefused(7, 7, tree.root(7), tree.root(6), List.of());
            assertRefused(7, 7, tree.root(7), tree.root(7), List.of(tree.root(7)));
        }

        @Test
        void aTreeWithoutLeavesProvesNothing() {
            assertRefused(0, 0, tree.root(0), tree.root(0), List.of());
            assertRefused(0, 5, tree.root(0), tree.root(5), List.of());
            assertRefused(0, 1, tree.root(0), tree.root(0), List.of(tree.root(0)));
        }

        @Test
        void hashesOfAnotherLengthAreRefused() {
            for (int length : new int[] {0, 31, 33}) {
                List<byte[]> proof = new ArrayList<>(tree.subproof(3, 0, 7, true));
                assertRefused(3, 7, new byte[length], tree.root(7), proof);
                assertRefused(3, 7, tree.root(3), new byte[length], proof);
                proof.set(0, new byte[length]);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> new ConsistencyProof(3, 7, proof))
                        .withMessage("hash 0 of the consistency proof from 3 to 7 has a wrong length: "
                                + "expected 32 bytes, found " + length);
            }
        }

        @Test
        void oneHashMoreOrLessIsRefused() {
            for (int newer = 2; newer <= 40; newer++) {
                for (int older = 1; older < newer; older++) {
                    List<byte[]> proof = tree.subproof(older, 0, newer, true);
                    List<byte[]> more = new ArrayList<>(proof);
                    more.add(tree.root(newer));
                    assertRefused(older, newer, tree.root(older), tree.root(newer), more);
                    assertRefused(older, newer, tree.root(older), tree.root(newer), proof.subList(0, proof.size() - 1));
                    assertRefused(older, newer, tree.root(older), tree.root(newer), List.of());
                }
            }
        }

        @Test
        void nobodyChangesAProofThroughTheArraysItGaveOrTook() {
            List<byte[]> given = tree.subproof(3, 0, 7, true);
            ConsistencyProof proof = new ConsistencyProof(3, 7, given);
            Arrays.fill(given.getFirst(), (byte) 9);
            Arrays.fill(proof.hashes().getFirst(), (byte) 9);
            assertThatCode(() -> proof.verify(tree.root(3), tree.root(7))).doesNotThrowAnyException();
        }
    }

    /** Which of the proof's hashes stand left and right on the way up, and whether the older tree is one of them. */
    private static List<String> sides(long older, long newer) {
        List<String> sides = new ArrayList<>();
        long n = newer;
        long m = older;
        boolean whole = true;
        while (m < n) {
            long k = Long.highestOneBit(n - 1);
            sides.add(m <= k ? "right" : "left");
            whole &= m <= k;
            n = m <= k ? k : n - k;
            m = m <= k ? m : m - k;
        }
        sides.add(whole ? "older" : "part");
        return sides;
    }

    /** Called a hundred thousand times: without a library's sentence for each. */
    private void assertRefused(long older, long newer, byte[] olderRoot, byte[] newerRoot, List<byte[]> proof) {
        try {
            new ConsistencyProof(older, newer, proof).verify(olderRoot, newerRoot);
        } catch (IntegrityException refused) {
            return;
        }
        throw new AssertionError("accepted: seed " + seed + ", from " + older + " to " + newer);
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
