package al.feedbackledger.projections.timeline;

/** The memory of cases, and what is counted of answering, as it is written. */
final class CaseSql {
    private static final String COURSE = """
            SELECT submission, service, question_set, begun, wanted_since, signal, institution,
                   end_kind, end_institution, end_on, answered, joined_into, joined_since, joined_answered,
                   verdict_kind, verdict_institution, verdict_on, marks
              FROM view_timeline_3.case_course
            """;

    static final String OF = COURSE + " WHERE submission = ?";

    /** Joined cases that no answer has reached; few at any time. */
    static final String WAITING_WITH_OTHERS = COURSE + " WHERE joined_into IS NOT NULL AND joined_answered IS NULL";

    static final String PUT = """
            INSERT INTO view_timeline_3.case_course
                   (submission, service, question_set, begun, wanted_since, signal, institution,
                    end_kind, end_institution, end_on, answered, joined_into, joined_since, joined_answered,
                    verdict_kind, verdict_institution, verdict_on, marks)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (submission) DO UPDATE
               SET institution = excluded.institution, end_kind = excluded.end_kind,
                   end_institution = excluded.end_institution, end_on = excluded.end_on, answered = excluded.answered,
                   joined_into = excluded.joined_into, joined_since = excluded.joined_since,
                   joined_answered = excluded.joined_answered, verdict_kind = excluded.verdict_kind,
                   verdict_institution = excluded.verdict_institution, verdict_on = excluded.verdict_on,
                   marks = excluded.marks
            """;

    static final String ADD_DELTA = """
            INSERT INTO view_timeline_3.case_delta
                   (position, submission, kind, institution, change, event_id, service, question_set, begun, on_day)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_TO_COUNT = """
            INSERT INTO view_timeline_3.case_count AS t
                   (service, question_set, institution, kind, begun, on_day, people)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (service, question_set, institution, kind, begun, on_day) DO UPDATE
               SET people = t.people + excluded.people
            """;

    static final String ADD_PAIR = """
            INSERT INTO view_timeline_3.pair_delta
                   (position, submission, change, service, question_set, channel, audience, day, rated_first, rated_then)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD_TO_PAIR = """
            INSERT INTO view_timeline_3.pair_count AS t
                   (service, question_set, channel, audience, day, rated_first, rated_then, people)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (service, question_set, channel, audience, day, rated_first, rated_then) DO UPDATE
               SET people = t.people + excluded.people
            """;

    private CaseSql() {}
}
