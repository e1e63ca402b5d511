package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TlogProofTest {
    private static final int SIZE = 13;
    private static final SampleTree TREE = SampleTree.random(SIZE, new Random(3));
    private static final SigningKey KEY = SigningKey.of("log.example", new byte[32]);
    private static final KnownLog LOG = KnownLog.of(KEY.verifierKey());
    private static final byte[] EXTRA = "opening".getBytes(StandardCharsets.US_ASCII);
    private static final String H = "A".repeat(43) + "=";

    @Nested
    class Bytes {
        @Test
        void areHeaderExtraIndexHashesAndCheckpoint() {
            StringBuilder expected = new StringBuilder("c2sp.org/tlog-proof@v1\nextra b3BlbmluZw==\nindex 5\n");
            for (byte[] hash : TREE.path(5, 0, SIZE)) {
                expected.append(Canonical.base64(hash)).append('\n');
            }
            expected.append('\n').append(new String(checkpoint(SIZE).bytes(), StandardCharsets.UTF_8));
            assertThat(text(proof(5, EXTRA))).isEqualTo(expected.toString());
            assertThat(text(proof(5, new byte[0])))
                    .isEqualTo(expected.toString().replace("extra b3BlbmluZw==\n", ""));
        }

        @Test
        void areReadAsTheyWereWritten() {
            for (int index = 0; index < SIZE; index++) {
                for (byte[] extra : new byte[][] {EXTRA, {}}) {
                    TlogProof read = TlogProof.parse(proof(index, extra).bytes());
                    assertThat(read.bytes()).isEqualTo(proof(index, extra).bytes());
                    assertThat(read.extra().orElse(new byte[0])).isEqualTo(extra);
                    assertThat(read.inclusion().index()).isEqualTo(index);
                    assertThat(read.checkpoint().bytes())
                            .isEqualTo(checkpoint(SIZE).bytes());
                }
            }
        }

        @Test
        void areNotMoreThanTheMaximum() {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> proof(5, new byte[TlogProof.MAX_BYTES]))
                    .withMessageContaining("the proof is too long");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.parse(new byte[TlogProof.MAX_BYTES + 1]))
                    .withMessageContaining("the proof is too long");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.parse(new byte[TlogProof.MAX_BYTES]))
                    .withMessageContaining("no blank line");
        }
    }

    @Nested
    class Of {
        @Test
        void takesNoProofForAnotherTreeThanTheCheckpoints() {
            InclusionProof inclusion = InclusionProof.make(5, SIZE - 1, TREE);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.of(EXTRA, inclusion, checkpoint(SIZE)))
                    .withMessageEndingWith("expected 13, found 12");
        }
    }

    @Nested
    class Verify {
        @Test
        void givesTheCheckpointForEveryEntry() {
            for (int index = 0; index < SIZE; index++) {
                TlogProof proof = TlogProof.parse(proof(index, EXTRA).bytes());
                assertThat(proof.verify(TREE.entries().get(index), LOG).size()).isEqualTo(SIZE);
            }
        }

        @Test
        void ofTheOnlyEntryNeedsNoHash() {
            TlogProof proof = TlogProof.of(new byte[0], InclusionProof.make(0, 1, TREE), checkpoint(1));
            assertThat(text(proof)).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nlog.example\n1\n");
            assertThat(TlogProof.parse(proof.bytes())
                            .verify(TREE.entries().getFirst(), LOG)
                            .size())
                    .isEqualTo(1);
        }

        @Test
        void refusesAnotherEntryAndNamesTheIndex() {
            TlogProof proof = proof(5, EXTRA);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> proof.verify(TREE.entries().get(6), LOG))
                    .withMessageContaining("(index 5): expected ");
        }

        @Test
        void refusesAProofForAnotherLog() {
            KnownLog other =
                    KnownLog.of(SigningKey.of("other.example", new byte[32]).verifierKey());
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> proof(5, EXTRA).verify(TREE.entries().get(5), other))
                    .withMessageStartingWith("this is a checkpoint of another log");
        }

        /** Index, size, hashes, root, signature: all but the extra line, which the format leaves to its reader. */
        @Test
        void refusesEveryFlippedBitOfTheFile() {
            for (int index : new int[] {0, 5, 12}) {
                byte[] right = proof(index, new byte[0]).bytes();
                byte[] entry = TREE.entries().get(index);
                for (int bit = 0; bit < right.length * 8; bit++) {
                    byte[] flipped = right.clone();
                    flipped[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThatExceptionOfType(IntegrityException.class)
                            .as("bit %d of the proof for %d", bit, index)
                            .isThrownBy(() -> TlogProof.parse(flipped).verify(entry, LOG));
                }
            }
        }
    }

    @Nested
    class Parse {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "c2sp.org/tlog-proof@v1|c2sp.org/tlog-proof@v2",
                    "c2sp.org/tlog-proof@v1|",
                    "c2sp.org/tlog-proof@v1|C2SP.org/tlog-proof@v1",
                    "extra b3BlbmluZw==|'extra '",
                    "extra b3BlbmluZw==|extra",
                    "extra b3BlbmluZw==|extra b3BlbmluZw",
                    "extra b3BlbmluZw==|extra b3BlbmluZx==",
                    "extra b3BlbmluZw==|extra  b3BlbmluZw==",
                    "extra b3BlbmluZw==|Extra b3BlbmluZw==",
                    "extra b3BlbmluZw==|extra b3BlbmluZw==;extra b3BlbmluZw==",
                    "extra b3BlbmluZw==;index 5|index 5;extra b3BlbmluZw==",
                    "index 5|index 05",
                    "index 5|index -5",
                    "index 5|index 13",
                    "index 5|index 9223372036854775807",
                    "index 5|index 9223372036854775808",
                    "index 5|index 18446744073709551615",
                    "index 5|index  5",
                    "index 5|'index 5 '",
                    "index 5|index",
                    "index 5|index 5;index 5",
                    "index 5;|",
                    "index 5|index 5;",
                    "index 5|index 5;AAAA",
                    "index 5|index 5;HASH",
                    "13|14",
                    "13|26",
                    "13|013",
                })
        void takesNothingElse(String part, String instead) {
            String right = text(proof(5, EXTRA));
            String from = part.replace(';', '\n');
            String to = instead == null ? "" : instead.replace(';', '\n').replace("HASH", H);
            assertThat(right).contains(from);
            String wrong = right.replaceFirst(Pattern.quote(from), to);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.parse(wrong.getBytes(StandardCharsets.UTF_8))
                            .verify(TREE.entries().get(5), LOG));
        }

        @Test
        void takesNoCarriageReturnsNoOtherEndAndNoOtherEncoding() {
            String right = text(proof(5, EXTRA));
            for (String wrong : new String[] {
                right.replace("\n", "\r\n"), right.strip(), right + "\n", "\ufeff" + right, "\n" + right, "", "\n\n"
            }) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> TlogProof.parse(wrong.getBytes(StandardCharsets.UTF_8)));
            }
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.parse(right.getBytes(StandardCharsets.UTF_16)));
        }

        @Test
        void takesNoMoreThan63Hashes() {
            String wrong = text(proof(5, EXTRA)).replace("index 5\n", "index 5\n" + (H + "\n").repeat(60));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.parse(wrong.getBytes(StandardCharsets.UTF_8)))
                    .withMessageStartingWith("the proof has too many hashes");
        }

        @Test
        void readsTheLongestProofThereIs() {
            InclusionProof longest = InclusionProof.make(0, Long.MAX_VALUE, (height, index) -> new byte[32]);
            SignedNote signed = Checkpoint.of("log.example", Long.MAX_VALUE, longest.rootOver(TREE.leaf(0)))
                    .sign(KEY);
            TlogProof proof =
                    TlogProof.parse(TlogProof.of(EXTRA, longest, signed).bytes());
            assertThat(proof.inclusion().hashes()).hasSize(63);
            assertThat(proof.verify(TREE.entries().getFirst(), LOG).size()).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void neverQuotesTheExtraLine() {
            String wrong = text(proof(5, EXTRA)).replace("b3BlbmluZw==", "canary!");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> TlogProof.parse(wrong.getBytes(StandardCharsets.UTF_8)))
                    .satisfies(refused -> assertThat(refused).hasMessageNotContaining("canary"));
        }
    }

    private static TlogProof proof(int index, byte[] extra) {
        return TlogProof.of(extra, InclusionProof.make(index, SIZE, TREE), checkpoint(SIZE));
    }

    private static SignedNote checkpoint(int size) {
        return Checkpoint.of("log.example", size, TREE.root(size)).sign(KEY);
    }

    private static String text(TlogProof proof) {
        return new String(proof.bytes(), StandardCharsets.UTF_8);
    }
}
