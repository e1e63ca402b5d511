package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SignedNoteTest {
    private static final SigningKey LOG = key("log.example", 1);
    private static final SigningKey WITNESS = key("witness.example", 2);
    private static final SigningKey STRANGER = key("log.example", 3);
    private static final String TEXT = "first line\n\nthird line, ë\n";
    private static final SignedNote NOTE = SignedNote.sign(TEXT, LOG);

    @Nested
    class Sign {
        @Test
        void givesTextBlankLineAndSignatureLine() {
            String line = text(NOTE).substring(TEXT.length());
            assertThat(text(NOTE)).startsWith(TEXT);
            assertThat(line).startsWith("\n\u2014 log.example ").endsWith("\n");
            byte[] signature = Canonical.base64(line.strip().substring("\u2014 log.example ".length()), "it");
            assertThat(signature).hasSize(4 + 64);
            assertThat(ByteBuffer.wrap(signature).getInt())
                    .isEqualTo(LOG.verifierKey().keyId());
        }

        @Test
        void givesTheSameBytesEachTime() {
            assertThat(SignedNote.sign(TEXT, LOG).bytes()).isEqualTo(NOTE.bytes());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "a\nb", "a\r\n", "a\tb\n", "\u0000\n", "\u001f\n", "\ud83d\n"})
        void takesNoTextThatIsNoNotes(String text) {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> SignedNote.sign(text, LOG))
                    .withMessageStartingWith("the text ");
        }

        @Test
        void takesATextThatLooksLikeASignature() {
            SignedNote note = SignedNote.sign(text(NOTE), LOG);
            assertThat(SignedNote.parse(note.bytes())
                            .verify(List.of(LOG.verifierKey()))
                            .text())
                    .isEqualTo(text(NOTE));
        }

        @Test
        void takesNoMoreSignaturesAndNoLongerTextThanTheMaximum() {
            SignedNote full =
                    SignedNote.parse(bytes(TEXT + "\n" + line(WITNESS, TEXT).repeat(99)));
            assertThat(full.signedToo(LOG).signatures()).hasSize(100);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> full.signedToo(LOG).signedToo(LOG))
                    .withMessageContaining("expected 1 to 100, found 101");
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> SignedNote.sign("x".repeat(SignedNote.MAX_BYTES) + "\n", LOG))
                    .withMessageContaining("the note is too long");
        }
    }

    @Nested
    class Verify {
        @Test
        void givesTheTextAndWhoSigned() {
            VerifiedNote note = SignedNote.parse(NOTE.bytes()).verify(List.of(LOG.verifierKey()));
            assertThat(note.text()).isEqualTo(TEXT);
            assertThat(note.signers()).containsExactly(LOG.verifierKey());
        }

        @Test
        void givesAllKnownKeysInTheNotesOrder() {
            SignedNote both = NOTE.signedToo(WITNESS);
            assertThat(both.verify(List.of(WITNESS.verifierKey(), LOG.verifierKey()))
                            .signers())
                    .containsExactly(LOG.verifierKey(), WITNESS.verifierKey());
        }

        @Test
        void ignoresUnknownKeysAlsoThoseThatShareANameOrAnId() {
            String sameId = forged("another.example", LOG.verifierKey().keyId());
            String sameName = forged("log.example", LOG.verifierKey().keyId() + 1);
            byte[] bytes = bytes(TEXT + "\n" + sameId + sameName + line(STRANGER, TEXT) + line(LOG, TEXT));
            assertThat(SignedNote.parse(bytes)
                            .verify(List.of(LOG.verifierKey()))
                            .signers())
                    .containsExactly(LOG.verifierKey());
        }

        @Test
        void countsSeveralSignaturesOfOneKeyOnce() {
            byte[] bytes = bytes(TEXT + "\n" + line(LOG, TEXT).repeat(3));
            assertThat(SignedNote.parse(bytes)
                            .verify(List.of(LOG.verifierKey(), LOG.verifierKey()))
                            .signers())
                    .containsExactly(LOG.verifierKey());
        }

        @Test
        void refusesANoteThatNoKnownKeySigned() {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> NOTE.verify(List.of(WITNESS.verifierKey(), STRANGER.verifierKey())))
                    .withMessageContaining("the note is signed by no known key: expected one of [witness.example+");
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> NOTE.verify(List.of()));
        }

        @Test
        void refusesTheWholeNoteForOneWrongSignatureOfAKnownKey() {
            String wrong = forged("witness.example", WITNESS.verifierKey().keyId());
            SignedNote note = SignedNote.parse(bytes(TEXT + "\n" + line(LOG, TEXT) + wrong));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> note.verify(List.of(LOG.verifierKey(), WITNESS.verifierKey())))
                    .withMessageContaining("(index 1)");
            SignedNote doubled = SignedNote.parse(bytes(TEXT + "\n" + line(LOG, TEXT)
                    + forged("log.example", LOG.verifierKey().keyId())));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> doubled.verify(List.of(LOG.verifierKey())));
        }

        @Test
        void refusesEveryFlippedBit() {
            byte[] right = NOTE.bytes();
            for (int bit = 0; bit < right.length * 8; bit++) {
                byte[] flipped = right.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatExceptionOfType(IntegrityException.class)
                        .as("bit %d", bit)
                        .isThrownBy(() -> SignedNote.parse(flipped).verify(List.of(LOG.verifierKey())));
            }
        }
    }

    @Nested
    class Parse {
        @Test
        void givesBackTheBytes() {
            byte[] bytes = NOTE.signedToo(WITNESS).signedToo(STRANGER).bytes();
            SignedNote read = SignedNote.parse(bytes);
            assertThat(read.bytes()).isEqualTo(bytes);
            assertThat(read.unverifiedText()).isEqualTo(TEXT);
            assertThat(read.signatures().stream().map(NoteSignature::name))
                    .containsExactly("log.example", "witness.example", "log.example");
            assertThat(read.signatures().getFirst().signature()).hasSize(64);
            assertThat(read.signatures().getFirst().keyId())
                    .isEqualTo(LOG.verifierKey().keyId());
        }

        @Test
        void takesTheShortestNote() {
            byte[] bytes = bytes("\n\n\u2014 a " + Canonical.base64(new byte[5]) + "\n");
            assertThat(SignedNote.parse(bytes).unverifiedText()).isEqualTo("\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n",
                    "\n\n",
                    "text",
                    "text\n",
                    "text\n\n",
                    "text\n\n\n",
                    "text\nSIG",
                    "SIG",
                    "\nSIG",
                    "text\n\nSIG_",
                    "text\r\n\r\nSIG",
                    "te\rxt\n\nSIG",
                    "te\txt\n\nSIG",
                    "te\u0000xt\n\nSIG",
                    "te\u001bxt\n\nSIG",
                    "text\n\nSIG\n",
                    "text\n\n SIG",
                    "text\n\nxSIG",
                    "text\n\nSIGx\n",
                    "text\n\n- log AAAAAAAA\n",
                    "text\n\n\u2014log AAAAAAAA\n",
                    "text\n\n\u2014 AAAAAAAA\n",
                    "text\n\n\u2014  AAAAAAAA\n",
                    "text\n\n\u2014 log\n",
                    "text\n\n\u2014 log \n",
                    "text\n\n\u2014 log  AAAAAAAA\n",
                    "text\n\n\u2014 lo+g AAAAAAAA\n",
                    "text\n\n\u2014 lo\u00a0g AAAAAAAA\n",
                    "text\n\n\u2014\u00a0log AAAAAAAA\n",
                    "text\n\n\u2014 log\u00a0AAAAAAAA\n",
                    "text\n\n\u2014 lo\u2003g AAAAAAAA\n",
                    "text\n\n\u2014 lo\u0085g AAAAAAAA\n",
                    "text\n\n\u2014 log AAAA\n",
                    "text\n\n\u2014 log AAAAAA==\n",
                    "text\n\n\u2014 log AAAAAAA\n",
                    "text\n\n\u2014 log AAAAAAAB=\n",
                    "text\n\n\u2014 log AAAAAAF=\n",
                    "text\n\n\u2014 log AAAAAAA==\n",
                    "text\n\n\u2014 log AAAAAA_-\n",
                    "text\n\n\u2014 log AAAA AAAA\n",
                    "text\n\n\u2014 log AAAAAAAA \n",
                    "text\n\n\u2014 log AAAAAAAA=\n",
                    "text\n\n\u2014 log AAAAAAAA\r\n",
                    "text\n\n\u2014 log ====\n"
                })
        void takesNothingElse(String note) {
            byte[] bytes =
                    bytes(note.replace("SIG_", line(LOG, "text\n").strip()).replace("SIG", line(LOG, "text\n")));
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> SignedNote.parse(bytes));
        }

        @Test
        void takesNoBytesThatAreNoUtf8() {
            for (byte[] wrong :
                    new byte[][] {{(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}}) {
                byte[] bytes = Arrays.copyOf(wrong, wrong.length + NOTE.bytes().length);
                System.arraycopy(NOTE.bytes(), 0, bytes, wrong.length, NOTE.bytes().length);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> SignedNote.parse(bytes))
                        .withMessage("the note is not UTF-8 (index 0)");
            }
        }

        @Test
        void refusesTenThousandSignaturesAtOnce() {
            byte[] short10000 =
                    bytes(TEXT + "\n" + ("\u2014 a " + Canonical.base64(new byte[5]) + "\n").repeat(10_000));
            byte[] long10000 = bytes(TEXT + "\n" + line(LOG, TEXT).repeat(10_000));
            assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> SignedNote.parse(short10000))
                        .withMessageContaining("expected 1 to 100, found 10000");
                assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> SignedNote.parse(long10000));
            });
        }

        @Test
        void takes100SignaturesAndNot101() {
            assertThat(SignedNote.parse(bytes(TEXT + "\n" + line(LOG, TEXT).repeat(100)))
                            .signatures())
                    .hasSize(100);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() ->
                            SignedNote.parse(bytes(TEXT + "\n" + line(LOG, TEXT).repeat(101))));
        }

        @Test
        void takesTheLongestNoteAndNotOneByteMore() {
            String line = "\n" + line(LOG, TEXT);
            int room = SignedNote.MAX_BYTES - bytes(line).length - 1;
            assertThat(SignedNote.parse(bytes("x".repeat(room) + "\n" + line)).bytes())
                    .hasSize(SignedNote.MAX_BYTES);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> SignedNote.parse(bytes("x".repeat(room + 1) + "\n" + line)))
                    .withMessageContaining("found " + (SignedNote.MAX_BYTES + 1));
        }
    }

    private static SigningKey key(String name, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SigningKey.of(name, seed);
    }

    private static String line(SigningKey key, String text) {
        return key.sign(bytes(text)).line();
    }

    private static String forged(String name, int keyId) {
        return new NoteSignature(name, keyId, new byte[64]).line();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(SignedNote note) {
        return new String(note.bytes(), StandardCharsets.UTF_8);
    }
}
