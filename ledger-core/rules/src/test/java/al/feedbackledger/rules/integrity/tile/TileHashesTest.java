package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import al.feedbackledger.rules.integrity.proof.TreeRoot;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TileHashesTest {
    private static final int SIZE = 66_300;
    private static final SampleTree TREE = SampleTree.random(SIZE, new Random(11));
    private static final SampleFolder FOLDER = SampleFolder.of(TREE, SIZE);

    @Nested
    class Hash {
        @Test
        void isTheTreesAtEveryHeight() {
            TileHashes hashes = new TileHashes(SIZE, FOLDER);
            for (int height = 0; height <= 16; height++) {
                for (long index : new long[] {0, (SIZE >> height) / 2, (SIZE >> height) - 1}) {
                    assertThat(hashes.hash(height, index)).isEqualTo(TREE.hash(height, index));
                }
            }
        }

        @Test
        void isNotThereBeyondTheTree() {
            TileHashes hashes = new TileHashes(SIZE, FOLDER);
            for (long[] place :
                    new long[][] {{0, SIZE}, {16, 1}, {17, 0}, {62, 0}, {63, 0}, {64, 0}, {-1, 0}, {0, -1}}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> hashes.hash((int) place[0], place[1]))
                        .withMessageContaining("no perfect subtree");
            }
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new TileHashes(-1, FOLDER));
        }

        @Test
        void isNotInATileThatIsTooNarrowOrTooLow() {
            HashTile tile = HashTile.read(new HashTilePath(0, 0, 256), FOLDER);
            assertThat(tile.subtree(8, 0)).isEqualTo(TREE.hash(8, 0));
            assertThat(tile.hash(255)).isEqualTo(TREE.leaf(255));
            for (int[] place :
                    new int[][] {{0, 256}, {0, -1}, {8, 1}, {9, 0}, {-1, 0}, {31, 0}, {0, Integer.MAX_VALUE}}) {
                assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> tile.subtree(place[0], place[1]));
            }
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() ->
                            HashTile.read(new HashTilePath(1, 1, 2), FOLDER).subtree(1, 1))
                    .withMessage("the file tile/1/001.p/2 has too few hashes: expected at least 4, found 2");
        }

        @Test
        void ofADeletedPartialTileComesFromTheFullOne() {
            SampleFolder grown = SampleFolder.of(TREE, 1_000);
            grown.files.putAll(SampleFolder.of(TREE, 1_024).files);
            assertThat(grown.files.remove("tile/0/003.p/232")).isNotNull();
            assertThat(TreeRoot.of(1_000, new TileHashes(1_000, grown))).isEqualTo(TREE.root(1_000));
        }

        @Test
        void isRefusedWhereAFileIsMissingOrHasAWrongLength() {
            for (int length : new int[] {-1, 0, 31, 8_191, 8_193}) {
                SampleFolder damaged = SampleFolder.of(TREE, 600);
                damaged.files.remove("tile/0/001");
                if (length >= 0) {
                    damaged.files.put("tile/0/001", new byte[length]);
                }
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> new TileHashes(600, damaged).hash(0, 300))
                        .withMessageContaining("tile/0/001 " + (length < 0 ? "is missing" : "has a wrong length"));
            }
        }

        @Test
        void readsEachTileOnceForManyProofs() {
            List<TilePath> read = new ArrayList<>();
            TileHashes hashes = new TileHashes(SIZE, path -> {
                read.add(path);
                return FOLDER.read(path);
            });
            for (int i = 0; i < 256; i++) {
                assertThat(InclusionProof.make(i, SIZE, hashes).size()).isEqualTo(SIZE);
            }
            assertThat(read).doesNotHaveDuplicates().hasSizeLessThan(8);
        }
    }

    @Nested
    class Proofs {
        @Test
        void ofRandomLeavesAndSizesVerify() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            for (int i = 0; i < 300; i++) {
                int size = 1 + random.nextInt(SIZE);
                int index = random.nextInt(size);
                int older = 1 + random.nextInt(size);
                TileHashes hashes = new TileHashes(SIZE, FOLDER);
                InclusionProof inclusion = InclusionProof.make(index, size, hashes);
                assertThat(inclusion.rootOver(TREE.leaf(index)))
                        .as("seed %d, leaf %d of %d", seed, index, size)
                        .isEqualTo(TREE.root(size));
                ConsistencyProof.make(older, size, hashes).verify(TREE.root(older), TREE.root(size));
            }
        }
    }

    @Nested
    class Check {
        @Test
        void seesEveryLeafOnceAndReachesTheRoot() {
            for (int size : new int[] {0, 1, 255, 256, 257, 600, 65_536, SIZE}) {
                List<Long> seen = new ArrayList<>();
                new TileCheck(size, FOLDER)
                        .requireRoot(
                                TREE.root(size),
                                tile -> seen.add((long) tile.path().width()));
                assertThat(seen.stream().mapToLong(Long::longValue).sum()).isEqualTo(size);
            }
        }

        @Test
        void refusesEveryFlippedByteOfEveryTile() {
            int size = 66_300;
            byte[] root = TREE.root(size);
            SampleFolder folder = new SampleFolder();
            folder.files.putAll(FOLDER.files);
            for (String path : List.of(
                    "tile/0/000", "tile/0/200", "tile/0/258.p/252", "tile/1/000", "tile/1/001.p/2", "tile/2/000.p/1")) {
                byte[] right = folder.file(path);
                byte[] wrong = right.clone();
                wrong[wrong.length - 1] ^= 1;
                folder.files.put(path, wrong);
                assertThatExceptionOfType(IntegrityException.class)
                        .as(path)
                        .isThrownBy(() -> new TileCheck(size, folder).requireRoot(root, tile -> {}))
                        .withMessageContaining("expected")
                        .satisfies(refused -> assertThat(refused.expected()).isNotEqualTo(refused.found()));
                folder.files.put(path, right);
            }
        }

        @Test
        void namesTheHashThatIsNotTheComputedOne() {
            SampleFolder folder = SampleFolder.of(TREE, 1_000);
            folder.file("tile/1/000.p/3")[2 * 32] ^= 1;
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new TileCheck(1_000, folder).requireRoot(TREE.root(1_000), tile -> {}))
                    .withMessageStartingWith("a hash in the file tile/1/000.p/3 is not the one computed from the leaves"
                            + " (index 2): expected ");
        }

        @Test
        void namesAHashByItsPlaceInTheWholeLevelAndBothValues() {
            SampleFolder folder = new SampleFolder();
            folder.files.putAll(FOLDER.files);
            byte[] damaged = FOLDER.file("tile/1/001.p/2").clone();
            damaged[32] ^= 1;
            folder.files.put("tile/1/001.p/2", damaged);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new TileCheck(SIZE, folder).requireRoot(TREE.root(SIZE), tile -> {}))
                    .satisfies(refused -> {
                        byte[] right = TREE.hash(8, 257);
                        byte[] wrong = right.clone();
                        wrong[0] ^= 1;
                        assertThat(refused.index()).hasValue(257);
                        assertThat(refused.expected()).hasValue(HexFormat.of().formatHex(right));
                        assertThat(refused.found()).hasValue(HexFormat.of().formatHex(wrong));
                    });
            damaged[32] ^= 1;
            damaged[0] ^= 1;
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new TileCheck(SIZE, folder).requireRoot(TREE.root(SIZE), tile -> {}))
                    .satisfies(refused -> assertThat(refused.index()).hasValue(256));
        }

        @Test
        void refusesAMissingFileAndAnotherRoot() {
            SampleFolder folder = SampleFolder.of(TREE, 1_000);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new TileCheck(1_000, folder).requireRoot(TREE.root(999), tile -> {}))
                    .withMessageContaining("lead to another root");
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new TileHashes(0, folder).hash(0, 0));
            folder.files.remove("tile/0/002");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new TileCheck(1_000, folder).requireRoot(TREE.root(1_000), tile -> {}))
                    .withMessage("the file tile/0/002 is missing");
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new TileCheck(-1, folder));
        }
    }
}
