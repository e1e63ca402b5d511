package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TileGrowthTest {
    @Nested
    class Paths {
        @Test
        void aTreeOf70000LeavesHasTheTilesThatTheFormatCounts() {
            List<HashTilePath> tiles = new TileGrowth(0, 70_000).tiles();
            assertThat(tiles.stream().filter(tile -> tile.level() == 0 && !tile.isPartial()))
                    .hasSize(273);
            assertThat(tiles.stream().filter(tile -> tile.level() > 0 || tile.isPartial()))
                    .containsExactly(
                            new HashTilePath(0, 273, 112),
                            new HashTilePath(1, 0, 256),
                            new HashTilePath(1, 1, 17),
                            new HashTilePath(2, 0, 1));
        }

        @Test
        void aTreeOf256LeavesHasAFullTileAndAPartialOneAboveIt() {
            assertThat(new TileGrowth(0, 256).tiles())
                    .containsExactly(new HashTilePath(0, 0, 256), new HashTilePath(1, 0, 1));
            assertThat(new TileGrowth(255, 256).bundles()).containsExactly(new BundlePath(0, 256));
            assertThat(new TileGrowth(255, 256).grownFull())
                    .containsExactly(new BundlePath(0, 256), new HashTilePath(0, 0, 256));
        }

        @Test
        void aLogThatDidNotGrowWritesNothing() {
            for (long size : new long[] {0, 1, 256, 70_000, Long.MAX_VALUE}) {
                TileGrowth none = new TileGrowth(size, size);
                assertThat(none.tiles()).isEmpty();
                assertThat(none.bundles()).isEmpty();
                assertThat(none.grownFull()).isEmpty();
            }
        }

        @Test
        void theLargestTreeHasEightLevels() {
            assertThat(new TileGrowth(Long.MAX_VALUE, Long.MAX_VALUE).tilesToGoOnFrom())
                    .hasSize(8)
                    .last()
                    .isEqualTo(new HashTilePath(7, 0, 127));
        }

        @Test
        void aLogDoesNotShrink() {
            for (long[] sizes : new long[][] {{1, 0}, {-1, 0}, {-2, -1}, {5, Long.MIN_VALUE}}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> new TileGrowth(sizes[0], sizes[1]))
                        .withMessageContaining("found " + sizes[1]);
            }
        }
    }

    @Nested
    class Growing {
        @Test
        void inStepsOfAnySizeLeavesTheFilesOfGrowingAtOnce() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            SampleTree tree = SampleTree.random(3_000, random);
            SampleFolder published = new SampleFolder();
            int size = 0;
            while (size < 2_900) {
                int next = size + random.nextInt(random.nextBoolean() ? 5 : 400);
                SampleFolder written = new SampleFolder();
                GrowingTiles tiles = GrowingTiles.resume(size, published, written);
                GrowingBundle bundle = GrowingBundle.resume(size, published, written);
                SampleFolder.grow(tree, size, Math.min(next, 3_000), tiles, bundle);
                TileGrowth growth = new TileGrowth(size, Math.min(next, 3_000));
                size = Math.min(next, 3_000);

                published.files.putAll(written.files);
                assertThat(tiles.root()).as("seed %d", seed).isEqualTo(tree.root(size));
                assertThat(tiles.size()).isEqualTo(bundle.size()).isEqualTo(size);
                if (growth.from() < growth.to()) {
                    assertThat(written.files.keySet()).as("seed %d", seed).containsAll(paths(growth));
                    assertThat(paths(growth)).as("seed %d", seed).containsAll(withoutUnchanged(written, growth));
                }
            }
            SampleFolder atOnce = SampleFolder.of(tree, size);
            assertThat(published.files).as("seed %d", seed).containsAllEntriesOf(atOnce.files);
        }

        private static Set<String> paths(TileGrowth growth) {
            return Stream.concat(growth.tiles().stream(), growth.bundles().stream())
                    .map(TilePath::path)
                    .collect(Collectors.toSet());
        }

        /** A level that did not grow has the partial tile it had before; it is written again with the same bytes. */
        private static List<String> withoutUnchanged(SampleFolder written, TileGrowth growth) {
            List<String> before =
                    growth.tilesToGoOnFrom().stream().map(TilePath::path).toList();
            return written.files.keySet().stream()
                    .filter(path -> !before.contains(path))
                    .toList();
        }

        @Test
        void agreesWithTheCompactRangeAtEverySize() {
            SampleTree tree = SampleTree.random(1_100, new Random(7));
            GrowingTiles tiles = GrowingTiles.empty(new SampleFolder());
            CompactRange range = CompactRange.empty();
            assertThat(tiles.root()).isEqualTo(range.root());
            for (int i = 0; i < 1_100; i++) {
                tiles.append(tree.leaf(i));
                range = range.append(tree.leaf(i));
                assertThat(tiles.root()).isEqualTo(range.root());
            }
        }

        @Test
        void takesNoHashOfAnotherLength() {
            GrowingTiles tiles = GrowingTiles.empty(new SampleFolder());
            for (int length : new int[] {0, 31, 33}) {
                assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> tiles.append(new byte[length]));
            }
            assertThat(tiles.size()).isZero();
        }

        @Test
        void doesNotGoOnFromAFileThatIsMissingOrCutOff() {
            SampleFolder published = SampleFolder.of(SampleTree.random(600, new Random(7)), 600);
            for (String path : List.of("tile/0/002.p/88", "tile/1/000.p/2")) {
                SampleFolder damaged = new SampleFolder();
                damaged.files.putAll(published.files);
                damaged.files.remove(path);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> GrowingTiles.resume(600, damaged, damaged))
                        .withMessage("the file " + path + " is missing");
                damaged.files.put(path, new byte[31]);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> GrowingTiles.resume(600, damaged, damaged))
                        .withMessageContaining(path + " has a wrong length");
            }
            published.files.remove("tile/entries/002.p/88");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> GrowingBundle.resume(600, published, published));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> GrowingTiles.resume(-1, published, published));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> GrowingBundle.resume(-1, published, published));
        }

        @Test
        void refusedEntriesAreNotAdded() {
            GrowingBundle bundle = GrowingBundle.empty(new SampleFolder());
            bundle.append(new byte[65_535]);
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> bundle.append(new byte[65_536]));
            assertThat(bundle.size()).isEqualTo(1);
        }

        @Test
        void nobodyChangesABundleThroughTheArrayItTook() {
            SampleFolder folder = new SampleFolder();
            GrowingBundle bundle = GrowingBundle.empty(folder);
            byte[] entry = {1, 2, 3};
            bundle.append(entry);
            entry[0] = 9;
            bundle.writePartial();
            List<byte[]> kept =
                    new ArrayList<>(EntryBundle.parse(new BundlePath(0, 1), folder.file("tile/entries/000.p/1"))
                            .entries());
            assertThat(kept).containsExactly(new byte[] {1, 2, 3});
        }
    }
}
