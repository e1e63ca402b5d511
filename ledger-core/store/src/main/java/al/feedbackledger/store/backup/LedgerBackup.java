package al.feedbackledger.store.backup;

import al.feedbackledger.store.database.ServerVisit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/**
 * Makes backups of a ledger with an embedded server, while the application runs on it or while nothing does.
 *
 * <p>A backup is a folder: {@code cluster} (the database's files and the log that makes them whole), {@code secrets} (the
 * passwords that belong to it), {@code log} (the published files), {@code about.txt} and {@code manifest.sha256}. Keys are
 * never in it; they are copied to another folder by {@link #takeKeys}.
 */
public final class LedgerBackup {
    static final String CLUSTER = "cluster";
    static final String SECRETS = "secrets";
    static final String LOG = "log";

    private LedgerBackup() {}

    /**
     * Takes a backup. The folder appears when it is whole and on the disk.
     *
     * @param data the data folder
     * @param logs where the published files lie, if anything was published yet
     * @throws BackupRefused if it cannot be made there
     */
    public static BackupFacts take(Path data, Path logs, Path folder, CopyProgress progress) throws IOException {
        Path target = outside(data, folder);
        Folders.requireFree(target);
        try (ServerVisit visit = ServerVisit.to(data)) {
            long total = Folders.bytes(visit.cluster()) + Folders.bytes(logs);
            Folders.requireRoom(target, total);
            return Folders.drafted(target, draft -> {
                PrivateCopy copy = new PrivateCopy(draft, counting(total, progress));
                // Before the database: whatever the published log promises is then in the copy of the database too.
                if (Files.isDirectory(logs)) {
                    copy.folder(
                            logs, LOG, below -> !below.getFileName().toString().endsWith(".draft"));
                }
                copy.folder(data.resolve(SECRETS), SECRETS, below -> true);
                BackupFacts facts = copyCluster(visit, copy);
                copy.write(BackupFacts.NAME, facts.encode());
                finish(copy, draft, target);
                return facts;
            });
        }
    }

    private static BackupFacts copyCluster(ServerVisit visit, PrivateCopy copy) throws IOException {
        try (Connection admin = visit.admin("backup")) {
            ClusterCopy.Ended ended = new ClusterCopy(visit.cluster(), admin, copy, CLUSTER).copy();
            return BackupFacts.of(
                    ended.at().toInstant(),
                    ended.server(),
                    ended.end().position(),
                    ended.end().root(),
                    copy.folders());
        } catch (SQLException e) {
            throw new BackupRefused(
                    "The database did not let itself be copied to the end (SQLSTATE " + e.getSQLState()
                            + "). Nothing was backed up; try again.",
                    e);
        }
    }

    /**
     * Copies the key folder: keys, the signer's memory and the log of erasures. Take it after the backup, so that its log of
     * erasures holds at least what the backup has erased.
     *
     * @throws BackupRefused if it cannot be made there
     */
    public static void takeKeys(Path keys, Path folder) throws IOException {
        if (!Files.isDirectory(keys)) {
            throw new BackupRefused("There is no key folder " + keys + ".");
        }
        Path target = outside(keys, folder);
        Folders.requireFree(target);
        Folders.requireRoom(target, Folders.bytes(keys));
        var unused = Folders.drafted(target, draft -> {
            PrivateCopy copy = new PrivateCopy(draft, bytes -> {});
            copy.folder(keys, "", below -> true);
            finish(copy, draft, target);
            return target;
        });
    }

    private static void finish(PrivateCopy copy, Path draft, Path target) throws IOException {
        copy.write(Manifest.NAME, Manifest.of(copy.digests()));
        copy.flushFolders();
        Folders.publish(draft, target);
    }

    private static Path outside(Path kept, Path folder) throws IOException {
        Path target = Folders.place(folder);
        if (target.startsWith(Folders.place(kept))) {
            throw new BackupRefused("The folder " + target + " lies inside " + kept
                    + " and would be lost with it. Name one elsewhere, best on another disk.");
        }
        return target;
    }

    static LongConsumer counting(long total, CopyProgress progress) {
        return new LongConsumer() {
            private long done;

            @Override
            public void accept(long bytes) {
                done += bytes;
                progress.at(Math.min(done, total), total);
            }
        };
    }
}
