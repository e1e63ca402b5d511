package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckpointTest {
    private static final SampleTree TREE = SampleTree.random(40, new Random(3));
    private static final SigningKey KEY = key("log.example", 1);
    private static final KnownLog LOG = KnownLog.of(KEY.verifierKey());
    private static final String ROOT = Canonical.base64(TREE.root(40));

    @Nested
    class Of {
        @Test
        void writesOriginSizeAndRoot() {
            assertThat(checkpoint(40).text()).isEqualTo("log.example\n40\n" + ROOT + "\n");
            assertThat(checkpoint(0).text())
                    .isEqualTo("log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        }

        @Test
        void takesNoNumberRootOrOriginOutOfRange() {
            byte[] root = TREE.root(40);
            assertRefused(() -> Checkpoint.of("log.example", -1, root));
            assertRefused(() -> Checkpoint.of("log.example", Long.MIN_VALUE, root));
            assertRefused(() -> Checkpoint.of("log.example", 40, new byte[31]));
            assertRefused(() -> Checkpoint.of("log.example", 0, root));
            for (String origin : List.of("", "a\nb", "a\r", "x".repeat(257))) {
                assertRefused(() -> Checkpoint.of(origin, 40, root));
            }
            assertThat(Checkpoint.of("x".repeat(256), Long.MAX_VALUE, root).size())
                    .isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void isEqualToTheSameOnly() {
            assertThat(checkpoint(40)).isEqualTo(checkpoint(40)).hasSameHashCodeAs(checkpoint(40));
            assertThat(checkpoint(40)).isNotEqualTo(checkpoint(39));
            assertThat(checkpoint(40)).isNotEqualTo(Checkpoint.of("other.example", 40, TREE.root(40)));
            assertThat(checkpoint(40)).hasToString("40 leaves, root " + ROOT);
        }
    }

    @Nested
    class Parse {
        @Test
        void readsWhatWasWritten() {
            assertThat(Checkpoint.parse("log example\n9223372036854775807\n" + ROOT + "\n")
                            .size())
                    .isEqualTo(Long.MAX_VALUE);
            for (String extensions : List.of("", "one\n", "one\ntwo two\n", "x\n".repeat(32))) {
                String text = "log.example\n40\n" + ROOT + "\n" + extensions;
                assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
                assertThat(Checkpoint.parse(text).extensions())
                        .hasSize((int) extensions.lines().count());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n",
                    "log\n",
                    "log\n40\n",
                    "log\n40\nROOT",
                    "\n40\nROOT\n",
                    "log\n\n40\nROOT\n",
                    "log\n40\nROOT\n\n",
                    "log\n40\nROOT\n\next\n",
                    "log\n007\nROOT\n",
                    "log\n00\nROOT\n",
                    "log\n+40\nROOT\n",
                    "log\n-40\nROOT\n",
                    "log\n 40\nROOT\n",
                    "log\n40 \nROOT\n",
                    "log\n4_0\nROOT\n",
                    "log\n0x28\nROOT\n",
                    "log\n٤٠\nROOT\n",
                    "log\n4.0\nROOT\n",
                    "log\n9223372036854775808\nROOT\n",
                    "log\n18446744073709551616\nROOT\n",
                    "log\n10000000000000000000\nROOT\n",
                    "log\n40\n\nROOT\n",
                    "log\n40\nROOT \n",
                    "log\n40\n ROOT\n",
                    "log\n40\nROOT=\n",
                    "log\n40\nAAAA\n",
                    "log\n40\n####\n",
                    "log\n0\nROOT\n",
                    "log\nROOT\n40\n",
                    "log\n40\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n",
                    "log\n40\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                    "log\n40\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
                    "log\n40\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
                })
        void takesNothingElse(String text) {
            assertRefused(() -> Checkpoint.parse(text.replace("ROOT", ROOT)));
        }

        @Test
        void takesNoMoreThan32Extensions() {
            assertRefused(() -> Checkpoint.parse("log.example\n40\n" + ROOT + "\n" + "x\n".repeat(33)));
        }
    }

    @Nested
    class Open {
        @Test
        void givesWhatTheLogSigned() {
            assertThat(Checkpoint.open(checkpoint(40).sign(KEY).bytes(), LOG)).isEqualTo(checkpoint(40));
        }

        @Test
        void takesAnyOfTheKeysTheLogHasHad() {
            SigningKey next = key("log.example", 2);
            KnownLog rotated = new KnownLog("log.example", List.of(KEY.verifierKey(), next.verifierKey()));
            assertThat(Checkpoint.open(checkpoint(39).sign(KEY).bytes(), rotated))
                    .isEqualTo(checkpoint(39));
            assertThat(Checkpoint.open(checkpoint(40).sign(next).bytes(), rotated))
                    .isEqualTo(checkpoint(40));
            assertRefused(() -> Checkpoint.open(checkpoint(40).sign(next).bytes(), LOG));
        }

        @Test
        void refusesACheckpointOfAnotherLogByName() {
            SigningKey other = key("other.example", 1);
            SignedNote note = Checkpoint.of("other.example", 40, TREE.root(40)).sign(other);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> Checkpoint.open(note.bytes(), LOG))
                    .withMessage(
                            "this is a checkpoint of another log: expected \"log.example\", found \"other.example\"");
        }

        @Test
        void refusesEveryFlippedBit() {
            byte[] right = checkpoint(40).sign(KEY).bytes();
            for (int bit = 0; bit < right.length * 8; bit++) {
                byte[] flipped = right.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertRefused(() -> Checkpoint.open(flipped, LOG));
            }
        }
    }

    @Nested
    class Sign {
        @Test
        void takesOnlyAKeyOfTheLogsName() {
            assertRefused(() -> checkpoint(40).sign(key("other.example", 1)));
        }
    }

    @Nested
    class Known {
        @Test
        void isALogByItsNameAndKeysOfThatName() {
            assertRefused(() -> new KnownLog("log.example", List.of()));
            assertRefused(() -> new KnownLog("other.example", List.of(KEY.verifierKey())));
        }
    }

    @Nested
    class Continuing {
        @Test
        void isEveryLaterSizeWithItsProof() {
            for (int newer = 0; newer <= 40; newer++) {
                for (int older = 0; older <= newer; older++) {
                    Continuity continuity = new Continuity(checkpoint(older), checkpoint(newer));
                    List<byte[]> proof = older == 0 ? List.of() : TREE.subproof(older, 0, newer, true);
                    assertThat(continuity.isEvident()).isEqualTo(older == 0 || older == newer);
                    assertThatCode(() -> continuity.verify(proof)).doesNotThrowAnyException();
                }
            }
        }

        @Test
        void refusesAProofWhereNoneBelongsAndNoneWhereOneBelongs() {
            List<byte[]> some = List.of(TREE.root(3));
            assertRefused(() -> new Continuity(checkpoint(0), checkpoint(5)).verify(some));
            assertRefused(() -> new Continuity(checkpoint(5), checkpoint(5)).verify(some));
            assertRefused(() -> new Continuity(checkpoint(4), checkpoint(5)).verify(List.of()));
        }

        @Test
        void refusesAForkALossAndAnotherLog() {
            Checkpoint fork = Checkpoint.of("log.example", 5, TREE.root(6));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new Continuity(checkpoint(5), fork))
                    .withMessageStartingWith("the log has two roots of 5 leaves: expected ");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> new Continuity(checkpoint(6), checkpoint(5)))
                    .withMessage("the log has become smaller: expected at least 6 leaves, found 5");
            assertRefused(() -> new Continuity(checkpoint(5), Checkpoint.of("other.example", 6, TREE.root(6))));
            assertRefused(() -> new Continuity(fork, checkpoint(9)).verify(TREE.subproof(5, 0, 9, true)));
        }
    }

    private static Checkpoint checkpoint(int size) {
        return Checkpoint.of("log.example", size, TREE.root(size));
    }

    private static SigningKey key(String name, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SigningKey.of(name, seed);
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(reading);
    }
}
