package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.LedgerBootstrap;
import al.feedbackledger.store.database.StartRefused;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.KeysRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** What an operator prepares before the application runs: keys, and an external database. */
final class GroundCommands {
    private static final String ADMIN_URL = "LEDGER_DB_ADMIN_URL";
    private static final String ORIGIN = "LEDGER_LOG_ORIGIN";
    private static final String APP_PASSWORD = "LEDGER_DB_APP_PASSWORD";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Surroundings around;

    GroundCommands(Surroundings around) {
        this.around = around;
    }

    /**
     * {@code keys init [--data DIR]}: makes the folder of keys, and in a folder from before there was a log, what that
     * needs; keys that are there are never written over.
     */
    void initKeys(List<String> rest) throws IOException {
        Words words = Words.of(rest, Set.of("--data"));
        words.rest(0, "keys init [--data DIR]");
        Path data = Path.of(words.option("--data", around.data().toString()));
        Path folder = data.resolve("keys");
        if (!Files.isDirectory(data)) {
            Files.createDirectories(data, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        try {
            boolean isOld = KeyFolder.existsAt(folder) && !LogIdentity.isComplete(KeyFolder.open(folder));
            KeyFolder keys = isOld ? KeyFolder.open(folder) : KeyFolder.init(folder, around.randomness());
            String origin = around.variables().getOrDefault(ORIGIN, "");
            LogIdentity log = LogIdentity.ensure(keys, origin, around.randomness());
            around.terminal()
                    .say((isOld ? "Added a signing key to " : "Made ") + keys
                            + ". Keep a copy away from the database and its backups.");
            around.terminal()
                    .say("The log is called " + log.origin() + "; its key is "
                            + log.known(KeyFolder.open(folder)).keys().getLast());
        } catch (KeysRefused refused) {
            throw Stop.unusable(String.valueOf(refused.getMessage()));
        }
    }

    /** {@code migrate}: makes or updates roles and tables of an external database. */
    void migrate(List<String> rest) {
        Words.of(rest, Set.of()).rest(0, "migrate");
        String url = around.variables().get(ADMIN_URL);
        if (url == null || url.isBlank()) {
            throw Stop.unusable(ADMIN_URL + " names the database and a user who may create roles and schemas:"
                    + " jdbc:postgresql://host/database?user=…&password=…");
        }
        try {
            LedgerBootstrap.prepare(DatabaseAddress.of(url), around.variables().get(APP_PASSWORD));
            around.terminal().say("The database has every role and table of this version.");
        } catch (StartRefused refused) {
            throw Stop.unusable(String.valueOf(refused.getMessage()));
        }
    }
}
