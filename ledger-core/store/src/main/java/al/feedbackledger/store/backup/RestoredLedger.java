package al.feedbackledger.store.backup;

import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.log.NewLog;
import al.feedbackledger.store.log.SignedEvents;
import al.feedbackledger.store.vault.ErasureLog;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.PrivateFile;
import al.feedbackledger.store.vault.Randomness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A ledger that was brought back: recovered, erased again, and looked through from the first event to the last.
 *
 * @param facts of the backup
 * @param position of the last event it holds now; not before the one in the facts
 * @param erased what the log of erasures found to erase again
 * @param missing a sentence on what was signed beyond it, or may have been; null if nothing was
 */
public record RestoredLedger(
        BackupFacts facts,
        long position,
        ErasureLog.Reapplied erased,
        @Nullable String missing) {
    /** Connections for what a restore reads. */
    private static final int POOL = 2;

    private static final String KEYS = "keys";

    /** Lies beside the keys from a restore with copied keys until an operator records it. */
    private static final String UNRECORDED = "restore-unrecorded";

    /** What is told of copied keys: the signer's memory beside them ends when they were copied. */
    private static final String MAY_BE_MISSING =
            "The keys come from a copy, so nobody here knows what was signed after it was made.";

    /**
     * What is told where nothing signed is missing and an erasure is: its event was acknowledged and not signed yet. The
     * record may say it again only behind a restore that everybody sees; without one, whoever verifies must refuse it.
     */
    private static final String ERASURES_ARE_MISSING =
            "The backup held words whose erasure had been acknowledged, so events are missing, though none that was signed.";

    /** Notes that a restore took copied keys, which cannot tell what was signed last. */
    static void markUnrecorded(PrivateCopy copy) throws IOException {
        copy.write(KEYS + "/" + UNRECORDED, new byte[0]);
    }

    /** What keeps a ledger from being written since its restore, apart from what is seen to be missing. */
    public static Optional<String> unrecorded(Path keys) {
        try {
            String why = Files.readString(keys.resolve(UNRECORDED), StandardCharsets.UTF_8);
            return Optional.of(why.isEmpty() ? MAY_BE_MISSING : why);
        } catch (NoSuchFileException recorded) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("what was written down about the restore cannot be read", e);
        }
    }

    /**
     * Begins the log that succeeds the one whose signed events are missing. The application must be stopped.
     *
     * @param logs where the published files lie
     * @return the new log's name
     * @throws BackupRefused if nothing is missing, or there is no ledger
     */
    public static String recordIn(Path data, Path logs, Randomness randomness) throws IOException {
        if (!Files.isDirectory(data.resolve(LedgerBackup.CLUSTER))) {
            throw new BackupRefused("There is no embedded database in " + data + ". Name the data folder with --data.");
        }
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            server.prepare();
            try (LedgerDatabase database = LedgerDatabase.open(server.app(), POOL)) {
                KeyFolder keys = KeyFolder.open(data.resolve(KEYS));
                if (missing(logs, database.pool(), keys) == null) {
                    throw new BackupRefused("Nothing that was signed is missing in " + data
                            + ", so the log goes on as it is: there is nothing to record.");
                }
                LogIdentity old = LogIdentity.current(keys);
                // Keys from before anything was signed leave nothing to end: the log goes on under its name.
                String origin = new SignedEvents(old, keys, logs)
                        .lastSigned()
                        .map(last -> NewLog.begin(old, last, keys, randomness))
                        .orElse(old)
                        .origin();
                Files.deleteIfExists(keys.path().resolve(UNRECORDED));
                return origin;
            }
        }
    }

    private static @Nullable String missing(Path logs, DataSource database, KeyFolder keys) {
        if (!LogIdentity.isComplete(keys)) {
            return null;
        }
        long head = new LedgerReader(database, new SimpleMeterRegistry()).headPosition();
        LeafReader leaves = new LeafReader(database, new LedgerPayloads());
        return new SignedEvents(LogIdentity.current(keys), keys, logs)
                .missing(leaves, head)
                .map(SignedEvents.Missing::sentence)
                .or(() -> unrecorded(keys.path()))
                .orElse(null);
    }

    static RestoredLedger recover(Path data, BackupFacts facts) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            server.prepare();
            try (LedgerDatabase database = LedgerDatabase.open(server.app(), POOL)) {
                LedgerReader reader = new LedgerReader(database.pool(), new SimpleMeterRegistry());
                ErasureLog.Reapplied erased =
                        eraseAgain(data.resolve(KEYS), JdbcClient.create(database.pool()), reader);
                long position = reader.headPosition();
                LedgerCheck.requireWhole(database.pool(), facts);
                KeyFolder keys = KeyFolder.open(data.resolve(KEYS));
                String missing = missing(data.resolve(LedgerBackup.LOG), database.pool(), keys);
                if (missing == null && erased.words() > 0 && LogIdentity.isComplete(keys)) {
                    missing = ERASURES_ARE_MISSING;
                    PrivateFile.write(keys.path().resolve(UNRECORDED), missing.getBytes(StandardCharsets.UTF_8));
                }
                return new RestoredLedger(facts, position, erased, missing);
            }
        }
    }

    private static ErasureLog.Reapplied eraseAgain(Path folder, JdbcClient jdbc, LedgerReader reader) {
        new KeyFingerprints(jdbc).check(KeyFolder.open(folder));
        ErasureLog log = new ErasureLog(folder, jdbc);
        var unused = log.complete(new RecordedErasures(reader));
        return log.reapply();
    }
}
