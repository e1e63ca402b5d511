package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.terminal.Progress;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.store.backup.BackupFacts;
import al.feedbackledger.store.backup.BackupRefused;
import al.feedbackledger.store.backup.CopyProgress;
import al.feedbackledger.store.backup.LedgerBackup;
import al.feedbackledger.store.backup.LedgerRestore;
import al.feedbackledger.store.backup.RestoredLedger;
import al.feedbackledger.store.database.StartRefused;
import al.feedbackledger.store.log.SigningRefused;
import al.feedbackledger.store.vault.KeysRefused;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Backups of a ledger with an embedded server, the way back, and what an operator records after it. */
final class BackupCommands {
    private static final String BACKUP = "backup FOLDER [--keys FOLDER] [--log FOLDER] [--data DIR]";
    private static final String RESTORE = "restore BACKUP --keys FOLDER [--log FOLDER] [--data DIR]";
    private static final String RECORD = "record-restore [--log FOLDER] [--data DIR]";
    private static final Set<String> OPTIONS = Set.of("--keys", "--log", "--data");
    private static final long MEBI = 1 << 20;

    private final Surroundings around;

    BackupCommands(Surroundings around) {
        this.around = around;
    }

    /** Work that may be refused with a sentence. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** {@code backup FOLDER}: a copy of the database, and with {@code --keys} one of the keys in another folder. */
    void backup(List<String> rest) throws IOException {
        Words words = Words.of(rest, OPTIONS);
        Path folder = Path.of(words.rest(1, BACKUP).getFirst());
        Path data = data(words);
        Path logs = logs(words, data);
        String keys = words.option("--keys");
        if (keys != null
                && Path.of(keys)
                        .toAbsolutePath()
                        .normalize()
                        .startsWith(folder.toAbsolutePath().normalize())) {
            throw Stop.unusable("the keys do not go into the backup of the database: who has both can read every word."
                    + " Name another folder with --keys");
        }
        saying(() -> {
            BackupFacts facts = withProgress("backing up", progress -> LedgerBackup.take(data, logs, folder, progress));
            around.terminal()
                    .say("Backed up to " + folder + ": every event up to position " + facts.position() + " ("
                            + facts.made() + ").");
            if (keys == null) {
                around.terminal().say("The keys are not in it. Copy them too, to another place: --keys FOLDER");
            } else {
                LedgerBackup.takeKeys(data.resolve("keys"), Path.of(keys));
                around.terminal().say("Copied the keys to " + keys + ". Keep them away from the backup.");
            }
        });
    }

    /** {@code restore BACKUP --keys FOLDER}: into a data folder that holds nothing. */
    void restore(List<String> rest) throws IOException {
        Words words = Words.of(rest, OPTIONS);
        Path backup = Path.of(words.rest(1, RESTORE).getFirst());
        String keys = words.option("--keys");
        if (keys == null) {
            throw Stop.unusable("--keys names the key folder that belongs to the backup: the one of the old data folder"
                    + " where that is left, else its newest copy");
        }
        Path data = data(words);
        LedgerRestore.Sources sources = new LedgerRestore.Sources(backup, Path.of(keys), newerLogs(words));
        saying(() -> {
            RestoredLedger restored =
                    withProgress("restoring", progress -> LedgerRestore.restore(sources, data, progress));
            tell(restored, data);
        });
    }

    private void tell(RestoredLedger restored, Path data) {
        around.terminal()
                .say("Restored to " + data + ": every event up to position " + restored.position()
                        + ", from the backup of " + restored.facts().made() + ".");
        around.terminal().say("Every position is there, and every event leads to the roots that were stored with it.");
        around.terminal()
                .say("Erased again: " + restored.erased().words() + " texts of "
                        + restored.erased().cases() + " cases, as the log of erasures says.");
        String missing = restored.missing();
        if (missing == null) {
            around.terminal().say("Nothing was signed beyond it, as far as these keys and this log know.");
        } else {
            around.terminal().say(missing);
            around.terminal()
                    .say("The application starts and can be read, but writes nothing until you record this:"
                            + " ops/ledger record-restore");
        }
        around.terminal().say("Let an auditor check it when it runs: ops/docs/restore.md says how.");
    }

    /** {@code record-restore}: the ledger goes on as a new log from the next start. */
    void record(List<String> rest) throws IOException {
        Words words = Words.of(rest, Set.of("--log", "--data"));
        var unused = words.rest(0, RECORD);
        Path data = data(words);
        Path logs = logs(words, data);
        saying(() -> {
            String origin = RestoredLedger.recordIn(data, logs, around.randomness());
            around.terminal()
                    .say("Recorded. The next start begins the log " + origin
                            + ", and its first new entry says what the old log had signed last.");
        });
    }

    private Path data(Words words) {
        return Path.of(words.option("--data", around.data().toString()));
    }

    /** The folder of the published files: as it is named here, else as it is configured, else in the data folder. */
    private Path logs(Words words, Path data) {
        String named = words.option("--log");
        if (named != null) {
            return existing("--log", Path.of(named));
        }
        Path configured = Configuration.of(around.variables()).logFolder();
        return configured == null ? data.resolve("log") : existing("ledger.log.folder", configured);
    }

    private static Path existing(String what, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Stop.unusable("there is no folder " + folder + ", which " + what
                    + " names; if it is lost, make an empty one in its place");
        }
        return folder;
    }

    /** What may be newer than the published files of the backup: null where neither a word nor a setting names any. */
    private @Nullable Path newerLogs(Words words) {
        String named = words.option("--log");
        if (named != null) {
            return Path.of(named);
        }
        Path configured = Configuration.of(around.variables()).logFolder();
        return configured != null && Files.isDirectory(configured) ? configured : null;
    }

    /** Work that says how far it is. */
    @FunctionalInterface
    private interface Copying<T> {
        T run(CopyProgress progress) throws IOException;
    }

    private <T> T withProgress(String what, Copying<T> work) throws IOException {
        AtomicReference<@Nullable Progress> bar = new AtomicReference<>();
        try {
            return work.run((done, total) -> bar.updateAndGet(
                            now -> now != null ? now : new Progress(around.terminal(), what, total / MEBI, "MiB"))
                    .at(done / MEBI));
        } finally {
            Progress drawn = bar.get();
            if (drawn != null) {
                drawn.close();
            }
        }
    }

    private static void saying(Work work) throws IOException {
        try {
            work.run();
        } catch (BackupRefused | StartRefused | KeysRefused | SigningRefused | IntegrityException refused) {
            throw Stop.unusable(String.valueOf(refused.getMessage()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
