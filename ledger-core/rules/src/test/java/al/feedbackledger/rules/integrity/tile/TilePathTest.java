package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TilePathTest {
    @Nested
    class Path {
        @Test
        void isWrittenAsTheFormatSays() {
            assertThat(new HashTilePath(0, 0, 256).path()).isEqualTo("tile/0/000");
            assertThat(new HashTilePath(1, 1_234_067, 256).path()).isEqualTo("tile/1/x001/x234/067");
            assertThat(new HashTilePath(63, 999, 1).path()).isEqualTo("tile/63/999.p/1");
            assertThat(new BundlePath(1_000, 255).path()).isEqualTo("tile/entries/x001/000.p/255");
        }

        @Test
        void isNeverLongerThanItsMaximum() {
            assertThat(new BundlePath(Long.MAX_VALUE, 255).path())
                    .isEqualTo("tile/entries/x009/x223/x372/x036/x854/x775/807.p/255")
                    .hasSize(TilePath.MAX_CHARS);
            assertThat(new HashTilePath(63, Long.MAX_VALUE, 255).path()).hasSizeLessThan(TilePath.MAX_CHARS);
        }

        @Test
        void belongsToATileThatCanBe() {
            for (int width : new int[] {Integer.MIN_VALUE, -1, 0, 257}) {
                assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new HashTilePath(0, 0, width));
                assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new BundlePath(0, width));
            }
            for (int level : new int[] {-1, 64}) {
                assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new HashTilePath(level, 0, 1));
            }
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new HashTilePath(0, -1, 1));
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> new BundlePath(-1, 1));
        }
    }

    @Nested
    class Parse {
        @Test
        void readsWhatWasWritten() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            for (int i = 0; i < 2_000; i++) {
                long index = random.nextLong() >>> (1 + random.nextInt(62));
                int width = 1 + random.nextInt(256);
                TilePath path = random.nextBoolean()
                        ? new BundlePath(index, width)
                        : new HashTilePath(random.nextInt(64), index, width);
                assertThat(TilePath.parse(path.path())).as("seed %d", seed).isEqualTo(path);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "/",
                    "tile",
                    "tile/0",
                    "tile/0/",
                    "/tile/0/000",
                    "tile/0/000/",
                    "tile//000",
                    "tile/0//000",
                    "tile/../checkpoint",
                    "tile/0/..",
                    "tile/0/../000",
                    "tile/0/x../000",
                    "tile/0/x001/..",
                    "../tile/0/000",
                    "tile/0/%2e%2e",
                    "tile/0/000.p/../1",
                    "tile/0/./000",
                    "tile\\0\\000",
                    "Tile/0/000",
                    "tile/entry/000",
                    "tile/00/000",
                    "tile/01/000",
                    "tile/64/000",
                    "tile/100/000",
                    "tile/-1/000",
                    "tile/+1/000",
                    "tile/x0/000",
                    "tile/0/0",
                    "tile/0/00",
                    "tile/0/0000",
                    "tile/0/1234",
                    "tile/0/x1234",
                    "tile/0/x001",
                    "tile/0/x123/1234",
                    "tile/0/x1234/567",
                    "tile/0/001/002",
                    "tile/0/x001/x002",
                    "tile/0/X001/002",
                    "tile/0/x000/001",
                    "tile/0/x000/x001/002",
                    "tile/0/x01/002",
                    "tile/0/ 01",
                    "tile/0/000 ",
                    "tile/0/000\n",
                    "tile/0/000.p",
                    "tile/0/000.p/",
                    "tile/0/000.p/0",
                    "tile/0/000.p/256",
                    "tile/0/000.p/257",
                    "tile/0/000.p/01",
                    "tile/0/000.p/001",
                    "tile/0/000.p/-1",
                    "tile/0/000.p/1000",
                    "tile/0/000.p/1/2",
                    "tile/0/000.P/1",
                    "tile/0/000p/1",
                    "tile/0/x001.p/1/002",
                    "tile/entries",
                    "tile/entries/000.p/0",
                    "tile/0/x009/x223/x372/x036/x854/x775/808",
                    "tile/0/x999/x999/x999/x999/x999/x999/999",
                    "tile/0/x001/x000/x000/x000/x000/x000/x000/000",
                    "tile/0/٠٠٠",
                    "tile/0/\u0000",
                    "checkpoint"
                })
        void takesNoOtherSpelling(String path) {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TilePath.parse(path))
                    .withMessageContaining("expected ")
                    .withMessageContaining(", found ");
        }

        @Test
        void refusesAHugePathByItsBeginning() {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TilePath.parse("tile/0/" + "x000/".repeat(1_000_000) + "000"))
                    .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
        }
    }
}
