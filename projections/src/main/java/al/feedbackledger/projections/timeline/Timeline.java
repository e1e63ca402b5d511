package al.feedbackledger.projections.timeline;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A service's timeline, its fields named as in the API.
 *
 * @param bucket {@code week}, {@code month}, {@code quarter} or {@code year}
 * @param questionSet the series shown
 * @param questionSets every question set the reader could ask for
 * @param publication what the numbers were taken from; null for staff who read a position, and while nothing is published
 * @param position the last position behind the numbers
 * @param n people in all, over the buckets shown
 * @param buckets without gaps, oldest first; empty where nothing may be shown
 * @param edges days a public range may begin or end at, by bucket asked; staff may ask for any
 * @param reasons what people say should be improved; null where nothing is published of it
 * @param answering how and when cases were answered; null for the public as long as no rule publishes it, where nobody
 *     wanted an answer, and by channel or audience
 * @param reRating ratings given after the answer; null for the public as long as no rule publishes them
 * @param coverage ratings beside the applications that were completed, for buckets whose months were all reported
 * @param changes detected changes, none as long as none are published
 */
public record Timeline(
        ServiceRef service,
        String bucket,
        String questionSet,
        List<String> questionSets,
        @Nullable PublicationRef publication,
        long position,
        @Nullable Integer n,
        List<TimelineBucket> buckets,
        @Nullable Edges edges,
        @Nullable Reasons reasons,
        @Nullable Answering answering,
        @Nullable ReRating reRating,
        List<Coverage> coverage,
        List<Change> changes,
        List<Annotation> annotations) {
    public Timeline {
        questionSets = List.copyOf(questionSets);
        buckets = List.copyOf(buckets);
        coverage = List.copyOf(coverage);
        changes = List.copyOf(changes);
        annotations = List.copyOf(annotations);
    }

    /** The service a timeline is about. */
    public record ServiceRef(
            String id,
            String titleSq,
            String titleEn,
            @Nullable String institution) {}

    /** The publication the numbers come from. */
    public record PublicationRef(long number, long position, Instant at) {}

    /** The first and the last day of everything shown. */
    public record Edges(LocalDate first, LocalDate last) {}

    /**
     * Reasons over the time shown.
     *
     * @param total by name of the reason
     * @param quarters for the public: quarters the sums are made of
     */
    public record Reasons(Map<String, People> total, List<QuarterReasons> quarters) {
        public Reasons {
            total = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(total));
            quarters = List.copyOf(quarters);
        }
    }

    /**
     * How many people.
     *
     * @param people the sum of what is shown
     * @param suppressed whether some quarter's number is not shown and so not in the sum
     */
    public record People(int people, boolean suppressed) {}

    /** @param people by name of the reason; null where suppressed */
    public record QuarterReasons(LocalDate start, LocalDate end, int n, Map<String, @Nullable Integer> people) {
        public QuarterReasons {
            people = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(people));
        }
    }

    /**
     * How many of those who used a service rated it.
     *
     * @param percent whole percent, halves up; null where more rated than the institution reports, so that one of the two
     *     numbers is about something else
     */
    public record Coverage(
            LocalDate start,
            LocalDate end,
            int ratings,
            long completedApplications,
            @Nullable Integer percent) {}

    /** A detected change. */
    public record Change(LocalDate week, int sharePercentBefore, int sharePercentAfter) {}

    /**
     * Something to know about a moment, from the record; a numbered marker on the chart and a line below it.
     *
     * @param at local day
     * @param to last local day of what lasted; null where it did not or still does
     * @param kind {@code service_changed}, {@code outage}, {@code question_set_changed}, {@code campaign}, {@code
     *     assessment}, {@code promise_made}, {@code promise_kept}, {@code promise_kept_late}, {@code promise_late}, {@code
     *     promise_abandoned}, {@code online_only}, {@code merged}, {@code retired} or {@code revision}
     * @param textSq what was announced or promised; the phase of online_only, the service merged into, the assessing
     *     organisation, the number of the publication that revised; empty where the kind says it all
     * @param number of the marker, counted from 1
     */
    public record Annotation(
            LocalDate at, @Nullable LocalDate to, String kind, String textSq, String textEn, int number) {}
}
