package al.feedbackledger.api.cli.demo;

import al.feedbackledger.api.imports.FeedbackRow;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The feedback of one month on one service. The same service and month always give the same external ids, whenever made,
 * so that filling the country again adds only what time has added.
 */
final class Month {
    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final int HUNDRED = 100;
    private static final int COMMENTS_PERCENT = 30;
    private static final int BAD_COMMENTS_PERCENT = 60;
    private static final int REPLIES_PERCENT = 75;
    private static final List<Reason> REASONS = List.of(
            Reason.TOO_SLOW,
            Reason.NOT_WORKING,
            Reason.PAPER_OR_OFFICE,
            Reason.INFO_UNCLEAR,
            Reason.INFO_WRONG_OR_INCOMPLETE);

    private final String service;
    private final Course course;
    private final YearMonth month;
    private final SplittableRandom random;

    Month(String service, Course course, YearMonth month) {
        this.service = service;
        this.course = course;
        this.month = month;
        this.random = new SplittableRandom(31L * service.hashCode() + month.hashCode());
    }

    /** What had been given until now, in the order it is numbered. */
    List<FeedbackRow> until(Instant now) {
        int count = course.perMonth() - course.perMonth() / 4 + random.nextInt(course.perMonth() / 2 + 1);
        List<FeedbackRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FeedbackRow row = one(i, now);
            if (!requireAt(row).isAfter(now)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Instant requireAt(FeedbackRow row) {
        Instant at = row.at();
        if (at == null) {
            throw new IllegalStateException("simulated feedback has a time");
        }
        return at;
    }

    private FeedbackRow one(int number, Instant now) {
        LocalDate day = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
        Instant at = day.atTime(7 + random.nextInt(15), random.nextInt(60), random.nextInt(60))
                .atZone(TIRANA)
                .toInstant();
        int rating = rating(day);
        boolean bad = rating <= 2;
        boolean words = random.nextInt(HUNDRED) < (bad ? BAD_COMMENTS_PERCENT : COMMENTS_PERCENT);
        String comment = words ? Voices.comment(rating, random) : null;
        FeedbackRow.Reply reply = reply(at, bad && words);
        Set<Reason> reasons = rating <= 3 ? Set.of(REASONS.get(random.nextInt(REASONS.size()))) : Set.of();
        return new FeedbackRow(
                null,
                service + "-" + month + "-" + number,
                service,
                null,
                kind(rating, words),
                random.nextInt(4) == 0 ? Audience.BUSINESS : Audience.CITIZEN,
                rating,
                gotItDone(rating),
                reasons,
                bad && words,
                comment,
                null,
                "sq",
                at,
                reply == null || reply.at() == null || reply.at().isAfter(now) ? null : reply,
                null);
    }

    private static Kind kind(int rating, boolean words) {
        if (!words) {
            return Kind.RATING;
        }
        return rating <= 2 ? Kind.COMPLAINT : Kind.SUGGESTION;
    }

    private int rating(LocalDate day) {
        if (random.nextInt(HUNDRED) < course.percentOn(day)) {
            return random.nextInt(HUNDRED) < 60 ? 5 : 4;
        }
        int worse = random.nextInt(HUNDRED);
        if (worse < 30) {
            return 3;
        }
        return worse < 60 ? 2 : 1;
    }

    private FeedbackRow.@Nullable Reply reply(Instant at, boolean wanted) {
        int days = 1 + random.nextInt(24);
        int luck = random.nextInt(HUNDRED);
        String text = Voices.reply(random);
        if (!wanted || luck >= REPLIES_PERCENT) {
            return null;
        }
        Outcome outcome = luck < 30 ? Outcome.RESOLVED : Outcome.EXPLAINED;
        return new FeedbackRow.Reply(outcome, text, at.plus(Duration.ofDays(days)));
    }

    private static GotItDone gotItDone(int rating) {
        if (rating >= 4) {
            return GotItDone.YES;
        }
        return rating == 3 ? GotItDone.PARTLY : GotItDone.NO;
    }
}
