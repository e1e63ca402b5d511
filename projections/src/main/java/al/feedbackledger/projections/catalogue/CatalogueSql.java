package al.feedbackledger.projections.catalogue;

/** The tables of view catalogue 1. */
final class CatalogueSql {
    static final String PUT_INSTITUTION = """
            INSERT INTO view_catalogue_2.institution (id, type, parent, name_sq, name_en, search_name, sort_key)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
               SET type = excluded.type, parent = excluded.parent, name_sq = excluded.name_sq,
                   name_en = excluded.name_en, search_name = excluded.search_name, sort_key = excluded.sort_key
            """;

    static final String PUT_SERVICE = """
            INSERT INTO view_catalogue_2.service
                   (id, status, institution, title_sq, title_en, audience, category, subcategory, processing_time,
                    validity, cost, standard_cards, summary, address, question_set, search_title, search_text, sort_key)
            VALUES (?, 'ACTIVE', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
               SET institution = excluded.institution, title_sq = excluded.title_sq, title_en = excluded.title_en,
                   audience = excluded.audience, category = excluded.category, subcategory = excluded.subcategory,
                   processing_time = excluded.processing_time, validity = excluded.validity, cost = excluded.cost,
                   standard_cards = excluded.standard_cards, summary = excluded.summary, address = excluded.address,
                   question_set = excluded.question_set, search_title = excluded.search_title,
                   search_text = excluded.search_text, sort_key = excluded.sort_key
            """;

    static final String MOVE_ONLINE = "UPDATE view_catalogue_2.service SET online_only_phase = ? WHERE id = ?";

    static final String MERGE = "UPDATE view_catalogue_2.service SET status = 'MERGED', merged_into = ? WHERE id = ?";

    static final String RETIRE = "UPDATE view_catalogue_2.service SET status = 'RETIRED' WHERE id = ?";

    static final String ADD_OUTAGE = """
            INSERT INTO view_catalogue_2.outage (position, service, began_at, ended_at, text_sq, text_en)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    /** A second report of the same beginning says how it went on: it replaces the first. */
    static final String REPLACE_OUTAGE = "DELETE FROM view_catalogue_2.outage WHERE service = ? AND began_at = ?";

    static final String ADD_QUESTION_SET =
            "INSERT INTO view_catalogue_2.question_set (id, version, name_sq, name_en) VALUES (?, ?, ?, ?)";

    static final String ADD_STANDARD = """
            INSERT INTO view_catalogue_2.standard
                   (position, name, id, version, adopted_at, acknowledge, answer, review, holidays, years)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::text[]::date[], ?::integer[])
            """;

    static final String ADD_PROMISE = """
            INSERT INTO view_catalogue_2.promise
                   (action, service, institution, text_sq, text_en, due, promised_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    static final String END_PROMISE =
            "UPDATE view_catalogue_2.promise SET ended_at = ?, evidence = ?, abandoned = ? WHERE action = ?";

    private static final String SERVICE_COLUMNS = """
            s.id, s.status, s.merged_into, s.online_only_phase, s.institution, s.title_sq, s.title_en, s.audience,
            s.category, s.subcategory, s.processing_time, s.validity, s.cost, s.standard_cards, s.summary, s.address,
            s.question_set
            """;

    static final String SERVICE = "SELECT " + SERVICE_COLUMNS + " FROM view_catalogue_2.service s WHERE s.id = :id";

    static final String SEARCH = """
            WITH found AS (
                SELECT %1$s, s.sort_key,
                       CASE WHEN s.search_title LIKE ALL (:words) THEN 0 ELSE 1 END AS place
                  FROM view_catalogue_2.service s
                  LEFT JOIN view_catalogue_2.institution i ON i.id = s.institution
                 WHERE s.search_text || ' ' || coalesce(i.search_name, '') LIKE ALL (:words)
                   AND (:every OR s.status = 'ACTIVE')
                   AND (CAST(:institution AS text) IS NULL OR s.institution = :institution)
            )
            SELECT %1$s
              FROM found s
             WHERE CAST(:after AS text) IS NULL
                OR (s.place, s.sort_key, s.id) > (SELECT f.place, f.sort_key, f.id FROM found f WHERE f.id = :after)
             ORDER BY s.place, s.sort_key, s.id
             LIMIT :limit
            """.formatted(SERVICE_COLUMNS);

    private static final String INSTITUTION_COLUMNS = "i.id, i.type, i.parent, i.name_sq, i.name_en";

    static final String INSTITUTION =
            "SELECT " + INSTITUTION_COLUMNS + " FROM view_catalogue_2.institution i WHERE i.id = :id";

    static final String INSTITUTIONS =
            "SELECT " + INSTITUTION_COLUMNS + " FROM view_catalogue_2.institution i ORDER BY i.sort_key, i.id";

    static final String INSTITUTION_OF_TYPE =
            "SELECT " + INSTITUTION_COLUMNS + " FROM view_catalogue_2.institution i WHERE i.type = :type ORDER BY i.id";

    static final String STANDARDS = """
            SELECT t.id, t.version, t.acknowledge, t.answer, t.review, t.holidays::text[] AS holidays, t.years
              FROM view_catalogue_2.standard t
             ORDER BY t.position
            """;

    static final String STANDARD = """
            SELECT t.id, t.version, t.acknowledge, t.answer, t.review, t.holidays::text[] AS holidays, t.years
              FROM view_catalogue_2.standard t
             WHERE t.name = :name
            """;

    static final String STANDARD_AT = """
            SELECT t.id, t.version, t.acknowledge, t.answer, t.review, t.holidays::text[] AS holidays, t.years
              FROM view_catalogue_2.standard t
             ORDER BY t.adopted_at <= :at DESC, CASE WHEN t.adopted_at <= :at THEN -t.position ELSE t.position END
             LIMIT 1
            """;

    static final String OUTAGES = """
            SELECT o.service, o.began_at, o.ended_at, o.text_sq, o.text_en
              FROM view_catalogue_2.outage o
             WHERE o.service = :service
             ORDER BY o.began_at DESC, o.position DESC
            """;

    static final String OUTAGES_AT = """
            SELECT o.service, o.began_at, o.ended_at, o.text_sq, o.text_en
              FROM view_catalogue_2.outage o
             WHERE o.service = :service AND o.began_at <= :at AND (o.ended_at IS NULL OR o.ended_at > :at)
             ORDER BY o.began_at DESC, o.position DESC
            """;

    static final String QUESTION_SETS = """
            SELECT DISTINCT ON (q.id) q.id, q.version, q.name_sq, q.name_en
              FROM view_catalogue_2.question_set q
             WHERE CAST(:id AS text) IS NULL OR q.id = :id
             ORDER BY q.id, q.version DESC
            """;

    private static final String PROMISE_COLUMNS = """
            p.action, p.service, p.institution, p.text_sq, p.text_en, p.due, p.promised_at, p.ended_at, p.evidence,
            p.abandoned
            """;

    static final String PROMISES = "SELECT " + PROMISE_COLUMNS
            + " FROM view_catalogue_2.promise p WHERE p.service = :service ORDER BY p.promised_at DESC, p.action DESC";

    static final String PROMISE =
            "SELECT " + PROMISE_COLUMNS + " FROM view_catalogue_2.promise p WHERE p.action = :action";

    private CatalogueSql() {}
}
