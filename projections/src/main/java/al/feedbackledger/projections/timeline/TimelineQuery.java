package al.feedbackledger.projections.timeline;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.perception.BucketSize;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Which timeline to draw.
 *
 * @param bucket null for the usual one of the series
 * @param from the first day; null for the beginning
 * @param to the last day, included; null for the end
 * @param channel one breakdown at a time for the public, and by quarter
 * @param questionSet null for the service's own
 * @param today the local day it is read on, or for an earlier position the day it became known on: how final a bucket is
 *     depends on it, and until when somebody is known to have waited
 */
public record TimelineQuery(
        String service,
        @Nullable BucketSize bucket,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        AsOf asOf,
        @Nullable Channel channel,
        @Nullable Audience audience,
        @Nullable String questionSet,
        Reader reader,
        LocalDate today) {

    /** Whose eyes. */
    public enum Reader {
        /** Sees publications, merged where small. */
        PUBLIC,
        /** Institutions, the operator and auditors: see every position, unmerged. */
        STAFF
    }

    /** What was known when. */
    public sealed interface AsOf {
        /** The last publication; for staff everything up to now. */
        record Latest() implements AsOf {}

        /** A publication by its number. */
        record Publication(long number) implements AsOf {}

        /** The last publication taken on or before a local day. */
        record Day(LocalDate day) implements AsOf {}

        /** Any position; for staff only. */
        record Position(long position) implements AsOf {}
    }

    /** The same question, asked on another day. */
    TimelineQuery on(LocalDate day) {
        return new TimelineQuery(service, bucket, from, to, asOf, channel, audience, questionSet, reader, day);
    }

    /** The whole timeline of a service in its usual bucket. */
    public static TimelineQuery of(String service, Reader reader, LocalDate today) {
        return new TimelineQuery(service, null, null, null, new AsOf.Latest(), null, null, null, reader, today);
    }
}
