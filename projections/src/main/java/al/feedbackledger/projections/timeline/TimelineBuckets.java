package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.TimelineBucket.Concentrated;
import al.feedbackledger.projections.timeline.TimelineBucket.Mean;
import al.feedbackledger.projections.timeline.TimelineBucket.Satisfied;
import al.feedbackledger.rules.perception.BucketState;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.SatisfiedShare;
import al.feedbackledger.rules.perception.SmallGroups;
import al.feedbackledger.rules.perception.Spread;
import al.feedbackledger.rules.perception.statistics.DirichletMean;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Makes the buckets of a timeline: all that is worked out of five counts is worked out here. */
final class TimelineBuckets {
    private final LocalDate today;

    TimelineBuckets(LocalDate today) {
        this.today = today;
    }

    /**
     * A bucket with people.
     *
     * @param ratings how they spread over the five ratings, as far as the reader may know
     */
    TimelineBucket shown(LocalDate start, LocalDate end, int n, Spread ratings, Spread gotItDone) {
        List<Integer> counts = exact(ratings);
        return new TimelineBucket(
                start,
                end,
                n,
                counts,
                ratings instanceof Spread.Concentrated c ? new Concentrated(c.from(), c.to()) : null,
                exact(gotItDone),
                counts == null ? null : satisfied(counts),
                counts == null ? null : mean(counts),
                TimelineBucket.OK,
                state(end),
                n < SmallGroups.FEW);
    }

    TimelineBucket suppressed(LocalDate start, LocalDate end) {
        return without(start, end, TimelineBucket.SUPPRESSED);
    }

    TimelineBucket noData(LocalDate start, LocalDate end) {
        return without(start, end, TimelineBucket.NO_DATA);
    }

    private TimelineBucket without(LocalDate start, LocalDate end, String status) {
        return new TimelineBucket(start, end, null, null, null, null, null, null, status, state(end), false);
    }

    private String state(LocalDate end) {
        return BucketState.of(end, today).name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable List<Integer> exact(Spread spread) {
        return switch (spread) {
            case Spread.Exact exact -> exact.people();
            case Spread.Nobody unused -> null;
            case Spread.Concentrated unused -> null;
            case Spread.Withheld unused -> null;
        };
    }

    private static Counts ofRatings(List<Integer> counts) {
        return Counts.ofRatings(counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4));
    }

    private static @Nullable Satisfied satisfied(List<Integer> counts) {
        return SatisfiedShare.of(ofRatings(counts))
                .map(satisfied -> new Satisfied(
                        satisfied.share().value(),
                        satisfied.interval().low(),
                        satisfied.interval().high(),
                        satisfied.share().percent(),
                        satisfied.interval().lowPercent(),
                        satisfied.interval().highPercent()))
                .orElse(null);
    }

    private static Mean mean(List<Integer> counts) {
        DirichletMean mean = DirichletMean.of(counts);
        return new Mean(mean.value(), mean.sd());
    }
}
