package al.feedbackledger.store.database;

/** The statements of setting up and checking a database. */
final class DatabaseSql {
    static final String ROLE_EXISTS = "SELECT count(*) FROM pg_roles WHERE rolname = ?";

    static final String DATABASE_EXISTS = "SELECT count(*) FROM pg_database WHERE datname = ?";

    static final String SERVER_VERSION = "SELECT current_setting('server_version_num')::int";

    static final String QUOTE_PASSWORD = "SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', ?::text, ?::text)";

    static final String GRANT_DATABASE =
            "SELECT format('GRANT CONNECT, CREATE ON DATABASE %I TO ledger_owner, ledger_app', current_database())";

    static final String IS_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user";

    /** What the session's user could do to the record: each row is one right too many. */
    static final String RIGHTS_TOO_MANY = """
            SELECT 'it is a superuser' AS why
              FROM pg_roles WHERE rolname IN (current_user, session_user) AND rolsuper
            UNION
            SELECT 'it may create roles'
              FROM pg_roles WHERE rolname IN (current_user, session_user) AND rolcreaterole
            UNION
            SELECT 'it is a member of ledger_owner'
              FROM pg_roles o
             WHERE o.rolname = 'ledger_owner'
               AND (pg_has_role(current_user, o.oid, 'MEMBER') OR pg_has_role(session_user, o.oid, 'MEMBER'))
            UNION
            SELECT format('it may %s %I.%I', p.privilege, n.nspname, c.relname)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) AS p (privilege)
             WHERE n.nspname = 'ledger' AND c.relkind IN ('r', 'p')
               AND (has_table_privilege(current_user, c.oid, p.privilege)
                    OR (p.privilege = 'UPDATE' AND has_any_column_privilege(current_user, c.oid, 'UPDATE')))
            ORDER BY 1
            """;

    static final String LEDGER_IS_READABLE = """
            SELECT to_regclass('ledger.event') IS NOT NULL
               AND to_regclass('ledger.batch') IS NOT NULL
               AND has_schema_privilege('ledger', 'USAGE')
            """;

    private DatabaseSql() {}
}
