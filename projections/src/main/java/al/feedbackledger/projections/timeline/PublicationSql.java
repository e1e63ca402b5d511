package al.feedbackledger.projections.timeline;

/** Publications and published cells: written once, read up to a number. */
final class PublicationSql {
    static final String ADD_PUBLICATION = """
            INSERT INTO view_timeline_3.publication
                   (number, position, last_position, at, day, policy, digest, folded_digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_CELL = """
            INSERT INTO view_timeline_3.published_cell
                   (service, question_set, first_month, number, last_month, position,
                    c1, c2, c3, c4, c5, done_yes, done_partly, done_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_TABLE = """
            INSERT INTO view_timeline_3.published_table
                   (service, question_set, quarter, dimension, number, position, people, hidden)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_VALUE = """
            INSERT INTO view_timeline_3.published_value
                   (service, question_set, quarter, dimension, number, value, people, ratings)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String COLUMNS =
            "p.number, p.last_position, p.at, p.day, p.policy, p.digest, p.digest = p.folded_digest AS holds";

    static final String LAST =
            "SELECT " + COLUMNS + " FROM view_timeline_3.publication p ORDER BY p.number DESC LIMIT 1";

    static final String BY_NUMBER =
            "SELECT " + COLUMNS + " FROM view_timeline_3.publication p WHERE p.number = :number";

    static final String UP_TO_DAY = "SELECT " + COLUMNS
            + " FROM view_timeline_3.publication p WHERE p.day <= :day ORDER BY p.number DESC LIMIT 1";

    static final String PAGE = "SELECT " + COLUMNS
            + " FROM view_timeline_3.publication p WHERE p.number < :before ORDER BY p.number DESC LIMIT :limit";

    static final String MISMATCHES =
            "SELECT count(*) FROM view_timeline_3.publication p WHERE p.digest <> p.folded_digest";

    /** Every setting of every cell up to a publication; of one service, or of all. */
    static final String CELLS = """
            SELECT c.service, c.question_set, c.first_month, c.last_month, c.position,
                   c.c1, c.c2, c.c3, c.c4, c.c5, c.done_yes, c.done_partly, c.done_no
              FROM view_timeline_3.published_cell c
             WHERE c.number <= :number AND (CAST(:service AS text) IS NULL OR c.service = :service)
             ORDER BY c.service, c.question_set, c.first_month, c.number
            """;

    static final String TABLES = """
            SELECT t.service, t.question_set, t.quarter, t.dimension, t.number, t.position, t.people, t.hidden
              FROM view_timeline_3.published_table t
             WHERE t.number <= :number AND (CAST(:service AS text) IS NULL OR t.service = :service)
             ORDER BY t.service, t.question_set, t.quarter, t.dimension, t.number
            """;

    static final String VALUES = """
            SELECT v.service, v.question_set, v.quarter, v.dimension, v.number, v.value, v.people, v.ratings
              FROM view_timeline_3.published_value v
             WHERE v.number <= :number AND (CAST(:service AS text) IS NULL OR v.service = :service)
            """;

    /** Series with a delta between two positions. */
    static final String CHANGED = """
            SELECT DISTINCT d.service_id AS service, d.question_set
              FROM view_timeline_3.timeline_delta d
             WHERE d.family = 'FIRST_RATING' AND d.position > :after AND d.position <= :upTo
            """;

    static final String MONTHS = """
            SELECT date_trunc('month', d.day)::date AS bucket,
                   sum(d.d1) AS c1, sum(d.d2) AS c2, sum(d.d3) AS c3, sum(d.d4) AS c4, sum(d.d5) AS c5,
                   sum(d.done_yes) AS done_yes, sum(d.done_partly) AS done_partly, sum(d.done_no) AS done_no
              FROM view_timeline_3.timeline_delta d
             WHERE d.service_id = :service AND d.question_set = :questionSet AND d.family = 'FIRST_RATING'
               AND d.position <= :upTo
             GROUP BY 1
            """;

    static final String DELTAS = """
            SELECT d.position, d.family, d.day, d.event_id, d.submission, d.service_id, d.question_set, d.channel,
                   d.audience, d.d1, d.d2, d.d3, d.d4, d.d5, d.done_yes, d.done_partly, d.done_no, d.reasons_plus,
                   d.reasons_minus
              FROM view_timeline_3.timeline_delta d
             WHERE d.service_id = :service AND d.question_set = :questionSet AND d.family = 'FIRST_RATING'
               AND d.day BETWEEN :from AND :to AND d.position > :after AND d.position <= :upTo
            """;

    private PublicationSql() {}
}
