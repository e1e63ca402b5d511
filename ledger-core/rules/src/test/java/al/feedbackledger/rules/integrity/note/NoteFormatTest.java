package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;

import static al.feedbackledger.rules.integrity.note.SampleNotes.LOG;
import static al.feedbackledger.rules.integrity.note.SampleNotes.NOTE;
import static al.feedbackledger.rules.integrity.note.SampleNotes.STRANGER;
import static al.feedbackledger.rules.integrity.note.SampleNotes.TEXT;
import static al.feedbackledger.rules.integrity.note.SampleNotes.WITNESS;
import static al.feedbackledger.rules.integrity.note.SampleNotes.bytes;
import static al.feedbackledger.rules.integrity.note.SampleNotes.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What is read as a note, and what is not. */
class NoteFormatTest {
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
        byte[] bytes = bytes(note.replace("SIG_", line(LOG, "text\n").strip()).replace("SIG", line(LOG, "text\n")));
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> SignedNote.parse(bytes));
    }

    @Test
    void namesTheControlCharacterAndItsPlace() {
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> SignedNote.parse(bytes("text\r\n\n" + line(LOG, "text\n"))))
                .withMessage("the note holds the control character U+000d (index 4)");
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> SignedNote.parse(bytes("\u001b[2J\n\n" + line(LOG, "text\n"))))
                .withMessage("the note holds the control character U+001b (index 0)");
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
        byte[] short10000 = bytes(TEXT + "\n" + ("\u2014 a " + Canonical.base64(new byte[5]) + "\n").repeat(10_000));
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
