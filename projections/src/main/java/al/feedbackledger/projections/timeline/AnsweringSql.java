package al.feedbackledger.projections.timeline;

/** How answering is read: from the caches now, from the deltas at an earlier position. */
final class AnsweringSql {
    private static final String COUNTS = """
            SELECT t.kind, t.begun, t.on_day, sum(t.people) AS people
              FROM view_timeline_3.case_count t
             WHERE (CAST(:from AS date) IS NULL OR t.begun >= :from)
               AND (CAST(:to AS date) IS NULL OR t.begun <= :to)
            """;

    private static final String DELTAS = """
            SELECT t.kind, t.begun, t.on_day, sum(t.change) AS people
              FROM view_timeline_3.case_delta t
             WHERE (CAST(:from AS date) IS NULL OR t.begun >= :from)
               AND (CAST(:to AS date) IS NULL OR t.begun <= :to)
               AND t.position <= :position
            """;

    private static final String OF_SERIES = " AND t.service = :service AND t.question_set = :questionSet";
    private static final String OF_INSTITUTION = " AND t.institution = :institution";
    private static final String TALLIED = " GROUP BY t.kind, t.begun, t.on_day HAVING sum(t.%s) <> 0";

    static final String SERIES_NOW = COUNTS + OF_SERIES + TALLIED.formatted("people");
    static final String SERIES_AT = DELTAS + OF_SERIES + TALLIED.formatted("change");
    static final String INSTITUTION_NOW = COUNTS + OF_INSTITUTION + TALLIED.formatted("people");
    static final String INSTITUTION_AT = DELTAS + OF_INSTITUTION + TALLIED.formatted("change");

    static final String PAIRS_NOW = """
            SELECT t.rated_first, t.rated_then, sum(t.people) AS people
              FROM view_timeline_3.pair_count t
             WHERE t.service = :service AND t.question_set = :questionSet
               AND (CAST(:from AS date) IS NULL OR t.day >= :from)
               AND (CAST(:to AS date) IS NULL OR t.day <= :to)
               AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
               AND (CAST(:audience AS text) IS NULL OR t.audience = :audience)
             GROUP BY t.rated_first, t.rated_then
            """;

    static final String PAIRS_AT = """
            SELECT d.rated_first, d.rated_then, sum(d.change) AS people
              FROM view_timeline_3.pair_delta d
             WHERE d.service = :service AND d.question_set = :questionSet AND d.position <= :position
               AND (CAST(:from AS date) IS NULL OR d.day >= :from)
               AND (CAST(:to AS date) IS NULL OR d.day <= :to)
               AND (CAST(:channel AS text) IS NULL OR d.channel = :channel)
               AND (CAST(:audience AS text) IS NULL OR d.audience = :audience)
             GROUP BY d.rated_first, d.rated_then
            """;

    /** The last report of every month, up to a position. */
    static final String USAGE = """
            SELECT DISTINCT ON (u.month) u.month, u.completed
              FROM view_timeline_3.usage u
             WHERE u.service = :service AND u.position <= :position
             ORDER BY u.month, u.position DESC
            """;

    static final String PROMISES = """
            SELECT p.due, p.ended <= :position AS over, p.ended_how
              FROM view_timeline_3.promise p
             WHERE p.institution = :institution AND p.position <= :position
            """;

    /** Changes after one position and up to another, by bucket and reason; late is what counts for an earlier day. */
    static final String CAUSES = """
            SELECT date_trunc(:unit, d.day)::date AS bucket,
                   CASE WHEN d.cause = 'SUBMITTED' AND d.day < :knownOn THEN 'LATE' ELSE d.cause END AS cause,
                   count(*) AS people
              FROM view_timeline_3.timeline_delta d
             WHERE d.service_id = :service AND d.question_set = :questionSet AND d.family = 'FIRST_RATING'
               AND d.position > :position AND d.position <= :upTo
             GROUP BY 1, 2
            """;

    /** Cases joined since, less those that stand alone again, by bucket. */
    static final String JOINED = """
            SELECT date_trunc(:unit, d.begun)::date AS bucket, sum(d.change) AS people
              FROM view_timeline_3.case_delta d
             WHERE d.service = :service AND d.question_set = :questionSet AND d.kind = 'JOINED'
               AND d.position > :position AND d.position <= :upTo
             GROUP BY 1
            """;

    private AnsweringSql() {}
}
