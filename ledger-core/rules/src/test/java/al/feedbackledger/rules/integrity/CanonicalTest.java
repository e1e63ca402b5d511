package al.feedbackledger.rules.integrity;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CanonicalTest {
    @Nested
    class Decimal {
        @Test
        void isEveryNumberUpToTheLargestTree() {
            for (long number : new long[] {0, 1, 7, 10, 999, Long.MAX_VALUE / 10, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
                assertThat(Canonical.decimal(Long.toString(number), "it")).isEqualTo(number);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "00",
                    "007",
                    "+7",
                    "-7",
                    "-0",
                    " 7",
                    "7 ",
                    "7\n",
                    "7.0",
                    "1e3",
                    "0x7",
                    "٧",
                    "1_0",
                    "9223372036854775808",
                    "9999999999999999999",
                    "10000000000000000000",
                    "18446744073709551615"
                })
        void hasNoOtherSpelling(String text) {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> Canonical.decimal(text, "the size"))
                    .withMessageStartingWith("the size is not written as a number: expected decimal digits");
        }

        @Test
        void isQuotedByItsBeginningAndWithoutLinesOfItsOwn() {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> Canonical.decimal("1\n\u202e\u00e7" + "9".repeat(100_000), "the size"))
                    .satisfies(refused -> assertThat(refused.getMessage())
                            .contains("found \"1\\u000a\\u202e\\u00e79999")
                            .endsWith("9…\"")
                            .hasSizeLessThan(300));
        }
    }

    @Nested
    class Base64 {
        @Test
        void givesBackTheBytes() {
            Random random = new Random(3);
            for (int length = 0; length < 70; length++) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                assertThat(Canonical.base64(Canonical.base64(bytes), "it")).isEqualTo(bytes);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A",
                    "AA",
                    "AAA",
                    "AB==",
                    "AAB=",
                    "AA=",
                    "A===",
                    "=",
                    "====",
                    "AA==AAAA",
                    "AA-_",
                    "AA\n==",
                    " AAA",
                    "AAé="
                })
        void hasNoOtherSpellingAndIsNotQuoted(String text) {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> Canonical.base64(text, "it"))
                    .withMessageStartingWith("it is ")
                    .withMessageEndingWith(text.length() + " characters");
        }

        @Test
        void ofAHashHas32Bytes() {
            for (int length : new int[] {0, 31, 33}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> Canonical.hash(Canonical.base64(new byte[length]), "it"))
                        .withMessage("it has a wrong length: expected 32 bytes, found " + length);
            }
            assertThat(Canonical.hash(Canonical.base64(new byte[32]), "it")).hasSize(32);
        }
    }

    @Nested
    class Row {
        @Test
        void hasThePerfectTreesThatFitIt() {
            SampleTree tree = SampleTree.random(8, new Random(4));
            byte[] row = new byte[8 * 32];
            for (int i = 0; i < 8; i++) {
                System.arraycopy(tree.leaf(i), 0, row, i * 32, 32);
            }
            for (int height = 0; height <= 3; height++) {
                for (int i = 0; i < 8 >> height; i++) {
                    assertThat(TreeHash.perfect(row, i << height, 1 << height)).isEqualTo(tree.hash(height, i));
                }
            }
            for (int[] part :
                    new int[][] {{0, 0}, {0, 3}, {0, 16}, {1, 8}, {8, 1}, {-1, 1}, {0, -1}, {0, Integer.MIN_VALUE}}) {
                assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(() -> TreeHash.perfect(row, part[0], part[1]));
            }
        }
    }
}
