package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntryBundleTest {
    private static final SampleTree TREE = SampleTree.random(300, new Random(5));

    @Nested
    class Bytes {
        @Test
        void areAnUnsignedLengthOfTwoBytesAndTheEntryEach() {
            byte[] bytes = EntryBundle.bytes(List.of(new byte[0], new byte[] {7}, new byte[0x0102]));
            assertThat(Arrays.copyOf(bytes, 7)).containsExactly(0, 0, 0, 1, 7, 1, 2);
            assertThat(bytes).hasSize(2 + 3 + 2 + 0x0102);
        }

        @Test
        void fitTheLongestEntryAndNotOneByteMore() {
            byte[] bytes = EntryBundle.bytes(List.of(new byte[65_535]));
            assertThat(bytes).hasSize(65_537).startsWith(0xff, 0xff);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> EntryBundle.bytes(List.of(new byte[65_536])))
                    .withMessageContaining("found 65536");
        }

        @Test
        void areOf1To256Entries() {
            for (int count : new int[] {0, 257}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> EntryBundle.bytes(Collections.nCopies(count, new byte[1])));
            }
            assertThat(EntryBundle.bytes(Collections.nCopies(256, new byte[1]))).hasSize(256 * 3);
        }
    }

    @Nested
    class Parse {
        @Test
        void readsWhatWasWritten() {
            for (int width : new int[] {1, 2, 255, 256}) {
                List<byte[]> entries = TREE.entries().subList(0, width);
                BundlePath path = new BundlePath(3, width);
                EntryBundle bundle = EntryBundle.parse(path, EntryBundle.bytes(entries));
                assertThat(bundle.entries()).containsExactlyElementsOf(entries);
                assertThat(bundle.path()).isEqualTo(path);
            }
        }

        @Test
        void readsEntriesOfEveryLength() {
            for (int length : new int[] {0, 1, 255, 256, 257, 32_768, 65_534, 65_535}) {
                List<byte[]> entries = List.of(new byte[length], new byte[] {1});
                EntryBundle bundle = EntryBundle.parse(new BundlePath(0, 2), EntryBundle.bytes(entries));
                assertThat(bundle.entries()).containsExactlyElementsOf(entries);
            }
        }

        @Test
        void takesNoFileThatIsCutOffAnywhereOrGoesOn() {
            byte[] bytes = EntryBundle.bytes(TREE.entries().subList(0, 4));
            BundlePath path = new BundlePath(0, 4);
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> EntryBundle.parse(path, cut))
                        .withMessageContaining("the file tile/entries/000.p/4 ");
            }
            for (int more = 1; more < 5; more++) {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> EntryBundle.parse(path, longer))
                        .withMessageContaining(more + " bytes after them");
            }
        }

        @Test
        void takesNoOtherNumberOfEntriesThanThePathSays() {
            byte[] bytes = EntryBundle.bytes(TREE.entries().subList(0, 4));
            for (int width : new int[] {1, 3, 5, 256}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> EntryBundle.parse(new BundlePath(0, width), bytes));
            }
        }

        @Test
        void namesTheEntryWithinWhichTheFileEnds() {
            byte[] bytes = EntryBundle.bytes(List.of(new byte[3], new byte[9]));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> EntryBundle.parse(new BundlePath(2, 2), Arrays.copyOf(bytes, 10)))
                    .withMessage("the file tile/entries/002.p/2 ends within an entry (index 513): "
                            + "expected at least 16 bytes, found 10");
        }
    }

    @Nested
    class Read {
        @Test
        void takesTheBeginningOfTheFullFileWhereThePartialOneWasDeleted() {
            SampleFolder folder = SampleFolder.of(TREE, 300);
            assertThat(EntryBundle.read(new BundlePath(0, 9), folder).entries())
                    .containsExactlyElementsOf(TREE.entries().subList(0, 9));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> EntryBundle.read(new BundlePath(1, 9), folder))
                    .withMessage("the file tile/entries/001.p/9 is missing");
        }
    }

    @Nested
    class RequireHashes {
        private final SampleFolder folder = SampleFolder.of(TREE, 300);

        @Test
        void letsTheEntriesOfTheTreePass() {
            for (BundlePath path : new TileGrowth(0, 300).bundles()) {
                EntryBundle bundle = EntryBundle.read(path, folder);
                assertThatCode(() -> bundle.requireHashes(HashTile.read(path.hashes(), folder)))
                        .doesNotThrowAnyException();
            }
        }

        @Test
        void namesTheFirstEntryThatIsNotTheTrees() {
            BundlePath path = new BundlePath(1, 44);
            List<byte[]> entries =
                    new ArrayList<>(EntryBundle.read(path, folder).entries());
            entries.set(4, new byte[] {1, 2, 3, 4});
            EntryBundle bundle = EntryBundle.parse(path, EntryBundle.bytes(entries));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> bundle.requireHashes(HashTile.read(path.hashes(), folder)))
                    .withMessageStartingWith("an entry is not the one in the tree (index 260): expected ");
        }

        @Test
        void refusesATileThatIsTooNarrow() {
            EntryBundle bundle = EntryBundle.read(new BundlePath(0, 256), folder);
            HashTile narrow = HashTile.read(new HashTilePath(0, 0, 12), folder);
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> bundle.requireHashes(narrow));
        }
    }
}
