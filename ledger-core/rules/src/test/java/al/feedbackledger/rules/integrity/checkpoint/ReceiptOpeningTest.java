package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.FieldCommitment;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.Leaf;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReceiptOpeningTest {
    private static final byte[] EVENT =
            EventBytes.of("stream", 0, "id", "FeedbackSubmitted", 1, 10, 11, utf8("{\"rating\":5}"), utf8("{}"));
    private static final byte[] BLIND = bytes(32, 3);
    private static final FieldOpening COMMENT = FieldOpening.of("comment", bytes(32, 4), "Shumë mirë");
    private static final FieldOpening NUMBER = FieldOpening.of("applicationNumber", bytes(32, 5), "");
    private static final ReceiptOpening RECEIPT = ReceiptOpening.of(EVENT, BLIND, List.of(COMMENT, NUMBER));

    @Nested
    class Bytes {
        @Test
        void areHeaderEventBlindAndFields() {
            assertThat(text(RECEIPT))
                    .isEqualTo("feedback-ledger/receipt/v1\nevent " + Canonical.base64(EVENT) + "\nblind "
                            + Canonical.base64(BLIND) + "\nfield comment "
                            + Canonical.base64(COMMENT.salt()) + " "
                            + Canonical.base64(utf8("Shumë mirë")) + "\nfield applicationNumber "
                            + Canonical.base64(NUMBER.salt()) + " \n");
        }

        @Test
        void withoutWordsAreThreeLines() {
            assertThat(text(ReceiptOpening.of(EVENT, BLIND, List.of())).lines()).hasSize(3);
        }

        @Test
        void areReadAsTheyWereWritten() {
            ReceiptOpening read = ReceiptOpening.parse(RECEIPT.encode());
            assertThat(read.encode()).isEqualTo(RECEIPT.encode());
            assertThat(read.entry()).isEqualTo(Leaf.opaque(BLIND, EVENT));
            assertThat(read.event().eventName()).isEqualTo("FeedbackSubmitted");
            assertThat(read.fields()).extracting(FieldOpening::value).containsExactly("Shumë mirë", "");
        }

        @Test
        void ofAFieldOpenTheCommitmentToItsWords() {
            FieldOpening read = ReceiptOpening.parse(RECEIPT.encode()).fields().getFirst();
            assertThat(read.opens(FieldCommitment.of(bytes(32, 4), "comment", "Shumë mirë")))
                    .isTrue();
            assertThat(read.opens(FieldCommitment.of(bytes(32, 4), "comment", "Shumë mire")))
                    .isFalse();
        }

        /** Whatever is accepted is written back to the same bytes. */
        @Test
        void haveOneSpelling() {
            byte[] right = RECEIPT.encode();
            for (int bit = 0; bit < right.length * 8; bit++) {
                byte[] flipped = right.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                try {
                    assertThat(ReceiptOpening.parse(flipped).encode())
                            .as("bit %d", bit)
                            .isEqualTo(flipped);
                } catch (IntegrityException refused) {
                    assertThat(refused).hasMessageNotContaining("Shum");
                }
            }
            for (int length = 0; length < right.length; length++) {
                byte[] cut = Arrays.copyOf(right, length);
                try {
                    assertThat(ReceiptOpening.parse(cut).encode()).isEqualTo(cut);
                } catch (IntegrityException refused) {
                    assertThat(refused).hasMessageNotContaining("Shum");
                }
            }
        }
    }

    @Nested
    class Of {
        @Test
        void takesABlindAndSaltsOf32BytesOnly() {
            for (int wrong : new int[] {0, 31, 33}) {
                refused(() -> ReceiptOpening.of(EVENT, new byte[wrong], List.of()), "the receipt's blind");
                refused(() -> FieldOpening.of("comment", new byte[wrong], "x"), "the salt of the field comment");
            }
        }

        @Test
        void takesNoFieldTwiceAndNoMoreThanTheMaximum() {
            refused(() -> ReceiptOpening.of(EVENT, BLIND, List.of(COMMENT, COMMENT)), "comment twice");
            refused(
                    () -> ReceiptOpening.of(EVENT, BLIND, Collections.nCopies(ReceiptOpening.MAX_FIELDS + 1, COMMENT)),
                    "too many fields");
        }

        @Test
        void takesNoEventThatCannotBeReadAndNoHalfCharacter() {
            refused(() -> ReceiptOpening.of(new byte[9], BLIND, List.of()), "no event bytes");
            refused(() -> FieldOpening.of("comment", new byte[32], "\ud800"), "surrogate");
            refused(() -> FieldOpening.of("a b", new byte[32], "x"), "path");
            refused(() -> FieldOpening.of("", new byte[32], "x"), "path");
            refused(() -> FieldOpening.of("x".repeat(65), new byte[32], "x"), "path");
        }

        @Test
        void takesNoMoreBytesThanTheMaximum() {
            FieldOpening longest = FieldOpening.of("comment", new byte[32], "x".repeat(ReceiptOpening.MAX_BYTES));
            refused(() -> ReceiptOpening.of(EVENT, BLIND, List.of(longest)), "too long");
            refused(() -> ReceiptOpening.parse(new byte[ReceiptOpening.MAX_BYTES + 1]), "too long");
        }
    }

    @Nested
    class Parse {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "feedback-ledger/receipt/v1|feedback-ledger/receipt/v2",
                    "feedback-ledger/receipt/v1;|",
                    "'event '|'Event '",
                    "'event '|'event  '",
                    "'blind '|blind",
                    "'blind '|'blind  '",
                    "field comment|field  comment",
                    "'field comment '|'field comment  '",
                    "field comment|field comm\u00ebnt",
                    "field applicationNumber|field comment",
                    "field applicationNumber|;field applicationNumber",
                    "field applicationNumber|words applicationNumber",
                    "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=|AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwN=",
                    "BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=|BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBA==",
                    "BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=|BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ",
                })
        void takesNothingElse(String part, String instead) {
            String right = text(RECEIPT);
            String from = part.replace(';', '\n');
            assertThat(right).contains(from);
            String wrong = right.replaceFirst(Pattern.quote(from), instead == null ? "" : instead.replace(';', '\n'));
            refused(() -> ReceiptOpening.parse(utf8(wrong)), "");
        }

        @Test
        void takesNoCarriageReturnsAndNoOtherEnd() {
            String right = text(RECEIPT);
            for (String wrong :
                    new String[] {right.replace("\n", "\r\n"), right.strip(), right + "\n", "\ufeff" + right, ""}) {
                refused(() -> ReceiptOpening.parse(utf8(wrong)), "");
            }
            refused(() -> ReceiptOpening.parse(new byte[] {(byte) 0xc3, 0x28}), "not UTF-8");
        }
    }

    private static void refused(Supplier<?> act, String words) {
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(act::get)
                .withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("Shum"));
    }

    private static String text(ReceiptOpening receipt) {
        return new String(receipt.encode(), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
