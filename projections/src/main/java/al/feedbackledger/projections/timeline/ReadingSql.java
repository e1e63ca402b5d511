package al.feedbackledger.projections.timeline;

/** How staff read counts: from the caches now, from the deltas at an earlier position. */
final class ReadingSql {
    /** Series of a service that have ratings or cases up to a position, those with most first. */
    static final String QUESTION_SETS = """
            SELECT s.question_set
              FROM (SELECT d.question_set
                      FROM view_timeline_3.timeline_delta d
                     WHERE d.service_id = :service AND d.family = 'FIRST_RATING' AND d.position <= :position
                    UNION ALL
                    SELECT c.question_set
                      FROM view_timeline_3.case_delta c
                     WHERE c.service = :service AND c.kind = 'WAITING' AND c.position <= :position) s
             GROUP BY s.question_set
             ORDER BY count(*) DESC, s.question_set
            """;

    static final String COUNTS_NOW = """
            SELECT date_trunc(:unit, t.day)::date AS bucket,
                   sum(t.c1) AS c1, sum(t.c2) AS c2, sum(t.c3) AS c3, sum(t.c4) AS c4, sum(t.c5) AS c5,
                   sum(t.done_yes) AS done_yes, sum(t.done_partly) AS done_partly, sum(t.done_no) AS done_no
              FROM view_timeline_3.day_count t
             WHERE t.service = :service AND t.question_set = :questionSet AND t.family = :family
               AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
               AND (CAST(:audience AS text) IS NULL OR t.audience = :audience)
             GROUP BY 1
             ORDER BY 1
            """;

    static final String COUNTS_AT = """
            SELECT date_trunc(:unit, d.day)::date AS bucket,
                   sum(d.d1) AS c1, sum(d.d2) AS c2, sum(d.d3) AS c3, sum(d.d4) AS c4, sum(d.d5) AS c5,
                   sum(d.done_yes) AS done_yes, sum(d.done_partly) AS done_partly, sum(d.done_no) AS done_no
              FROM view_timeline_3.timeline_delta d
             WHERE d.service_id = :service AND d.question_set = :questionSet AND d.family = :family
               AND d.position <= :position
               AND (CAST(:channel AS text) IS NULL OR d.channel = :channel)
               AND (CAST(:audience AS text) IS NULL OR d.audience = :audience)
             GROUP BY 1
             ORDER BY 1
            """;

    static final String REASONS_NOW = """
            SELECT r.reason, sum(r.people) AS people
              FROM view_timeline_3.day_reason r
             WHERE r.service = :service AND r.question_set = :questionSet AND r.day BETWEEN :from AND :to
               AND (CAST(:channel AS text) IS NULL OR r.channel = :channel)
               AND (CAST(:audience AS text) IS NULL OR r.audience = :audience)
             GROUP BY r.reason
            HAVING sum(r.people) > 0
            """;

    static final String REASONS_AT = """
            SELECT n.reason, sum(n.change) AS people
              FROM view_timeline_3.timeline_delta d
             CROSS JOIN LATERAL (SELECT p AS reason, 1 AS change FROM unnest(d.reasons_plus) AS p
                                 UNION ALL
                                 SELECT m, -1 FROM unnest(d.reasons_minus) AS m) AS n
             WHERE d.service_id = :service AND d.question_set = :questionSet AND d.family = 'FIRST_RATING'
               AND d.day BETWEEN :from AND :to AND d.position <= :position
               AND (CAST(:channel AS text) IS NULL OR d.channel = :channel)
               AND (CAST(:audience AS text) IS NULL OR d.audience = :audience)
             GROUP BY n.reason
            HAVING sum(n.change) > 0
            """;

    private ReadingSql() {}
}
