package al.feedbackledger.store.backup;

/** The statements of a backup; see "Making a Base Backup Using the Low Level API" in PostgreSQL's documentation. */
final class BackupSql {
    /** Keeps what is written into the log from now on, until this session ends, however it ends. */
    static final String KEEP_LOG = "SELECT pg_create_physical_replication_slot(?, true, true)";

    static final String LET_LOG_GO = "SELECT pg_drop_replication_slot(?)";

    static final String START = "SELECT pg_walfile_name(pg_backup_start(?, true))";

    static final String STOP = """
            SELECT pg_walfile_name(s.lsn) AS last_segment, s.labelfile, s.spcmapfile,
                   current_setting('server_version_num')::int / 10000 AS server, clock_timestamp() AS at
              FROM pg_backup_stop(false) AS s
            """;

    private BackupSql() {}
}
