package al.feedbackledger.store.backup;

import al.feedbackledger.store.eventstore.LedgerEnd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies the files of a running PostgreSQL server so that they can be recovered to the moment the copy ended.
 *
 * <p>While the files are copied they change, and each is copied in some state of its own. What makes them one is the
 * write-ahead log from before the first to after the last: PostgreSQL plays it over the copy. A temporary replication slot
 * keeps that log for as long as this session lives, however long the copy takes; should the session be lost, the copy is
 * given up and the server keeps nothing.
 */
final class ClusterCopy {
    private static final String LABEL = "feedback-ledger backup";
    private static final String CONTROL = "global/pg_control";
    private static final String LOG = "pg_wal";
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    /** Folders that the server fills anew, so that only they themselves are copied. */
    private static final Set<String> FILLED_ANEW = Set.of(
            LOG, "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    /** Files that tell of the running server, or are made by this backup. */
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "backup_label.old", "tablespace_map", CONTROL);

    private final Path cluster;
    private final Connection admin;
    private final PrivateCopy copy;
    private final String name;

    /**
     * @param name of the copy of the cluster's folder
     * @param admin a connection as superuser that nobody else uses
     */
    ClusterCopy(Path cluster, Connection admin, PrivateCopy copy, String name) {
        this.cluster = cluster;
        this.admin = admin;
        this.copy = copy;
        this.name = name;
    }

    /** What the copy holds for certain. */
    record Ended(OffsetDateTime at, int server, LedgerEnd end) {}

    Ended copy() throws IOException, SQLException {
        String slot = "feedback_ledger_backup_" + ProcessHandle.current().pid();
        ask(BackupSql.KEEP_LOG, slot);
        String firstSegment = ask(BackupSql.START, LABEL);
        copy.folder(cluster, name, ClusterCopy::isCopied);
        copy.file(cluster.resolve(CONTROL), name + "/" + CONTROL);
        Ended ended = stop(firstSegment);
        ask(BackupSql.LET_LOG_GO, slot);
        return ended;
    }

    private static boolean isCopied(Path below) {
        String first = below.getName(0).toString();
        String last = below.getFileName().toString();
        return !(below.getNameCount() > 1 && FILLED_ANEW.contains(first))
                && !LEFT_OUT.contains(below.toString())
                && !last.startsWith("pgsql_tmp")
                && !last.startsWith("pg_internal.init");
    }

    /** Every event that is committed before the backup is stopped is in the log up to where it stops. */
    private Ended stop(String firstSegment) throws IOException, SQLException {
        LedgerEnd end = LedgerEnd.read(admin);
        try (PreparedStatement statement = admin.prepareStatement(BackupSql.STOP);
                ResultSet row = statement.executeQuery()) {
            row.next();
            String tablespaces = row.getString("spcmapfile");
            if (tablespaces != null && !tablespaces.isBlank()) {
                throw new BackupRefused("The embedded database has tablespaces outside its folder, which no version of"
                        + " Feedback Ledger makes. Move their tables back first.");
            }
            copyLog(firstSegment, row.getString("last_segment"));
            copy.write(name + "/backup_label", row.getString("labelfile").getBytes(StandardCharsets.UTF_8));
            return new Ended(row.getObject("at", OffsetDateTime.class), row.getInt("server"), end);
        }
    }

    private void copyLog(String first, String last) throws IOException {
        copy.emptyFolder(name + "/" + LOG + "/archive_status");
        copy.emptyFolder(name + "/" + LOG + "/summaries");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(cluster.resolve(LOG))) {
            for (Path file : files) {
                String segment = String.valueOf(file.getFileName());
                boolean needed = SEGMENT.matcher(segment).matches()
                        && segment.compareTo(first) >= 0
                        && segment.compareTo(last) <= 0;
                if (needed || segment.endsWith(".history")) {
                    copy.file(file, name + "/" + LOG + "/" + segment);
                }
            }
        }
        requireSegment(first);
        requireSegment(last);
    }

    private void requireSegment(String segment) {
        if (!copy.digests().containsKey(name + "/" + LOG + "/" + segment)) {
            throw new BackupRefused("PostgreSQL has thrown a part of its log away while it was copied (" + segment
                    + "). Nothing was backed up; try again.");
        }
    }

    private String ask(String sql, String argument) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }
}
