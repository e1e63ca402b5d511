package al.feedbackledger.rules.feedback;

import java.time.Duration;

/** The named maxima of a case. */
public final class Limits {
    public static final int COMMENT_CHARACTERS = 4_000;
    public static final int APPLICATION_NUMBER_CHARACTERS = 40;
    /** Every other text of a case: notes, answers, disputes, reviews, refusals. */
    public static final int TEXT_CHARACTERS = 4_000;

    public static final int CAMPAIGN_CHARACTERS = 64;
    /** As long as a language tag of BCP 47 needs to be (RFC 5646, section 4.4.1). */
    public static final int LANGUAGE_CHARACTERS = 35;

    public static final int CLARIFICATIONS = 2;
    public static final int INTERIM_REPLIES = 5;
    public static final int ANSWER_CORRECTIONS = 5;
    public static final int DISPUTES = 2;
    public static final int NOTES = 10;
    public static final int RATING_CORRECTIONS = 3;
    /** The transfer after this many goes to the operator. */
    public static final int TRANSFERS = 3;

    public static final int EXTENSION_WORKING_DAYS = 10;
    public static final int LONG_OVERDUE_WORKING_DAYS = 10;
    public static final int DUE_SOON_WORKING_DAYS = 2;
    public static final Duration CORRECT_RATING_WITHIN = Duration.ofMinutes(30);
    public static final Duration CLARIFY_WITHIN = Duration.ofDays(15);
    public static final Duration CONFIRM_WITHIN = Duration.ofDays(30);
    public static final Duration DISPUTE_WITHIN = Duration.ofDays(60);
    public static final Duration REVIEW_WITHIN = Duration.ofDays(60);
    public static final int RETENTION_MONTHS = 24;

    private Limits() {}
}
