package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Timeline.Annotation;
import al.feedbackledger.projections.timeline.TimelineBucket.Concentrated;
import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.RangeDecision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the public sees of a service. */
class PublicTimelineIT {
    private final OpenTimelines open = new OpenTimelines();
    private final Timelines timelines = open.timelines();
    private final SampleLedger ledger = open.ledger();

    @AfterEach
    void close() {
        open.close();
    }

    /** The series of the mobile application, as its reviews begin. */
    @Nested
    class MPaspor {
        @BeforeEach
        void bringIn() {
            ledger.service("mpaspor", SampleLedger.MINISTRY, "M-Paspor", "M-Paspor");
            bringIn(4, "2021-12-20T10:00:00Z");
            // Already January in Tirane.
            bringIn(1, "2021-12-31T23:30:00Z");
            bringIn(75, "2022-01-20T10:00:00Z");
            bringIn(30, "2022-02-10T10:00:00Z");
            open.publish();
        }

        private void bringIn(int times, String claimedAt) {
            for (int i = 0; i < times; i++) {
                ledger.bringIn("mpaspor", "app-reviews", 1 + i % 5, Instant.parse(claimedAt));
            }
        }

        private TimelineQuery ofMPaspor(Reader reader, @Nullable LocalDate from) {
            return new TimelineQuery(
                    "mpaspor",
                    BucketSize.MONTH,
                    from,
                    null,
                    new AsOf.Latest(),
                    null,
                    null,
                    null,
                    reader,
                    OpenTimelines.TODAY);
        }

