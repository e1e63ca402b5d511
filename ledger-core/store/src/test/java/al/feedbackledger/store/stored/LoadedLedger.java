package al.feedbackledger.store.stored;

import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stored ledger in a fresh database, opened as the application opens it: its keys are the ones the database knows. */
final class LoadedLedger implements AutoCloseable {
    final TestDatabase database = TestPostgres.newDatabase();
    final LedgerDoor open;
    final JdbcClient jdbc;
    final KeyFolder keys;
    final Vault vault;
    private final Map<String, String> words = new HashMap<>();

    LoadedLedger(StoredLedger stored, Path keyFolder) throws SQLException, IOException {
        stored.load(database);
        keys = stored.keys(keyFolder);
        open = new LedgerDoor(database, 4);
        jdbc = JdbcClient.create(open.ledger.database.pool());
        new KeyFingerprints(jdbc).check(keys);
        vault = new Vault(
                jdbc, keys, Randomness.secure(), stream -> open.ledger.reader.count(stream, "PersonalDataErased"));
        for (List<String> row : stored.rows("words.tsv")) {
            words.put(row.getFirst(), row.getLast().replace("\\n", "\n").replace("\\\\", "\\"));
        }
    }

    StoredLedgerCheck.Findings check() throws SQLException {
        return StoredLedgerCheck.of(database, vault, words);
    }

    /** Does what no right allows, as superuser and with the triggers off. */
    void tamper(String sql) throws SQLException {
        try (Connection connection = database.asAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
