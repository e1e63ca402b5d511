package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseKeyRow;
import al.feedbackledger.store.eventstore.ImportIdentityRow;
import al.feedbackledger.store.eventstore.SealedValueRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordSealerTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String CASE = "018f4f3e-7c00-7abc-8def-0123456789ab";

    @TempDir
    private Path temp;

    private KeyFolder keys;

    @BeforeEach
    void makeKeys() throws IOException {
        Path folder = temp.resolve("keys");
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyFile.write(folder.resolve("pepper"), filled(32, 2));
        KeyFile.write(folder.resolve("epoch-1"), filled(32, 1));
        keys = KeyFolder.open(folder);
    }

    @Test
    void theStoredBytesAreThese() {
        Randomness sizes = count -> filled(count, count);
        WordSealer sealer = vault(sizes).sealerForNewCase(CASE, Instant.EPOCH);
        SealedText text = sealer.seal("comment", "Faleminderit për shërbimin 🙂");
        SealedWords words = sealer.sealed();
        SealedValueRow value = words.values().getFirst();
        CaseKeyRow key = words.newKey();
        assertThat(text)
                .isEqualTo(new SealedText(
                        "00000000-0000-7010-9010-101010101010", "4w769M6i1xuOn8MsIrJ4b31gqJnS8+O9ZWiVnrn8saY="));
        assertThat(value.ref()).hasToString(text.ref());
        assertThat(value.streamId()).isEqualTo(CASE);
        assertThat(value.path()).isEqualTo("comment");
        assertThat(value.nonce()).isEqualTo(filled(12, 12));
        assertThat(HEX.formatHex(value.ciphertext()))
                .isEqualTo(
                        "4f086a5ef14e4fdf6085093d568c7643e5538796056f3f31d058b51c85828f31ca7a385368ab2c8ca166c5e7bc5b9a55b8ac12781d60d6a3942923648212e2b2405798bc5e54472ccd2384cd7aa9dae889");
        assertThat(key).isNotNull();
        assertThat(key.generation()).isEqualTo(1);
        assertThat(key.epoch()).isEqualTo(1);
        assertThat(key.nonce()).isEqualTo(filled(12, 12));
        assertThat(HEX.formatHex(key.wrappedKey()))
                .isEqualTo(
                        "30d7e16dc2c423b118ee3b712e3d624318fa3006e9505914de1372258249edc95b6822816213c943eb32d574ce25c374");
    }

    @Test
    void aCaseWithoutWordsGetsNoKey() {
        SealedWords words =
                vault(Randomness.secure()).sealerForNewCase(CASE, Instant.EPOCH).sealed();
        assertThat(words.values()).isEmpty();
        assertThat(words.newKey()).isNull();
    }

    @Test
    void allWordsOfACommandShareAKeyAndNothingElse() {
        WordSealer sealer = vault(Randomness.secure()).sealerForNewCase(CASE, Instant.EPOCH);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            SealedText text = sealer.seal("note", "the same words");
            assertThat(seen.add(text.ref())).isTrue();
            assertThat(seen.add(text.commitment())).isTrue();
        }
        for (SealedValueRow row : sealer.sealed().values()) {
            assertThat(seen.add(HEX.formatHex(row.nonce()))).isTrue();
            assertThat(seen.add(HEX.formatHex(row.ciphertext()))).isTrue();
        }
        assertThat(sealer.sealed().values()).hasSize(50);
        assertThat(sealer.sealed().newKey()).isNotNull();
    }

    @Test
    void allOfItGoesOntoTheCommandsAttachment() {
        WordSealer sealer = vault(Randomness.secure()).sealerForNewCase(CASE, Instant.EPOCH);
        sealer.seal("comment", "one");
        sealer.seal("applicationNumber", "two");
        SealedWords words = sealer.sealed();
        Attachment attachment = words.onto(Attachment.none().with(new ImportIdentityRow("source", "1", CASE)));
        assertThat(attachment.sealedValues()).isEqualTo(words.values());
        assertThat(attachment.caseKey()).isSameAs(words.newKey());
        assertThat(attachment.importIdentity()).isNotNull();
        assertThat(new SealedWords(List.of(), null, null).onto(Attachment.none()))
                .isEqualTo(Attachment.none());
    }

    @Test
    void theLongestTextFitsAndOneByteMoreDoesNot() {
        WordSealer sealer = vault(Randomness.secure()).sealerForNewCase(CASE, Instant.EPOCH);
        sealer.seal("comment", "x".repeat(Vault.MAX_VALUE_BYTES));
        assertThat(sealer.sealed().values().getFirst().ciphertext()).hasSize(32 + Vault.MAX_VALUE_BYTES + 16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sealer.seal("comment", "x".repeat(Vault.MAX_VALUE_BYTES + 1)));
        assertThat(sealer.sealed().values()).hasSize(1);
    }

    @Test
    void halfASurrogatePairIsRefusedBeforeItIsLost() {
        WordSealer sealer = vault(Randomness.secure()).sealerForNewCase(CASE, Instant.EPOCH);
        assertThatThrownBy(() -> sealer.seal("comment", "canary \ud83d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
        assertThat(sealer.sealed().values()).isEmpty();
    }

    private Vault vault(Randomness randomness) {
        return new Vault(JdbcClient.create(CountedStatements.none()), keys, randomness, stream -> 0);
    }

    private static byte[] filled(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
