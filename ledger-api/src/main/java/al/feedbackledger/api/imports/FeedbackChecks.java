package al.feedbackledger.api.imports;

import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a row of feedback must be before the rules look at it. Words are taken as they were written elsewhere, with control
 * characters, turned directions and all: they are sealed, and a page escapes what it shows. Only what has no UTF-8 bytes
 * cannot be kept.
 */
@CheckReturnValue
final class FeedbackChecks {
    static final int EXTERNAL_ID_CHARACTERS = 200;

    private static final Pattern EXTERNAL_ID =
            Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1," + EXTERNAL_ID_CHARACTERS + "}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int BAD_RATING = 2;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /** How far the clock of the source may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private FeedbackChecks() {}

    /** The code of what is wrong with a row, or null. */
    static @Nullable String wrong(FeedbackRow row, Instant now) {
        if (row.externalId() == null || row.externalId().isBlank()) {
            return "missing-external-id";
        }
        if (!EXTERNAL_ID.matcher(row.externalId()).matches()) {
            return "bad-external-id";
        }
        if (row.service() == null || row.service().isBlank()) {
            return "missing-service";
        }
        if (row.at() == null) {
            return "missing-time";
        }
        if (row.language() == null || !LANGUAGE.matcher(row.language()).matches()) {
            return "bad-language";
        }
        String wrong = wrongContent(row);
        return wrong != null ? wrong : wrongTimes(row, now);
    }

    private static @Nullable String wrongContent(FeedbackRow row) {
        Integer rating = row.rating();
        Kind kind = kind(row);
        if (rating != null && (rating < 1 || rating > 5)) {
            return "rating-out-of-range";
        }
        if (kind == Kind.RATING && rating == null) {
            return "missing-rating";
        }
        if (kind == Kind.RATING && (hasComment(row) || Boolean.TRUE.equals(row.answerWanted()))) {
            return "rating-alone";
        }
        if (kind == Kind.CORRUPTION_SIGNAL && rating != null) {
            return "signal-with-rating";
        }
        FeedbackRow.Reply reply = row.reply();
        if (reply != null
                && (reply.outcome() == null
                        || reply.text() == null
                        || reply.text().isBlank())) {
            return "incomplete-reply";
        }
        if (reply != null && row.closure() != null) {
            return "reply-and-closure";
        }
        return wrongTexts(row);
    }

    private static @Nullable String wrongTexts(FeedbackRow row) {
        if (isLonger(row.comment(), Limits.COMMENT_CHARACTERS)) {
            return "comment-too-long";
        }
        if (isLonger(row.applicationNumber(), Limits.APPLICATION_NUMBER_CHARACTERS)) {
            return "application-number-too-long";
        }
        String reply = row.reply() == null ? null : row.reply().text();
        if (isLonger(reply, Limits.TEXT_CHARACTERS)) {
            return "reply-too-long";
        }
        return isBroken(row.comment()) || isBroken(row.applicationNumber()) || isBroken(reply) ? "broken-text" : null;
    }

    private static @Nullable String wrongTimes(FeedbackRow row, Instant now) {
        Instant replied = row.reply() == null ? null : row.reply().at();
        Instant closed = row.closure() == null ? null : row.closure().at();
        return isImpossible(row.at(), now) || isImpossible(replied, now) || isImpossible(closed, now)
                ? "time-out-of-range"
                : null;
    }

    private static boolean isImpossible(@Nullable Instant at, Instant now) {
        return at != null && (at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD)));
    }

    /** Counted as a person counts: a character beyond the basic plane is one, and so is a line break of two. */
    private static boolean isLonger(@Nullable String text, int maxCharacters) {
        if (text == null || text.length() <= maxCharacters) {
            return false;
        }
        int characters = text.codePointCount(0, text.length());
        for (int i = text.indexOf("\r\n"); i >= 0; i = text.indexOf("\r\n", i + 2)) {
            characters--;
        }
        return characters > maxCharacters;
    }

    /** Whether half of a surrogate pair stands alone. */
    private static boolean isBroken(@Nullable String text) {
        return text != null && text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    static boolean hasComment(FeedbackRow row) {
        return row.comment() != null && !row.comment().isBlank();
    }

    /** The kind as given, or as a submission without one would get it. */
    static Kind kind(FeedbackRow row) {
        if (row.kind() != null) {
            return row.kind();
        }
        if (!hasComment(row)) {
            return Kind.RATING;
        }
        Integer rating = row.rating();
        return rating == null || rating <= BAD_RATING ? Kind.COMPLAINT : Kind.SUGGESTION;
    }
}
