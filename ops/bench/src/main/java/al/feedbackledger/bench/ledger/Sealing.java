package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;
import java.nio.file.Path;

/** What seals words and replies, with keys of its own; the same for everyone who is compared. */
record Sealing(Vault vault, CommandReceipts receipts, Randomness randomness, KeyFolder keys) {
    /**
     * @param folder of keys; made where missing
     * @param database only looked at for cases that exist, which no measurement does
     */
    static Sealing in(Path folder, DataSource database) {
        Randomness randomness = Randomness.secure();
        KeyFolder keys = KeyFolder.existsAt(folder) ? KeyFolder.open(folder) : KeyFolder.init(folder, randomness);
        JdbcClient client = JdbcClient.create(database);
        return new Sealing(
                new Vault(client, keys, randomness, stream -> 0),
                new CommandReceipts(client, randomness),
                randomness,
                keys);
    }
}
