package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small ledger of one series: what happens to submissions, the deltas that follow, and what was published. */
final class SeriesLedger {
    static final Series SERIES = new Series("38", "web");
    private static final ExclusionReason WHY = ExclusionReason.DUPLICATE;

    final List<Delta> deltas = new ArrayList<>();
    final Map<String, CountedSubmission> submissions = new LinkedHashMap<>();
    SeriesHistory history = SeriesHistory.none(SERIES);
    long position;

    /** What a person says. */
    record Said(
            @Nullable Integer rating,
            Channel channel,
            Audience audience,
            @Nullable GotItDone gotItDone,
            Set<Reason> reasons) {
        static Said rating(int rating) {
            return new Said(rating, Channel.WEB, Audience.CITIZEN, null, Set.of());
        }

        Said by(Channel other) {
            return new Said(rating, other, audience, gotItDone, reasons);
        }

        Said as(Audience other) {
            return new Said(rating, channel, other, gotItDone, reasons);
        }

        Said naming(Reason... others) {
            return new Said(rating, channel, audience, gotItDone, Set.of(others));
        }

        Said done(GotItDone how) {
            return new Said(rating, channel, audience, how, reasons);
        }
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** One person says something about a day. */
    @CanIgnoreReturnValue
    String submit(LocalDate day, Said said) {
        Instant at = day.atTime(LocalTime.NOON).atZone(LocalDay.ZONE).toInstant();
        String id = "submission-" + (submissions.size() + 1);
        record(id, submitted(said, at));
        return id;
    }

    static FeedbackEvent.FeedbackSubmitted submitted(Said said, @Nullable Instant claimedAt) {
        return new FeedbackEvent.FeedbackSubmitted(
                SERIES.service(),
                "akshi",
                null,
                "00000000S",
                said.rating() == null ? Kind.SUGGESTION : Kind.RATING,
                said.audience(),
                said.channel(),
                null,
                "sq",
                SERIES.questionSet(),
                said.rating(),
                said.gotItDone(),
                said.reasons(),
                false,
                null,
                null,
                claimedAt);
    }

    /** Several people say the same about a day. */
    @CanIgnoreReturnValue
    List<String> submit(int people, String day, Said said) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            ids.add(submit(day(day), said));
        }
        return ids;
    }

    /** Several people rate a day, 1 to 5 in turn. */
    @CanIgnoreReturnValue
    List<String> submit(int people, String day) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            ids.add(submit(day(day), Said.rating(i % 5 + 1)));
        }
        return ids;
    }

    void correct(String id, int rating) {
        record(id, new FeedbackEvent.RatingCorrected(SERIES.service(), "akshi", rating(id), rating));
    }

    void withdraw(String id) {
        record(id, new FeedbackEvent.FeedbackWithdrawn(SERIES.service(), "akshi"));
    }

    void exclude(String id) {
        record(id, new FeedbackEvent.FeedbackExcluded(SERIES.service(), "akshi", WHY));
    }

    void reinstate(String id) {
        record(id, new FeedbackEvent.FeedbackReinstated(SERIES.service(), "akshi", WHY));
    }

    void reRate(String id, int rating) {
        record(id, new FeedbackEvent.ServiceReRated(SERIES.service(), "akshi", rating(id), rating));
    }

    private int rating(String id) {
        CountedSubmission submission = submissions.get(id);
        if (submission == null || submission.rating() == null) {
            throw new AssertionError("no rating: " + id);
        }
        return submission.rating();
    }

    @CanIgnoreReturnValue
    DeltaFold.Step record(String id, FeedbackEvent event) {
        position++;
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(position);
        DeltaFold.Step step =
                DeltaFold.fold(submissions.get(id), event, new DeltaFold.Entry(position, "event-" + position, id, at));
        submissions.put(id, step.after());
        deltas.addAll(step.deltas());
        return step;
    }

    /** The counts of every month now. */
    SortedMap<YearMonth, Counts> months() {
        SortedMap<YearMonth, Counts> months = new TreeMap<>();
        for (Delta delta : deltas) {
            if (delta.family() == Family.FIRST_RATING) {
                months.merge(YearMonth.from(delta.day()), delta.change(), Counts::plus);
            }
        }
        return months;
    }

    SeriesNow now() {
        return new SeriesNow(months(), (months, after) -> deltas.stream()
                .filter(delta -> delta.family() == Family.FIRST_RATING)
                .filter(delta -> months.holds(delta.day()) && delta.position() > after)
                .toList());
    }

    /** Takes a publication point here and now. */
    @CanIgnoreReturnValue
    SeriesHistory publish(String day) {
        return publish(day(day));
    }

    @CanIgnoreReturnValue
    SeriesHistory publish(LocalDate day) {
        history = PublicationRule.publish(history, now(), new PublicationPoint(position, day));
        return history;
    }

    /** The published cells as "2021-12..2022-01 n=34". */
    List<String> cells() {
        return history.cells().stream()
                .map(cell -> cell.months().first()
                        + (cell.months().months() == 1
                                ? ""
                                : ".." + cell.months().last()) + " n=" + cell.n())
                .toList();
    }
}
