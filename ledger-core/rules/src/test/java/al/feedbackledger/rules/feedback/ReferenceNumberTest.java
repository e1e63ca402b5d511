package al.feedbackledger.rules.feedback;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.IntFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ReferenceNumberTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Nested
    class Draw {
        @Test
        void turnsBitsIntoSymbolsAndAddsTheCheckSymbol() {
            assertThat(CheckedSymbols.fromBits(new byte[5], 8)).isEqualTo("00000000S");
            assertThat(CheckedSymbols.fromBits(bytes(0xff, 0xff, 0xff, 0xff, 0xff), 8))
                    .isEqualTo("ZZZZZZZZ7");
            // 00001 00010 00011 00100 00101 00110 00111 01000
            assertThat(CheckedSymbols.fromBits(bytes(0x08, 0x86, 0x42, 0x98, 0xe8), 8))
                    .startsWith("12345678");
        }

        @Test
        void noSwapOfNeighboursInAnIssuedNumberPassesTheCheck() {
            long seed = new Random().nextLong();
            IntFunction<byte[]> random = seeded(seed);
            for (int n = 0; n < 5_000; n++) {
                String number = ReferenceNumber.draw(random).compact();
                for (int i = 0; i + 1 < number.length(); i++) {
                    if (number.charAt(i) != number.charAt(i + 1)) {
                        String swapped = number.substring(0, i)
                                + number.charAt(i + 1)
                                + number.charAt(i)
                                + number.substring(i + 2);
                        assertThat(ReferenceNumber.read(swapped))
                                .as("seed %d: %s → %s", seed, number, swapped)
                                .isEmpty();
                    }
                }
            }
        }

        @Test
        void aNumberWithABlindSwapIsDrawnAgain() {
            // At the start of a number the running value is 32: only G and H follow each other either way round.
            String blind = CheckedSymbols.fromBits(bytes(0x8c, 0, 0, 0, 0), 8);
            assertThat(blind).startsWith("HG");
            assertThat(CheckedSymbols.hasBlindSwap(blind)).isTrue();
            byte[][] draws = {bytes(0x8c, 0, 0, 0, 0), bytes(1, 2, 3, 4, 5)};
            int[] next = {0};
            assertThat(ReferenceNumber.draw(n -> draws[next[0]++]).compact())
                    .isEqualTo(CheckedSymbols.fromBits(draws[1], 8));
            assertThat(next[0]).isEqualTo(2);
        }

        @Test
        void aRandomSourceThatIsNoneIsNoticed() {
            assertThatIllegalStateException().isThrownBy(() -> ReferenceNumber.draw(n -> bytes(0x8c, 0, 0, 0, 0)));
        }
    }

    @Nested
    class Read {
        @Test
        void readsWhatPeopleType() {
            for (String typed : new String[] {
                "7K3M-9QXD-2", "7k3m9qxd2", " 7k3m 9qxd 2 ", "7K3M–9QXD—2", "7K3M\u00a09QXD\u00a02", "7\tK3M9QXD2"
            }) {
                assertThat(ReferenceNumber.read(typed)).as(typed).contains(new ReferenceNumber("7K3M9QXD2"));
            }
            assertThat(ReferenceNumber.read("oOo0-0O0o-s")).contains(new ReferenceNumber("00000000S"));
            String ones = CheckedSymbols.fromBits(bytes(0x08, 0x42, 0x10, 0x84, 0x21), 8);
            assertThat(ones).startsWith("11111111");
            assertThat(ReferenceNumber.read("iIlL1IlI" + ones.charAt(8))).contains(new ReferenceNumber(ones));
        }

        @Test
        void readsNothingElse() {
            for (String typed : new String[] {
                "",
                "-",
                "7K3M-9QXD",
                "7K3M-9QXD-22",
                "7K3M-9QXD-3",
                "7K3M-9QXU-2",
                "7K3M-9QX!-2",
                "7K3M-9QXD-2\0",
                "7ĸ3M-9QXD-2",
                "７K3M9QXD2",
                "7K3M-9QXD-2" + " ".repeat(60)
            }) {
                assertThat(ReferenceNumber.read(typed)).as(typed).isEmpty();
            }
        }

        @Test
        void everySingleWrongSymbolIsCaught() {
            long seed = new Random().nextLong();
            IntFunction<byte[]> random = seeded(seed);
            for (int n = 0; n < 300; n++) {
                String number = CheckedSymbols.fromBits(random.apply(5), 8);
                for (int i = 0; i < number.length(); i++) {
                    for (int symbol = 0; symbol < ALPHABET.length(); symbol++) {
                        char wrong = ALPHABET.charAt(symbol);
                        String changed = number.substring(0, i) + wrong + number.substring(i + 1);
                        assertThat(ReferenceNumber.read(changed).isPresent())
                                .as("seed %d: %s → %s", seed, number, changed)
                                .isEqualTo(wrong == number.charAt(i));
                    }
                }
            }
        }
    }

    @Nested
    class Shown {
        @Test
        void inGroupsOfFour() {
            assertThat(new ReferenceNumber("7K3M9QXD2").shown()).isEqualTo("7K3M-9QXD-2");
        }

        @Test
        void isReadBackAsItself() {
            long seed = new Random().nextLong();
            IntFunction<byte[]> random = seeded(seed);
            for (int n = 0; n < 1_000; n++) {
                ReferenceNumber number = ReferenceNumber.draw(random);
                assertThat(ReferenceNumber.read(number.shown()))
                        .as("seed %d", seed)
                        .contains(number);
            }
        }

        @Test
        void neverInALog() {
            assertThat("" + new ReferenceNumber("7K3M9QXD2")).doesNotContain("7K3M");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ReferenceNumber("7K3M9QXD3"))
                    .withMessageNotContaining("7K3M");
        }
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static IntFunction<byte[]> seeded(long seed) {
        Random random = new Random(seed);
        return length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
