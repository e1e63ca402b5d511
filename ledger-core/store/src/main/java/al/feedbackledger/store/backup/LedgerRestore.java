package al.feedbackledger.store.backup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Brings a ledger back from a backup, into a data folder that holds nothing. The backup is checked before anything is
 * copied, and the data folder gets its database when that is recovered, erased again and looked through, not before.
 */
public final class LedgerRestore {
    private static final String KEYS = "keys";

    private LedgerRestore() {}

    /**
     * What is restored, and from where.
     *
     * @param backup the folder that {@link LedgerBackup} made
     * @param keys the key folder to go with it: the living one where that is left, else its newest copy
     * @param logs the published files where newer ones are left than the backup has; null to take the backup's
     */
    public record Sources(Path backup, Path keys, @Nullable Path logs) {}

    /**
     * Restores.
     *
     * @throws BackupRefused if the backup is damaged, the data folder holds something, or what was restored does not hold
     */
    public static RestoredLedger restore(Sources from, Path data, CopyProgress progress) throws IOException {
        Path target = Folders.place(data);
        Folders.requireFree(target, LedgerRestore::isNoData);
        Path backup = Folders.requireFolder(from.backup(), "a backup that ops/ledger backup has made")
                .toRealPath();
        long total = 2 * Folders.bytes(backup);
        var counted = LedgerBackup.counting(total, progress);
        Manifest.check(backup, counted);
        BackupFacts facts = BackupFacts.read(backup);
        requireKeys(from.keys());
        Path logs = from.logs() == null
                ? backup.resolve(LedgerBackup.LOG)
                : Folders.requireFolder(from.logs(), "published files; leave --log out to take the backup's");
        Folders.requireRoom(target, Folders.bytes(backup) + Folders.bytes(logs) + Folders.bytes(from.keys()));
        return Folders.drafted(target, draft -> {
            PrivateCopy copy = new PrivateCopy(draft, counted);
            for (String folder : facts.folders()) {
                copy.emptyFolder(folder);
            }
            for (String part : List.of(LedgerBackup.CLUSTER, LedgerBackup.SECRETS)) {
                copy.folder(backup.resolve(part), part, below -> true);
            }
            copyIfThere(copy, logs, LedgerBackup.LOG);
            copy.folder(from.keys(), KEYS, below -> !below.toString().equals(Manifest.NAME));
            if (isCopy(from.keys())) {
                RestoredLedger.markUnrecorded(copy);
            }
            copy.flushFolders();
            RestoredLedger restored = RestoredLedger.recover(draft, facts);
            Folders.publish(draft, target);
            return restored;
        });
    }

    /** What the launcher may have put into a data folder that no application has used: its logs, and programs. */
    private static boolean isNoData(String name) {
        return name.equals("logs") || name.equals("build.lock") || name.startsWith("postgres-");
    }

    private static void copyIfThere(PrivateCopy copy, Path source, String name) throws IOException {
        if (Files.isDirectory(source)) {
            copy.folder(source, name, below -> true);
        }
    }

    private static boolean isCopy(Path keys) {
        return Files.exists(keys.resolve(Manifest.NAME), LinkOption.NOFOLLOW_LINKS);
    }

    /** A copy that {@link LedgerBackup#takeKeys} made is checked; the living key folder has no manifest. */
    private static void requireKeys(Path keys) throws IOException {
        if (!Files.isDirectory(keys)) {
            throw new BackupRefused(
                    "There is no key folder " + keys + ". Without its keys no sealed word and no tracking"
                            + " code of the backup can be used; name the folder with --keys.");
        }
        if (isCopy(keys)) {
            Manifest.check(keys, bytes -> {});
        }
    }
}
