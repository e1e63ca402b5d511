package al.feedbackledger.projections.timeline;

/** The tables of the timeline as they are written, and the memory of submissions. */
final class TimelineSql {
    static final String SUBMISSION = """
            SELECT stream, service, question_set, channel, audience, day, rating, got_it_done, reasons, re_rated_on,
                   re_rating, withdrawn, excluded
              FROM view_timeline_3.submission
             WHERE stream = ?
            """;

    static final String PUT_SUBMISSION = """
            INSERT INTO view_timeline_3.submission
                   (stream, service, question_set, channel, audience, day, rating, got_it_done, reasons, re_rated_on,
                    re_rating, withdrawn, excluded)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE
               SET rating = excluded.rating, re_rated_on = excluded.re_rated_on, re_rating = excluded.re_rating,
                   withdrawn = excluded.withdrawn, excluded = excluded.excluded
            """;

    static final String ADD_DELTA = """
            INSERT INTO view_timeline_3.timeline_delta
                   (position, family, day, event_id, submission, service_id, question_set, channel, audience,
                    d1, d2, d3, d4, d5, done_yes, done_partly, done_no, reasons_plus, reasons_minus, cause)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_TO_DAY = """
            INSERT INTO view_timeline_3.day_count AS t
                   (family, service, question_set, channel, audience, day,
                    c1, c2, c3, c4, c5, done_yes, done_partly, done_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (family, service, question_set, channel, audience, day) DO UPDATE
               SET c1 = t.c1 + excluded.c1, c2 = t.c2 + excluded.c2, c3 = t.c3 + excluded.c3,
                   c4 = t.c4 + excluded.c4, c5 = t.c5 + excluded.c5, done_yes = t.done_yes + excluded.done_yes,
                   done_partly = t.done_partly + excluded.done_partly, done_no = t.done_no + excluded.done_no
            """;

    static final String ADD_TO_REASON = """
            INSERT INTO view_timeline_3.day_reason AS t
                   (service, question_set, channel, audience, day, reason, people)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (service, question_set, channel, audience, day, reason) DO UPDATE
               SET people = t.people + excluded.people
            """;

    static final String PUT_SERVICE = """
            INSERT INTO view_timeline_3.service (id, title_sq, title_en, institution, question_set)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
               SET title_sq = excluded.title_sq, title_en = excluded.title_en, institution = excluded.institution,
                   question_set = excluded.question_set
            """;

    static final String ADD_ANNOTATION = """
            INSERT INTO view_timeline_3.annotation
                   (position, service, question_set, on_day, to_day, kind, subject, text_sq, text_en)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_PROMISE = """
            INSERT INTO view_timeline_3.promise (action, service, institution, position, text_sq, text_en, due)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    static final String END_PROMISE = """
            UPDATE view_timeline_3.promise
               SET ended = ?, ended_how = CASE WHEN due < ? THEN ? ELSE ? END
             WHERE action = ?
            RETURNING service, text_sq, text_en, ended_how
            """;

    static final String ADD_USAGE = """
            INSERT INTO view_timeline_3.usage (position, service, month, completed) VALUES (?, ?, ?, ?)
            """;

    static final String SERVICE = """
            SELECT id, title_sq, title_en, institution, question_set
              FROM view_timeline_3.service
             WHERE id = :service
            """;

    static final String ANNOTATIONS = """
            SELECT DISTINCT ON (a.kind, a.subject) a.position, a.on_day, a.to_day, a.kind, a.text_sq, a.text_en
              FROM view_timeline_3.annotation a
             WHERE (a.service = :service OR a.question_set = :questionSet) AND a.position <= :position
             ORDER BY a.kind, a.subject, a.position DESC
            """;

    static final String LATE_PROMISES = """
            SELECT p.position, p.due, p.text_sq, p.text_en
              FROM view_timeline_3.promise p
             WHERE p.service = :service AND p.position <= :position AND p.due < :today
               AND (p.ended IS NULL OR p.ended > :position)
            """;

    static final String REVISIONS = """
            SELECT p.number, p.position, p.day
              FROM view_timeline_3.publication p
             WHERE p.number <= :number
               AND EXISTS (SELECT 1
                             FROM view_timeline_3.published_cell c
                             JOIN view_timeline_3.published_cell e
                               ON e.service = c.service AND e.question_set = c.question_set
                              AND e.first_month = c.first_month AND e.number < c.number
                            WHERE c.number = p.number AND c.service = :service AND c.question_set = :questionSet)
             ORDER BY p.number
            """;

    private TimelineSql() {}
}
