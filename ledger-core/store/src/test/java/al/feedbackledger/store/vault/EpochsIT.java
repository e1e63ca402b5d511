package al.feedbackledger.store.vault;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.vault.Epochs.Epoch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The keys that wrap the keys of cases change, and old ones go for ever. */
class EpochsIT {
    private static final Randomness RANDOM = Randomness.secure();
    private static final Duration LASTING = Duration.ofDays(30);
    private static final Duration BACKUPS = Duration.ofDays(35);

    @TempDir
    private Path temp;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS).plusSeconds(60);
    private LedgerDatabase opened;
    private JdbcClient database;
    private Path folder;
    private KeyFolder keys;
    private Vault vault;
    private Epochs epochs;

    @BeforeEach
    void openVault() {
        opened = TestPostgres.newDatabase().open(4);
        database = JdbcClient.create(opened.pool());
        folder = temp.resolve("keys");
        keys = KeyFolder.init(folder, RANDOM);
        new KeyFingerprints(database).check(keys);
        vault = new Vault(database, keys, RANDOM, erased -> 0);
        epochs = new Epochs(opened.pool(), keys, RANDOM, BACKUPS);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Nested
    class Rotation {
        @Test
        void wrapsEveryKeyAnewAndEveryWordStillOpens() {
            Map<String, SealedField> words = seal(1_203);
            assertThat(epochs.rotate(now)).isEqualTo(2);
            assertThat(epochsInUse()).containsExactly(2);
            assertEachOpens(words);
            assertThat(epochs.all())
                    .extracting(Epoch::number, Epoch::destroyAfter)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, now.plus(BACKUPS)),
                            org.assertj.core.groups.Tuple.tuple(2, null));
        }

        @Test
        void comesByItselfWhenTheEpochHasLasted() {
            seal(1);
            epochs.keepUp(now, LASTING);
            assertThat(keys.currentEpoch()).isEqualTo(1);
            epochs.keepUp(now.plus(LASTING), LASTING);
            assertThat(keys.currentEpoch()).isEqualTo(2);
            epochs.keepUp(now.plus(LASTING).plusSeconds(3_600), LASTING);
            assertThat(keys.currentEpoch()).isEqualTo(2);
        }

        @Test
        void thatWasBrokenOffIsTakenUpAgain() {
            Map<String, SealedField> words = seal(5);
            // The key was made, and the node died.
            assertThat(keys.makeNextEpoch(RANDOM)).isEqualTo(2);
            assertThat(epochsInUse()).containsExactly(1);
            KeyFolder again = KeyFolder.open(folder);
            new KeyFingerprints(database).check(again);
            new Epochs(opened.pool(), again, RANDOM, BACKUPS).keepUp(now, LASTING);
            assertThat(epochsInUse()).containsExactly(2);
            assertEachOpens(words);
        }

        @Test
        void isSeenByOtherNodesWithoutAStart() {
            KeyFolder others = KeyFolder.open(folder);
            Vault otherNode = new Vault(database, others, RANDOM, erased -> 0);
            Map<String, SealedField> words = seal(3);
            epochs.rotate(now);
            words.forEach(
                    (stream, field) -> assertThat(otherNode.open(stream, field)).isEqualTo(new Opened.Words("canary")));
            assertThat(others.currentEpoch()).isEqualTo(2);
        }

        @Test
        void whileCasesAreSealedAndErasedLosesAndRevivesNothing() throws Exception {
            Map<String, SealedField> words = seal(200);
            List<String> erased = new ArrayList<>();
            AtomicBoolean rotating = new AtomicBoolean(true);
            Map<String, SealedField> later = new LinkedHashMap<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> eraser =
                        threads.submit(() -> words.keySet().stream().limit(100).forEach(stream -> {
                            erase(stream);
                            erased.add(stream);
                        }));
                Future<?> writer = threads.submit(() -> {
                    while (rotating.get()) {
                        later.putAll(seal(1));
                    }
                });
                for (int round = 0; round < 5; round++) {
                    epochs.rotate(now.plusSeconds(round));
                }
                rotating.set(false);
                writer.get(30, TimeUnit.SECONDS);
                eraser.get(30, TimeUnit.SECONDS);
            }
            epochs.keepUp(now.plusSeconds(10), LASTING);
            assertThat(epochsInUse()).containsExactly(6);
            assertEachOpens(later);
            words.keySet().removeAll(erased);
            assertEachOpens(words);
            assertThat(database.sql("SELECT stream_id FROM vault.case_key")
                            .query(String.class)
                            .list())
                    .doesNotContainAnyElementsOf(erased);
        }
    }

    @Nested
    class Destruction {
        @Test
        void comesWhenTheLastBackupThatNeedsTheKeyIsDeletedAlsoAfterAStart() {
            Map<String, SealedField> words = seal(2);
            epochs.rotate(now);
            epochs.keepUp(now.plus(BACKUPS).minusSeconds(1), BACKUPS.multipliedBy(9));
            assertThat(folder.resolve("epoch-1")).exists();
            Epochs afterAStart = new Epochs(opened.pool(), KeyFolder.open(folder), RANDOM, BACKUPS);
            afterAStart.keepUp(now.plus(BACKUPS), BACKUPS.multipliedBy(9));
            assertThat(folder.resolve("epoch-1")).doesNotExist();
            assertThat(afterAStart.all().getFirst().destroyedAt()).isEqualTo(now.plus(BACKUPS));
            KeyFolder rest = KeyFolder.open(folder);
            new KeyFingerprints(database).check(rest);
            assertThat(rest.epochKey(1)).isNull();
            keys.forgetDestroyed();
            assertThat(keys.epochKey(1)).as("in another node's memory").isNull();
            assertEachOpens(words);
        }

        @Test
        void thatWasRecordedAndBrokenOffIsFinished() throws Exception {
            epochs.rotate(now);
            byte[] file = Files.readAllBytes(folder.resolve("epoch-1"));
            epochs.keepUp(now.plus(BACKUPS), LASTING.multipliedBy(9));
            KeyFile.write(folder.resolve("epoch-1"), new byte[32]);
            assertThat(Files.size(folder.resolve("epoch-1"))).isEqualTo(file.length);
            epochs.keepUp(now.plus(BACKUPS), LASTING.multipliedBy(9));
            assertThat(folder.resolve("epoch-1")).doesNotExist();
        }

        @Test
        void waitsForAKeyThatIsStillWrappedByTheOldOne() {
            epochs.rotate(now);
            Map<String, SealedField> words = seal(1);
            // Altered, so that nobody can wrap it anew; what it needs is not thrown away.
            database.sql("UPDATE vault.case_key SET epoch = 1").update();
            epochs.keepUp(now.plus(BACKUPS), LASTING.multipliedBy(9));
            assertThat(folder.resolve("epoch-1")).exists();
            assertThat(words).hasSize(1);
        }

        @Test
        void isNoExcuseForAnotherMissingKey() throws Exception {
            epochs.rotate(now);
            Files.delete(folder.resolve("epoch-1"));
            assertThatThrownBy(() -> new KeyFingerprints(database).check(KeyFolder.open(folder)))
                    .isInstanceOf(KeysRefused.class)
                    .hasMessageContaining("epoch-1");
        }
    }

    /** Nothing that is left opens what was copied before the erasure. */
    @Test
    void afterErasingAndTheOldKeysEndNoKeyFileAndNoRowOpensACopy() {
        String stream = seal(1).keySet().iterator().next();
        Map<String, SealedField> others = seal(20);
        byte[] associated = Vault.associated(stream, "comment", value(stream, "CAST(ref AS text)", String.class));
        byte[] nonce = value(stream, "nonce", byte[].class);
        byte[] ciphertext = value(stream, "ciphertext", byte[].class);
        byte[] wrapped = key(stream, "wrapped_key");
        byte[] keyNonce = key(stream, "nonce");
        byte[] first = requireNonNull(keys.epochKey(1));
        assertThat(Crypto.open(first, keyNonce, wrapping(stream, 1), wrapped))
                .as("the copy is good")
                .isPresent();
        erase(stream);
        epochs.rotate(now);
        epochs.keepUp(now.plus(BACKUPS), BACKUPS.multipliedBy(9));

        KeyFolder left = KeyFolder.open(folder);
        for (int epoch : left.epochs()) {
            for (int asIf = 1; asIf <= epoch; asIf++) {
                assertThat(Crypto.open(requireNonNull(left.epochKey(epoch)), keyNonce, wrapping(stream, asIf), wrapped))
                        .isEmpty();
            }
            assertThat(Crypto.open(requireNonNull(left.epochKey(epoch)), nonce, associated, ciphertext))
                    .isEmpty();
        }
        for (String other : others.keySet()) {
            byte[] caseKey = Crypto.open(
                            requireNonNull(left.epochKey(2)),
                            key(other, "nonce"),
                            wrapping(other, 2),
                            key(other, "wrapped_key"))
                    .orElseThrow();
            assertThat(Crypto.open(caseKey, nonce, associated, ciphertext)).isEmpty();
        }
        assertThat(database.sql("SELECT count(*) FROM vault.case_key WHERE stream_id = ?")
                        .param(stream)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static byte[] wrapping(String stream, int epoch) {
        return Crypto.joined(
                Crypto.utf8(stream),
                java.nio.ByteBuffer.allocate(8).putInt(1).putInt(epoch).array());
    }

    private <T> T value(String stream, String column, Class<T> type) {
        return database.sql("SELECT " + column + " FROM vault.sealed_value WHERE stream_id = ?")
                .param(stream)
                .query(type)
                .single();
    }

    private byte[] key(String stream, String column) {
        return database.sql("SELECT " + column + " FROM vault.case_key WHERE stream_id = ?")
                .param(stream)
                .query(byte[].class)
                .single();
    }

    private Map<String, SealedField> seal(int cases) {
        Map<String, SealedField> sealed = new LinkedHashMap<>();
        for (int i = 0; i < cases; i++) {
            String stream = RANDOM.timeOrderedId(now).toString();
            WordSealer sealer = vault.sealerForNewCase(stream, now);
            sealed.put(stream, new SealedField("comment", sealer.seal("comment", "canary")));
            StoredWords.store(database, sealer.sealed());
        }
        return sealed;
    }

    private void erase(String stream) {
        for (String table : List.of("vault.sealed_value", "vault.case_key")) {
            database.sql("DELETE FROM " + table + " WHERE stream_id = ?")
                    .param(stream)
                    .update();
        }
    }

    private void assertEachOpens(Map<String, SealedField> words) {
        words.forEach((stream, field) -> assertThat(vault.open(stream, field)).isEqualTo(new Opened.Words("canary")));
    }

    private List<Integer> epochsInUse() {
        return database.sql("SELECT DISTINCT epoch FROM vault.case_key ORDER BY epoch")
                .query(Integer.class)
                .list();
    }
}
