package al.feedbackledger.store.vault;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeyFingerprintsIT {
    @TempDir
    private Path temp;

    private LedgerDatabase opened;
    private JdbcClient database;
    private KeyFolder keys;

    @BeforeEach
    void makeKeys() {
        opened = TestPostgres.newDatabase().open(2);
        database = JdbcClient.create(opened.pool());
        keys = KeyFolder.init(temp.resolve("keys"), Randomness.secure());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void theFirstStartRecordsAndLaterOnesCompare() {
        new KeyFingerprints(database).check(keys);
        assertThat(recorded()).containsExactly("epoch-1", "pepper");
        new KeyFingerprints(database).check(KeyFolder.open(temp.resolve("keys")));
        assertThat(recorded()).containsExactly("epoch-1", "pepper");
    }

    @Test
    void aNodeWithOtherKeysIsRefusedAndRecordsNothing() throws IOException {
        new KeyFingerprints(database).check(keys);
        Path other = temp.resolve("other");
        KeyFolder.init(other, Randomness.secure());
        KeyFile.write(other.resolve("epoch-2"), Randomness.secure().bytes(32));
        KeysRefused refused = refusal(KeyFolder.open(other));
        assertThat(refused.code()).isEqualTo(KeysRefused.Code.OTHER_KEYS);
        assertThat(refused).hasMessageContaining("Use the key folder that belongs to this database");
        assertThat(recorded()).containsExactly("epoch-1", "pepper");
    }

    @Test
    void oneKeyThatDiffersIsEnough() throws IOException {
        new KeyFingerprints(database).check(keys);
        for (String name : List.of("pepper", "epoch-1")) {
            Path copy = temp.resolve("differs-" + name);
            KeyFolder.init(copy, Randomness.secure());
            for (String same : List.of("pepper", "epoch-1")) {
                if (!same.equals(name)) {
                    Files.delete(copy.resolve(same));
                    Files.copy(temp.resolve("keys").resolve(same), copy.resolve(same));
                }
            }
            assertThat(refusal(KeyFolder.open(copy))).hasMessageContaining(name);
        }
    }

    @Test
    void aNewEpochIsRecordedAndThenMissed() throws IOException {
        new KeyFingerprints(database).check(keys);
        Path folder = temp.resolve("keys");
        KeyFile.write(folder.resolve("epoch-2"), Randomness.secure().bytes(32));
        new KeyFingerprints(database).check(KeyFolder.open(folder));
        assertThat(recorded()).containsExactly("epoch-1", "epoch-2", "pepper");
        Files.delete(folder.resolve("epoch-2"));
        assertThat(refusal(KeyFolder.open(folder))).hasMessageContaining("epoch-2");
    }

    @Test
    void aSigningKeyIsRecordedAndAnotherOneRefused() throws IOException {
        KeyFolder signing = keys.withNewSigningKey("localhost/log", Randomness.secure());
        new KeyFingerprints(database).check(signing);
        assertThat(recorded()).containsExactly("epoch-1", "pepper", "signing-1");
        Path file = temp.resolve("keys").resolve("signing-1");
        Files.delete(file);
        assertThat(refusal(KeyFolder.open(temp.resolve("keys")))).hasMessageContaining("signing-1");

        KeyFolder other = KeyFolder.open(temp.resolve("keys")).withNewSigningKey("localhost/log", Randomness.secure());

        assertThat(refusal(other).code()).isEqualTo(KeysRefused.Code.OTHER_KEYS);
        Files.writeString(file, "PRIVATE+KEY+localhost/log+00000000+AQID\n");
        assertThat(catchThrowableOfType(KeysRefused.class, () -> KeyFolder.open(temp.resolve("keys"))))
                .hasMessageContaining("does not hold a key")
                .hasNoCause();
    }

    private KeysRefused refusal(KeyFolder other) {
        return catchThrowableOfType(KeysRefused.class, () -> new KeyFingerprints(database).check(other));
    }

    private List<String> recorded() {
        return database.sql("SELECT name FROM ops.key ORDER BY name")
                .query(String.class)
                .list();
    }
}
