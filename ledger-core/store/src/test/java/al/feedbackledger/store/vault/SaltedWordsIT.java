package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.integrity.FieldCommitment;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SaltedWordsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Randomness RANDOM = Randomness.secure();
    private static final String STREAM = RANDOM.timeOrderedId(NOW).toString();

    @TempDir
    private Path temp;

    private LedgerDatabase opened;
    private JdbcClient database;
    private Vault vault;
    private SealedField comment;
    private SealedField number;

    @BeforeEach
    void sealTwoFields() {
        opened = TestPostgres.newDatabase().open(2);
        database = JdbcClient.create(opened.pool());
        vault = new Vault(database, KeyFolder.init(temp.resolve("keys"), RANDOM), RANDOM, erased -> 0);
        WordSealer sealer = vault.sealerForNewCase(STREAM, NOW);
        comment = new SealedField("comment", sealer.seal("comment", "canary ë 🙂"));
        number = new SealedField("applicationNumber", sealer.seal("applicationNumber", "A-1"));
        StoredWords.store(database, sealer.sealed());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void saltAndWordsOpenWhatTheEventCommittedTo() {
        Map<String, SaltedWords> salted = vault.openWithSalts(STREAM, List.of(comment, number));
        assertThat(salted.keySet())
                .containsExactly(comment.text().ref(), number.text().ref());
        for (SealedField field : List.of(comment, number)) {
            SaltedWords words = requireNonNull(salted.get(field.text().ref()));
            assertThat(words.salt()).hasSize(32);
            assertThat(FieldCommitment.opens(commitment(field.text()), words.salt(), field.path(), words.text()))
                    .isTrue();
        }
        assertThat(requireNonNull(salted.get(comment.text().ref())).text()).isEqualTo("canary ë 🙂");
        assertThat(salted.toString()).doesNotContain("canary");
    }

    @Test
    void whatIsErasedOrDamagedIsAbsent() {
        database.sql("DELETE FROM vault.sealed_value WHERE path = 'comment'").update();
        assertThat(vault.openWithSalts(STREAM, List.of(comment, number)).keySet())
                .containsExactly(number.text().ref());
        database.sql(
                        "UPDATE vault.sealed_value SET ciphertext = set_byte(ciphertext, 3, 255 - get_byte(ciphertext, 3))")
                .update();
        assertThat(vault.openWithSalts(STREAM, List.of(comment, number))).isEmpty();
    }

    @Test
    void nothingAskedIsNothingOpenedAndTooMuchIsRefused() {
        assertThat(vault.openWithSalts(STREAM, List.of())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault.openWithSalts(STREAM, Collections.nCopies(Vault.MAX_FIELDS + 1, comment)));
    }

    private static byte[] commitment(SealedText text) {
        return Base64.getDecoder().decode(text.commitment());
    }
}
