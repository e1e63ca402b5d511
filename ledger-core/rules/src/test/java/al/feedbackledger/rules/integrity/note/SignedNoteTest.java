package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.List;

import static al.feedbackledger.rules.integrity.note.SampleNotes.LOG;
import static al.feedbackledger.rules.integrity.note.SampleNotes.NOTE;
import static al.feedbackledger.rules.integrity.note.SampleNotes.STRANGER;
import static al.feedbackledger.rules.integrity.note.SampleNotes.TEXT;
import static al.feedbackledger.rules.integrity.note.SampleNotes.WITNESS;
import static al.feedbackledger.rules.integrity.note.SampleNotes.bytes;
import static al.feedbackledger.rules.integrity.note.SampleNotes.forged;
import static al.feedbackledger.rules.integrity.note.SampleNotes.line;
import static al.feedbackledger.rules.integrity.note.SampleNotes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignedNoteTest {
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

        /** Two keys found by trying 50,000: an id has 32 bits only, so whoever configures keys must not be taken in. */
        @Test
        void refusesASignatureOfWhichTwoKnownKeysShareNameAndId() {
            VerifierKey one = VerifierKey.of("log.example", smallY(16_883));
            VerifierKey other = VerifierKey.of("log.example", smallY(50_742));
            assertThat(one.keyId()).isEqualTo(other.keyId());
            assertThat(one).isNotEqualTo(other);
            SignedNote note = SignedNote.parse(bytes(TEXT + "\n" + forged("log.example", one.keyId())));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> note.verify(List.of(one, other)))
                    .withMessage("two known keys share the name and id of a signature (index 0)");
        }

        private static byte[] smallY(int y) {
            byte[] key = new byte[32];
            key[0] = (byte) y;
            key[1] = (byte) (y >> 8);
            return key;
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
}
