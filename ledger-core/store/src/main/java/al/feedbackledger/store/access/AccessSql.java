package al.feedbackledger.store.access;

/** Every statement on references, tracking codes and staff accounts. */
final class AccessSql {
    static final String CASE_BY_REFERENCE = """
            SELECT stream_id, salt, code_digest FROM ops.case_access WHERE reference = :reference
            """;

    static final String CREATE_STAFF = """
            INSERT INTO ops.staff
                   (actor_id, login, password_hash, role, institution, must_change_password, active, created_at)
            VALUES (:actorId, :login, :passwordHash, :role, :institution, true, true, :createdAt)
            ON CONFLICT (login) DO NOTHING
            """;

    static final String STAFF_BY_LOGIN = """
            SELECT actor_id, login, role, institution, must_change_password, active, password_hash
            FROM ops.staff
            WHERE login = :login
            """;

    static final String STAFF_BY_ID = """
            SELECT actor_id, login, role, institution, must_change_password, active, password_hash
            FROM ops.staff
            WHERE actor_id = :actorId
            """;

    static final String LIST_STAFF = """
            SELECT actor_id, login, role, institution, must_change_password, active
            FROM ops.staff
            WHERE (CAST(:institution AS text) IS NULL OR institution = :institution)
              AND (CAST(:role AS text) IS NULL OR role = :role)
              AND login > :after
            ORDER BY login
            LIMIT :limit
            """;

    static final String ANY_STAFF = """
            SELECT EXISTS (SELECT actor_id FROM ops.staff)
            """;

    /** Only over the password that was checked: of two changes at once, one holds. */
    static final String CHANGE_PASSWORD = """
            UPDATE ops.staff SET password_hash = :passwordHash, must_change_password = false
            WHERE actor_id = :actorId AND password_hash = :oldHash AND active
            """;

    static final String RESET_PASSWORD = """
            UPDATE ops.staff SET password_hash = :passwordHash, must_change_password = true
            WHERE actor_id = :actorId AND active
            """;

    static final String DEACTIVATE = """
            UPDATE ops.staff SET active = false WHERE actor_id = :actorId AND active
            """;

    private AccessSql() {}
}
