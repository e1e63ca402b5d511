package al.feedbackledger.rules.integrity;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompactRangeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The inputs and roots of the RFC 6962 reference test tree, as used by every Certificate Transparency log. */
    private static final List<String> RFC_6962_ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> RFC_6962_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Nested
    class Append {
        @Test
        void everyPrefixOfTheReferenceTreeHasItsKnownRoot() {
            CompactRange range = CompactRange.empty();
            assertThat(HEX.formatHex(range.root())).isEqualTo(RFC_6962_ROOTS.get(0));
            for (int i = 0; i < RFC_6962_ENTRIES.size(); i++) {
                range = range.append(TreeHash.leaf(HEX.parseHex(RFC_6962_ENTRIES.get(i))));
                assertThat(HEX.formatHex(range.root())).isEqualTo(RFC_6962_ROOTS.get(i + 1));
            }
        }

        @Test
        void everySizeUpTo300AgreesWithTheRecursiveDefinition() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            List<byte[]> leaves = new ArrayList<>();
            CompactRange range = CompactRange.empty();
            for (int n = 1; n <= 300; n++) {
                byte[] entry = new byte[random.nextInt(80)];
                random.nextBytes(entry);
                leaves.add(TreeHash.leaf(entry));
                range = range.append(leaves.getLast());
                assertThat(range.root()).as("seed %d, size %d", seed, n).isEqualTo(recursiveRoot(leaves));
                assertThat(range.size()).isEqualTo(n);
            }
        }

        @Test
        void leavesTheOlderRangeAsItWas() {
            CompactRange one = CompactRange.empty().append(leaf(1));
            byte[] before = one.root();
            CompactRange two = one.append(leaf(2));
            assertThat(one.root()).isEqualTo(before).isNotEqualTo(two.root());
            assertThat(one.size()).isEqualTo(1);
        }

        @Test
        void takesNoHashOfAnotherLength() {
            for (int length : new int[] {0, 31, 33, 64}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> CompactRange.empty().append(new byte[length]))
                        .withMessageContaining(length + " bytes");
            }
        }

        @Test
        void aFullTreeTakesNoMoreLeaves() {
            CompactRange full = CompactRange.fromFrontier(Long.MAX_VALUE, Collections.nCopies(63, new byte[32]));
            assertThatThrownBy(() -> full.append(leaf(1))).isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class FromFrontier {
        @Test
        void aRangeContinuesFromItsFrontierAsIfItHadNeverStopped() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            CompactRange straight = CompactRange.empty();
            CompactRange resumed = CompactRange.empty();
            for (int n = 1; n <= 500; n++) {
                straight = straight.append(leaf(n));
                resumed = resumed.append(leaf(n));
                if (random.nextInt(3) == 0) {
                    resumed = CompactRange.fromFrontier(resumed.size(), resumed.frontier());
                }
                assertThat(resumed.root()).as("seed %d, size %d", seed, n).isEqualTo(straight.root());
            }
        }

        @Test
        void aFrontierHasOneHashForEachBitOfTheSize() {
            CompactRange range = CompactRange.empty();
            for (int n = 1; n <= 130; n++) {
                range = range.append(leaf(n));
                assertThat(range.frontier()).hasSize(Integer.bitCount(n));
            }
        }

        @Test
        void takesNoNegativeSize() {
            assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.fromFrontier(-1, List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompactRange.fromFrontier(Long.MIN_VALUE, List.<byte[]>of(new byte[32])));
        }

        @Test
        void takesNeitherTooFewNorTooManyHashes() {
            for (long size : new long[] {0, 1, 2, 3, 7, 8, 255, 256, Long.MAX_VALUE}) {
                int right = Long.bitCount(size);
                assertThat(CompactRange.fromFrontier(size, Collections.nCopies(right, new byte[32]))
                                .size())
                        .isEqualTo(size);
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> CompactRange.fromFrontier(size, Collections.nCopies(right + 1, new byte[32])));
                if (right > 0) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() ->
                                    CompactRange.fromFrontier(size, Collections.nCopies(right - 1, new byte[32])));
                }
            }
        }

        @Test
        void takesNoHashOfAnotherLength() {
            for (int length : new int[] {0, 31, 33}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> CompactRange.fromFrontier(3, List.of(new byte[32], new byte[length])));
            }
        }

        @Test
        void nobodyChangesARangeThroughTheArraysItGaveOrTook() {
            byte[] given = leaf(1);
            CompactRange range = CompactRange.empty().append(given);
            byte[] root = range.root();
            Arrays.fill(given, (byte) 9);
            Arrays.fill(range.frontier().getFirst(), (byte) 9);
            Arrays.fill(range.root(), (byte) 9);
            assertThat(range.root()).isEqualTo(root);
        }
    }

    private static byte[] leaf(int number) {
        return TreeHash.leaf(new byte[] {(byte) number, (byte) (number >> 8)});
    }

    /** RFC 6962, section 2.1, word for word. */
    private static byte[] recursiveRoot(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(n - 1);
        return TreeHash.node(recursiveRoot(leaves.subList(0, split)), recursiveRoot(leaves.subList(split, n)));
    }
}