        @Test
        void theFirstFourRatingsJoinTheMonthThatFollows() {
            Timeline timeline = open.found(ofMPaspor(Reader.PUBLIC, null));
            assertThat(timeline.questionSet()).isEqualTo("app-reviews");
            assertThat(timeline.n()).isEqualTo(110);
            assertThat(timeline.buckets())
                    .extracting(TimelineBucket::start, TimelineBucket::end, TimelineBucket::n, TimelineBucket::state)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    LocalDate.of(2021, 12, 1), LocalDate.of(2022, 1, 31), 80, "released"),
                            org.assertj.core.groups.Tuple.tuple(
                                    LocalDate.of(2022, 2, 1), LocalDate.of(2022, 2, 28), 30, "released"));
            assertThat(timeline.buckets().getFirst().counts()).containsExactly(17, 16, 16, 16, 15);
        }

        @Test
        void aRangeMayNotCutTheJoinedMonths() {
            TimelineResult result = timelines.timeline(ofMPaspor(Reader.PUBLIC, LocalDate.of(2022, 1, 1)));
            assertThat(result)
                    .isEqualTo(new TimelineResult.NotOnEdge(
                            RangeDecision.Side.FROM,
                            LocalDate.of(2022, 1, 1),
                            List.of(LocalDate.of(2021, 12, 1), LocalDate.of(2022, 2, 1))));
            assertThat(open.found(ofMPaspor(Reader.PUBLIC, LocalDate.of(2022, 2, 1)))
                            .n())
                    .isEqualTo(30);
        }

        @Test
        void staffSeeTheMonthsAsTheyAre() {
            assertThat(open.found(ofMPaspor(Reader.STAFF, null)).buckets())
                    .extracting(TimelineBucket::n)
                    .containsExactly(4, 76, 30);
        }
    }

    @Nested
    class Publicly {
        @Test
        void nothingIsShownBeforeAPublication() {
            open.rateInEveryWay();
            open.fold();
            Timeline timeline = open.found(OpenTimelines.query(Reader.PUBLIC, null));
            assertThat(timeline.publication()).isNull();
            assertThat(timeline.buckets()).isEmpty();
            assertThat(timeline.n()).isNull();
            assertThat(timeline.questionSets()).containsExactly("portal");
        }

        @Test
        void nineRatingsShowNoneAndTenShowAll() {
            open.rate(9, 4);
            open.publish();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                            .buckets())
                    .isEmpty();
            open.rate(1, 2);
            open.publish();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                            .n())
                    .isEqualTo(10);
        }

        @Test
        void aBucketCarriesCountsShareAndMean() {
            open.rateInEveryWay();
            open.rate(10, 5);
            open.publish();
            TimelineBucket bucket = open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                    .buckets()
                    .getFirst();
            assertThat(bucket.status()).isEqualTo("ok");
            assertThat(bucket.counts()).containsExactly(10, 10, 10, 10, 20);
            assertThat(bucket.gotItDone()).containsExactly(30, 0, 30);
            assertThat(bucket.few()).isFalse();
            TimelineBucket.Satisfied satisfied = requireNonNull(bucket.satisfied());
            assertThat(satisfied.share()).isEqualTo(0.5);
            assertThat(satisfied.percent()).isEqualTo(50);
            assertThat(satisfied.low()).isCloseTo(0.3774, within(0.0001));
            assertThat(satisfied.high()).isCloseTo(0.6226, within(0.0001));
            assertThat(requireNonNull(bucket.mean()).value()).isBetween(3.3, 3.4);
        }

        @Test
        void whereTwoNeighbouringRatingsHoldEverybodyNoCountIsTold() {
            open.rate(15, 4);
            open.rate(15, 5);
            open.publish();
            TimelineBucket bucket = open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                    .buckets()
                    .getFirst();
            assertThat(bucket.n()).isEqualTo(30);
            assertThat(bucket.counts()).isNull();
            assertThat(bucket.satisfied()).isNull();
            assertThat(bucket.mean()).isNull();
            assertThat(bucket.concentrated()).isEqualTo(new Concentrated(4, 5));
        }

        @Test
        void betweenPublicationsNothingChanges() {
            open.rateInEveryWay();
            open.publish();
            Timeline before = open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH));
            open.rate(9, 1);
            open.fold();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH)))
                    .isEqualTo(before);
            open.publish();
            Timeline after = open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH));
            assertThat(after.buckets()).isEqualTo(before.buckets());
            assertThat(after.annotations()).isEmpty();
        }

        @Test
        void aRevisionShowsAndTheEarlierPublicationStaysReadable() {
            open.rateInEveryWay();
            open.publish();
            ledger.pass(1, ChronoUnit.DAYS);
            open.rate(10, 1);
            open.publish();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                            .n())
                    .isEqualTo(60);
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                            .annotations())
                    .containsExactly(new Annotation(LocalDate.of(2026, 1, 6), null, "revision", "2", "2", 1));
            assertThat(open.found(OpenTimelines.asOf(Reader.PUBLIC, new AsOf.Publication(1)))
                            .n())
                    .isEqualTo(50);
            assertThat(open.found(OpenTimelines.asOf(Reader.PUBLIC, new AsOf.Publication(1)))
                            .annotations())
                    .isEmpty();
            assertThat(open.found(OpenTimelines.asOf(Reader.PUBLIC, new AsOf.Day(LocalDate.of(2026, 1, 5))))
                            .n())
                    .isEqualTo(50);
            assertThat(open.found(OpenTimelines.asOf(Reader.PUBLIC, new AsOf.Day(OpenTimelines.TODAY)))
                            .n())
                    .isEqualTo(60);
        }

        @Test
        void aBreakdownAppearsWhenItsQuarterIsReleased() {
            rateFromTwoChannels();
            open.publish();
            assertThat(open.found(OpenTimelines.of(null, Channel.WEB, null)).buckets())
                    .extracting(TimelineBucket::status)
                    .containsExactly("suppressed");
            ledger.at(Instant.parse("2026-04-09T10:00:00Z"));
            open.publish();
            Timeline web = open.found(OpenTimelines.of(null, Channel.WEB, null));
            assertThat(web.bucket()).isEqualTo("quarter");
            assertThat(web.buckets()).extracting(TimelineBucket::n).containsExactly(25);
            assertThat(open.found(OpenTimelines.of(BucketSize.QUARTER, Channel.MOBILE, null))
                            .n())
                    .isEqualTo(15);
            assertThat(open.found(OpenTimelines.of(null, Channel.KIOSK, null)).buckets())
                    .extracting(TimelineBucket::status)
                    .containsExactly("no_data");
            assertThat(open.found(OpenTimelines.of(null, null, Audience.CITIZEN))
                            .n())
                    .isEqualTo(40);
            Timeline.Reasons reasons = requireNonNull(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.QUARTER))
                    .reasons());
            assertThat(reasons.total().get("TOO_SLOW")).isEqualTo(new Timeline.People(15, false));
            assertThat(reasons.quarters()).hasSize(1);
        }

        private void rateFromTwoChannels() {
            for (int i = 0; i < 40; i++) {
                boolean web = i < 25;
                ledger.submit(ledger.rating(
                        "38",
                        web ? Channel.WEB : Channel.MOBILE,
                        1 + i % 5,
                        null,
                        web ? Set.of() : Set.of(Reason.TOO_SLOW)));
            }
        }

        @Test
        void theDefaultBucketIsMonthsOnlyWhereManyRate() {
            open.rate(12, 3);
            open.rate(2, 5);
            open.publish();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, null)).bucket())
                    .isEqualTo("quarter");
            open.rateInEveryWay();
            open.publish();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, null)).bucket())
                    .isEqualTo("month");
        }
    }
}
