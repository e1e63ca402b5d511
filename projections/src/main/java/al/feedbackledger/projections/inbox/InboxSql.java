package al.feedbackledger.projections.inbox;

/** The tables of view inbox 1. */
final class InboxSql {
    static final String PUT_CASE = """
            INSERT INTO view_inbox_2.case_row
                   (stream, reference, service, institution, kind, rating, status, status_before, submitted_at, officer,
                    transfers, answer_due, answer_paused, answer_met, answer_standard, review_due, review_met,
                    review_standard, escalated, has_comment, exclusion_proposed, erasure_asked, is_signal, is_open,
                    due_rank, due_micros)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE
               SET institution = excluded.institution, rating = excluded.rating, status = excluded.status,
                   status_before = excluded.status_before, officer = excluded.officer, transfers = excluded.transfers,
                   answer_due = excluded.answer_due, answer_paused = excluded.answer_paused,
                   answer_met = excluded.answer_met, answer_standard = excluded.answer_standard,
                   review_due = excluded.review_due, review_met = excluded.review_met,
                   review_standard = excluded.review_standard, escalated = excluded.escalated,
                   exclusion_proposed = excluded.exclusion_proposed, erasure_asked = excluded.erasure_asked,
                   has_comment = excluded.has_comment,
                   is_open = excluded.is_open, due_rank = excluded.due_rank, due_micros = excluded.due_micros
            """;

    static final String PUT_INSTITUTION = """
            INSERT INTO view_inbox_2.institution (id, parent) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET parent = excluded.parent
            """;

    static final String COLUMNS = """
            c.stream, c.reference, c.service, c.institution, c.kind, c.rating, c.status, c.status_before,
            c.submitted_at, c.officer, c.transfers, c.answer_due, c.answer_paused, c.answer_met, c.answer_standard,
            c.review_due, c.review_met, c.review_standard, c.escalated, c.has_comment, c.exclusion_proposed,
            c.erasure_asked
            """;

    static final String CASE = """
            SELECT %s
              FROM view_inbox_2.case_row c
             WHERE c.stream = ?
            """.formatted(COLUMNS);

    static final String CASES = """
            SELECT %s
              FROM view_inbox_2.case_row c
             WHERE c.stream = ANY (:streams)
            """.formatted(COLUMNS);

    /** Own cases and those whose review falls to the institution. */
    static final String OF_STAFF = """
            NOT c.is_signal
            AND (c.institution = :own
                 OR c.status = 'UNDER_REVIEW'
                    AND c.institution IN (SELECT i.id FROM view_inbox_2.institution i WHERE i.parent = :own))
            """;

    static final String OF_OPERATOR = """
            NOT c.is_signal
            AND (c.institution = :own
                 OR c.escalated
                 OR c.status = 'UNDER_REVIEW'
                    AND NOT EXISTS (SELECT 1
                                      FROM view_inbox_2.institution i
                                     WHERE i.id = c.institution AND i.parent IS NOT NULL AND i.parent <> :own))
            """;

    static final String OF_INSPECTOR = "c.is_signal AND CAST(:own AS text) IS NULL";

    static final String OF_MODERATOR = "c.exclusion_proposed AND NOT c.is_signal AND CAST(:own AS text) IS NULL";

    static final String OF_DATA_PROTECTION = "c.erasure_asked AND CAST(:own AS text) IS NULL";

    static final String BY_DEADLINE_AFTER =
            "(c.due_rank, c.due_micros, c.stream) > (:afterRank, :afterMicros, :afterStream)";

    static final String BY_DEADLINE = "c.due_rank, c.due_micros, c.stream";

    static final String NEWEST_AFTER = "(c.submitted_at, c.stream) < (:afterTime, :afterStream)";

    static final String NEWEST = "c.submitted_at DESC, c.stream DESC";

    static final String OLDEST_AFTER = "(c.submitted_at, c.stream) > (:afterTime, :afterStream)";

    static final String OLDEST = "c.submitted_at, c.stream";

    private InboxSql() {}

    static String find(String scope, String after, String order) {
        return """
            SELECT %s, c.due_rank, c.due_micros
              FROM view_inbox_2.case_row c
             WHERE (%s)
               AND (CASE WHEN :anyStatus THEN c.is_open OR :settledToo ELSE c.status = ANY (:statuses) END)
               AND (CAST(:institution AS text) IS NULL OR c.institution = :institution)
               AND (CAST(:officer AS text) IS NULL OR c.officer = :officer)
               AND (NOT :unassigned OR c.officer IS NULL)
               AND (:anyKind OR c.kind = ANY (:kinds))
               AND (CAST(:afterStream AS text) IS NULL OR %s)
             ORDER BY %s
             LIMIT :limit
            """.formatted(COLUMNS, scope, after, order);
    }

    static String counts(String scope) {
        return """
            SELECT c.status,
                   CASE WHEN c.status = 'UNDER_REVIEW' THEN c.review_due ELSE c.answer_due END AS due,
                   CASE WHEN c.status = 'UNDER_REVIEW' THEN NULL ELSE c.answer_paused END AS paused,
                   CASE WHEN c.status = 'UNDER_REVIEW' THEN c.review_met ELSE c.answer_met END AS met,
                   CASE WHEN c.status = 'UNDER_REVIEW' THEN c.review_standard ELSE c.answer_standard END AS standard,
                   count(*) AS cases
              FROM view_inbox_2.case_row c
             WHERE (%s) AND c.is_open
             GROUP BY 1, 2, 3, 4, 5
            """.formatted(scope);
    }
}
