package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String WORDS = "canary: S’ka përgjigje 🙂\n=1+1";

    @TempDir
    private static Path temp;

    private static final Randomness RANDOM = Randomness.secure();

    private LedgerDatabase opened;
    private CountedStatements statements;
    private JdbcClient database;
    private KeyFolder keys;
    private Vault vault;
    private String stream;

    @BeforeEach
    void openVault() {
        opened = TestPostgres.newDatabase().open(2);
        statements = new CountedStatements(opened.pool());
        database = JdbcClient.create(statements.source());
        keys = KeyFolder.init(temp.resolve(UUID.randomUUID().toString()), RANDOM);
        vault = new Vault(database, keys, RANDOM, erased -> 0);
        stream = RANDOM.timeOrderedId(NOW).toString();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Nested
    class Seal {
        @Test
        void aNewCaseNeedsNoLookAtTheDatabase() {
            WordSealer sealer = vault.sealerForNewCase(stream, NOW);
            assertThat(sealer.seal("comment", WORDS).ref()).hasSize(36);
            assertThat(statements.taken()).isEmpty();
        }

        @Test
        void anExistingCaseKeepsItsLiveKey() {
            SealedField comment = stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            WordSealer later = vault.sealerFor(stream, NOW);
            SealedField answer = stored(later, "answer", "more");
            assertThat(later.sealed().newKey()).isNull();
            assertThat(vault.open(stream, comment)).isEqualTo(new Opened.Words(WORDS));
            assertThat(vault.open(stream, answer)).isEqualTo(new Opened.Words("more"));
        }

        @Test
        void aCaseThatHadNoWordsYetGetsItsFirstKey() {
            WordSealer sealer = vault.sealerFor(stream, NOW);
            SealedField answer = stored(sealer, "answer", WORDS);
            assertThat(sealer.sealed().newKey()).isNotNull();
            assertThat(sealer.sealed().newKey().generation()).isEqualTo(1);
            assertThat(vault.open(stream, answer)).isEqualTo(new Opened.Words(WORDS));
        }

        @Test
        void wordsAfterAnErasureGetAKeyOfTheNextGeneration() {
            SealedField before = stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            database.sql("DELETE FROM vault.sealed_value WHERE stream_id = ?")
                    .param(stream)
                    .update();
            database.sql("DELETE FROM vault.case_key WHERE stream_id = ?")
                    .param(stream)
                    .update();
            Vault afterOne = new Vault(database, keys, RANDOM, erased -> erased.equals(stream) ? 1 : 0);
            WordSealer sealer = afterOne.sealerFor(stream, NOW);
            SealedField after = stored(sealer, "answer", "new words");
            assertThat(sealer.sealed().newKey()).isNotNull();
            assertThat(sealer.sealed().newKey().generation()).isEqualTo(2);
            assertThat(vault.open(stream, before)).isEqualTo(new Opened.Gone());
            assertThat(vault.open(stream, after)).isEqualTo(new Opened.Words("new words"));
        }

        @Test
        void aDamagedKeySealsNothing() {
            stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            database.sql("UPDATE vault.case_key SET generation = 2").update();
            WordSealer sealer = vault.sealerFor(stream, NOW);
            assertThatThrownBy(() -> sealer.seal("answer", WORDS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CASE_KEY_ALTERED")
                    .hasMessageNotContaining("canary");
        }
    }

    @Nested
    class Open {
        @Test
        void manyValuesTakeOneStatementAndComeInOrder() {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            WordSealer sealer = vault.sealerForNewCase(stream, NOW);
            List<String> texts = random.ints(40, 0, 4_000).mapToObj("ë"::repeat).toList();
            List<SealedField> fields = texts.stream()
                    .map(text -> new SealedField("note", sealer.seal("note", text)))
                    .toList();
            StoredWords.store(database, sealer.sealed());
            assertThat(statements.taken()).isNotEmpty();
            assertThat(vault.open(stream, fields).values())
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            texts.stream().<Opened>map(Opened.Words::new).toList());
            assertThat(statements.taken()).hasSize(1);
        }

        @Test
        void noValuesTakeNoStatement() {
            assertThat(vault.open(stream, List.of())).isEmpty();
            assertThat(statements.taken()).isEmpty();
        }

        @Test
        void moreThanAThousandAtOnceAreRefused() {
            SealedField field = new SealedField("note", unknown());
            assertThat(vault.open(stream, Collections.nCopies(Vault.MAX_FIELDS, field)))
                    .hasSize(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> vault.open(stream, Collections.nCopies(Vault.MAX_FIELDS + 1, field)));
        }

        @Test
        void whatIsNotThereIsGone() {
            assertThat(vault.open(stream, new SealedField("comment", unknown())))
                    .isEqualTo(new Opened.Gone());
        }

        @Test
        void ciphertextMovedToAnotherCaseDoesNotOpen() {
            SealedField mine = stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            String other = RANDOM.timeOrderedId(NOW).toString();
            SealedField others = stored(vault.sealerForNewCase(other, NOW), "comment", "other");
            // The whole row moves: then the case of the event is not the case of the row.
            database.sql("UPDATE vault.sealed_value SET stream_id = ? WHERE ref = CAST(? AS uuid)")
                    .params(other, mine.text().ref())
                    .update();
            assertThat(vault.open(stream, mine)).isEqualTo(damaged(Opened.Damage.MISPLACED));
            assertThat(vault.open(other, mine)).isEqualTo(damaged(Opened.Damage.VALUE_ALTERED));
            // Only the bytes move: then the key is another.
            database.sql("""
                    UPDATE vault.sealed_value AS target SET nonce = source.nonce, ciphertext = source.ciphertext
                    FROM vault.sealed_value AS source
                    WHERE target.ref = CAST(? AS uuid) AND source.ref = CAST(? AS uuid)
                    """).params(others.text().ref(), mine.text().ref()).update();
            assertThat(vault.open(other, others)).isEqualTo(damaged(Opened.Damage.VALUE_ALTERED));
        }

        @Test
        void ciphertextMovedWithinACaseDoesNotOpen() {
            WordSealer sealer = vault.sealerForNewCase(stream, NOW);
            SealedField comment = new SealedField("comment", sealer.seal("comment", WORDS));
            SealedField note = new SealedField("note", sealer.seal("note", "a note"));
            StoredWords.store(database, sealer.sealed());
            assertThat(vault.open(stream, new SealedField("note", comment.text())))
                    .isEqualTo(damaged(Opened.Damage.MISPLACED));
            database.sql("UPDATE vault.sealed_value SET path = 'note' WHERE path = 'comment'")
                    .update();
            assertThat(vault.open(stream, new SealedField("note", comment.text())))
                    .isEqualTo(damaged(Opened.Damage.VALUE_ALTERED));
            assertThat(vault.open(stream, note)).isEqualTo(new Opened.Words("a note"));
        }

        @Test
        void anyFlippedBitIsNoticed() {
            SealedField field = stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            for (String column : List.of("ciphertext", "nonce")) {
                for (int i = 0; i < 20; i++) {
                    int bit = random.nextInt(column.equals("nonce") ? 96 : 300);
                    flip("vault.sealed_value", column, bit);
                    assertThat(vault.open(stream, field))
                            .as("seed %d, %s bit %d", seed, column, bit)
                            .isEqualTo(damaged(Opened.Damage.VALUE_ALTERED));
                    flip("vault.sealed_value", column, bit);
                }
            }
            for (String column : List.of("wrapped_key", "nonce")) {
                int bit = random.nextInt(96);
                flip("vault.case_key", column, bit);
                assertThat(vault.open(stream, field))
                        .as("seed %d, key's %s bit %d", seed, column, bit)
                        .isEqualTo(damaged(Opened.Damage.CASE_KEY_ALTERED));
                flip("vault.case_key", column, bit);
            }
            assertThat(vault.open(stream, field)).isEqualTo(new Opened.Words(WORDS));
        }

        @Test
        void wordsThatTheEventDidNotCommitToAreNoticed() {
            WordSealer sealer = vault.sealerForNewCase(stream, NOW);
            SealedText one = sealer.seal("note", "one");
            SealedText two = sealer.seal("note", "two");
            StoredWords.store(database, sealer.sealed());
            SealedText mixed = new SealedText(one.ref(), two.commitment());
            assertThat(vault.open(stream, new SealedField("note", mixed)))
                    .isEqualTo(damaged(Opened.Damage.COMMITMENT_DIFFERS));
            SealedText noBase64 = new SealedText(one.ref(), "!".repeat(44));
            assertThat(vault.open(stream, new SealedField("note", noBase64)))
                    .isEqualTo(damaged(Opened.Damage.COMMITMENT_DIFFERS));
        }

        @Test
        void nothingOpensWithoutTheCasesKey() {
            SealedField field = stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            database.sql("DELETE FROM vault.case_key").update();
            assertThat(vault.open(stream, field)).isEqualTo(damaged(Opened.Damage.CASE_KEY_MISSING));
        }

        @Test
        void nothingOpensWithAnotherKeyFolderOrWithoutTheEpochsKey() throws Exception {
            SealedField field = stored(vault.sealerForNewCase(stream, NOW), "comment", WORDS);
            Path folder = temp.resolve(UUID.randomUUID().toString());
            KeyFolder others = KeyFolder.init(folder, RANDOM);
            assertThat(new Vault(database, others, RANDOM, erased -> 0).open(stream, field))
                    .isEqualTo(damaged(Opened.Damage.CASE_KEY_ALTERED));
            Files.move(folder.resolve("epoch-1"), folder.resolve("epoch-2"));
            assertThat(new Vault(database, KeyFolder.open(folder), RANDOM, erased -> 0).open(stream, field))
                    .isEqualTo(damaged(Opened.Damage.EPOCH_KEY_MISSING));
        }
    }

    @Test
    void noWordsAndNoKeysStandInTheDatabaseOrInAnyText() {
        WordSealer sealer = vault.sealerForNewCase(stream, NOW);
        SealedField field = stored(sealer, "comment", WORDS);
        for (String table : List.of("vault.sealed_value", "vault.case_key")) {
            String dump = database.sql("SELECT string_agg(CAST(dumped AS text), ' ') FROM " + table + " AS dumped")
                    .query(String.class)
                    .single();
            assertThat(dump).isNotBlank().doesNotContain("canary").doesNotContain(hex("canary"));
        }
        assertThat(sealer.sealed() + " " + field + keys + vault.open(stream, field))
                .doesNotContain("canary")
                .doesNotContain("epoch-1=");
    }

    private SealedField stored(WordSealer sealer, String path, String text) {
        SealedField field = new SealedField(path, sealer.seal(path, text));
        StoredWords.store(database, sealer.sealed());
        return field;
    }

    private void flip(String table, String column, int bit) {
        database.sql("UPDATE " + table + " SET " + column + " = set_bit(" + column + ", " + bit + ", 1 - get_bit("
                        + column + ", " + bit + "))")
                .update();
    }

    private static SealedText unknown() {
        return new SealedText(
                RANDOM.timeOrderedId(NOW).toString(), Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static Opened damaged(Opened.Damage damage) {
        return new Opened.Unreadable(damage);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
