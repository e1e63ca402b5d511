package al.feedbackledger.projections.casefile;

/** The tables of view casefile 1. */
final class CaseFileSql {
    static final String ADD_CASE = "INSERT INTO view_casefile_2.case_file (stream, reference) VALUES (?, ?)";

    static final String JOIN = "UPDATE view_casefile_2.case_file SET merged_into = ? WHERE stream = ?";

    static final String ADD_ENTRY = """
            INSERT INTO view_casefile_2.entry
                   (position, stream, event_id, event_name, revision, payload, at, actor_role, actor_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String STREAM = "SELECT stream FROM view_casefile_2.case_file WHERE reference = :reference";

    static final String JOINED =
            "SELECT stream FROM view_casefile_2.case_file WHERE merged_into = :stream ORDER BY stream";

    static final String ENTRIES = """
            SELECT position, event_id, event_name, revision, payload, at, actor_role, actor_id
              FROM view_casefile_2.entry
             WHERE stream = :stream
             ORDER BY position
            """;

    private CaseFileSql() {}
}
