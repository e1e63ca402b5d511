package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Timeline.Annotation;
import al.feedbackledger.projections.timeline.TimelineBucket.Concentrated;
import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.projections.view.ViewDatabase;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.RangeDecision;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
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

class TimelineReadingIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ViewDatabase database = new ViewDatabase();
    private final TimelineView view = new TimelineView(database.dataSource());
    private final Timelines timelines = view.queries();
    private SampleLedger ledger = new SampleLedger();

    @BeforeEach
    void beginWithTheCountry() {
        ledger = SampleLedger.withCatalogue();
        view.store().createIfAbsent();
        fold();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void fold() {
        view.store()
                .fold(
                        view,
                        ledger.entries()
                                .subList(
                                        (int) view.store().position(),
                                        ledger.entries().size()));
    }

    private void publish() {
        fold();
        Candidate candidate = timelines.candidate(ledger.position(), ledger.now());
        ledger.append(
                StreamId.publication("points"),
                new PublicationTaken(
                        candidate.number(), candidate.lastPosition(), candidate.policy(), candidate.digest()));
        fold();
    }

    private void rate(int times, int rating) {
        for (int i = 0; i < times; i++) {
            ledger.rate("38", rating);
        }
    }

    /** Fifty people of every opinion. */
    private void rateInEveryWay() {
        for (int rating = 1; rating <= 5; rating++) {
            rate(10, rating);
        }
    }

    private static TimelineQuery query(Reader reader, @Nullable BucketSize bucket) {
        return new TimelineQuery("38", bucket, null, null, new AsOf.Latest(), null, null, null, reader, TODAY);
    }

    private static TimelineQuery range(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new TimelineQuery(
                "38", BucketSize.MONTH, from, to, new AsOf.Latest(), null, null, null, Reader.PUBLIC, TODAY);
    }

    private static TimelineQuery asOf(Reader reader, AsOf asOf) {
        return new TimelineQuery("38", BucketSize.MONTH, null, null, asOf, null, null, null, reader, TODAY);
    }

    private static TimelineQuery of(
            @Nullable BucketSize bucket, @Nullable Channel channel, @Nullable Audience audience) {
        return new TimelineQuery(
                "38", bucket, null, null, new AsOf.Latest(), channel, audience, null, Reader.PUBLIC, TODAY);
    }

    private Timeline found(TimelineQuery query) {
        TimelineResult result = timelines.timeline(query);
        assertThat(result).isInstanceOf(TimelineResult.Found.class);
        return ((TimelineResult.Found) result).timeline();
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
            publish();
        }

        private void bringIn(int times, String claimedAt) {
            for (int i = 0; i < times; i++) {
                ledger.bringIn("mpaspor", "app-reviews", 1 + i % 5, Instant.parse(claimedAt));
            }
        }

        private TimelineQuery query(Reader reader, @Nullable LocalDate from) {
            return new TimelineQuery(
                    "mpaspor", BucketSize.MONTH, from, null, new AsOf.Latest(), null, null, null, reader, TODAY);
        }

        @Test
        void theFirstFourRatingsJoinTheMonthThatFollows() {
            Timeline timeline = found(query(Reader.PUBLIC, null));
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
            TimelineResult result = timelines.timeline(query(Reader.PUBLIC, LocalDate.of(2022, 1, 1)));
            assertThat(result)
                    .isEqualTo(new TimelineResult.NotOnEdge(
                            RangeDecision.Side.FROM,
                            LocalDate.of(2022, 1, 1),
                            List.of(LocalDate.of(2021, 12, 1), LocalDate.of(2022, 2, 1))));
            assertThat(found(query(Reader.PUBLIC, LocalDate.of(2022, 2, 1))).n())
                    .isEqualTo(30);
        }

        @Test
        void staffSeeTheMonthsAsTheyAre() {
            assertThat(found(query(Reader.STAFF, null)).buckets())
                    .extracting(TimelineBucket::n)
                    .containsExactly(4, 76, 30);
        }
    }

    @Nested
    class Publicly {
        @Test
        void nothingIsShownBeforeAPublication() {
            rateInEveryWay();
            fold();
            Timeline timeline = found(query(Reader.PUBLIC, null));
            assertThat(timeline.publication()).isNull();
            assertThat(timeline.buckets()).isEmpty();
            assertThat(timeline.n()).isNull();
            assertThat(timeline.questionSets()).containsExactly("portal");
        }

        @Test
        void nineRatingsShowNoneAndTenShowAll() {
            rate(9, 4);
            publish();
            assertThat(found(query(Reader.PUBLIC, BucketSize.MONTH)).buckets()).isEmpty();
            rate(1, 2);
            publish();
            assertThat(found(query(Reader.PUBLIC, BucketSize.MONTH)).n()).isEqualTo(10);
        }

        @Test
        void aBucketCarriesCountsShareAndMean() {
            rateInEveryWay();
            rate(10, 5);
            publish();
            TimelineBucket bucket =
                    found(query(Reader.PUBLIC, BucketSize.MONTH)).buckets().getFirst();
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
            rate(15, 4);
            rate(15, 5);
            publish();
            TimelineBucket bucket =
                    found(query(Reader.PUBLIC, BucketSize.MONTH)).buckets().getFirst();
            assertThat(bucket.n()).isEqualTo(30);
            assertThat(bucket.counts()).isNull();
            assertThat(bucket.satisfied()).isNull();
            assertThat(bucket.mean()).isNull();
            assertThat(bucket.concentrated()).isEqualTo(new Concentrated(4, 5));
        }

        @Test
        void betweenPublicationsNothingChanges() {
            rateInEveryWay();
            publish();
            Timeline before = found(query(Reader.PUBLIC, BucketSize.MONTH));
            rate(9, 1);
            fold();
            assertThat(found(query(Reader.PUBLIC, BucketSize.MONTH))).isEqualTo(before);
            publish();
            Timeline after = found(query(Reader.PUBLIC, BucketSize.MONTH));
            assertThat(after.buckets()).isEqualTo(before.buckets());
            assertThat(after.annotations()).isEmpty();
        }

        @Test
        void aRevisionShowsAndTheEarlierPublicationStaysReadable() {
            rateInEveryWay();
            publish();
            ledger.pass(1, ChronoUnit.DAYS);
            rate(10, 1);
            publish();
            assertThat(found(query(Reader.PUBLIC, BucketSize.MONTH)).n()).isEqualTo(60);
            assertThat(found(query(Reader.PUBLIC, BucketSize.MONTH)).annotations())
                    .containsExactly(new Annotation(LocalDate.of(2026, 1, 6), null, "revision", "2", "2", 1));
            assertThat(found(asOf(Reader.PUBLIC, new AsOf.Publication(1))).n()).isEqualTo(50);
            assertThat(found(asOf(Reader.PUBLIC, new AsOf.Publication(1))).annotations())
                    .isEmpty();
            assertThat(found(asOf(Reader.PUBLIC, new AsOf.Day(LocalDate.of(2026, 1, 5))))
                            .n())
                    .isEqualTo(50);
            assertThat(found(asOf(Reader.PUBLIC, new AsOf.Day(TODAY))).n()).isEqualTo(60);
        }

        @Test
        void aBreakdownAppearsWhenItsQuarterIsReleased() {
            rateFromTwoChannels();
            publish();
            assertThat(found(of(null, Channel.WEB, null)).buckets())
                    .extracting(TimelineBucket::status)
                    .containsExactly("suppressed");
            ledger.at(Instant.parse("2026-04-09T10:00:00Z"));
            publish();
            Timeline web = found(of(null, Channel.WEB, null));
            assertThat(web.bucket()).isEqualTo("quarter");
            assertThat(web.buckets()).extracting(TimelineBucket::n).containsExactly(25);
            assertThat(found(of(BucketSize.QUARTER, Channel.MOBILE, null)).n()).isEqualTo(15);
            assertThat(found(of(null, Channel.KIOSK, null)).buckets())
                    .extracting(TimelineBucket::status)
                    .containsExactly("no_data");
            assertThat(found(of(null, null, Audience.CITIZEN)).n()).isEqualTo(40);
            Timeline.Reasons reasons = requireNonNull(
                    found(query(Reader.PUBLIC, BucketSize.QUARTER)).reasons());
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
            rate(12, 3);
            rate(2, 5);
            publish();
            assertThat(found(query(Reader.PUBLIC, null)).bucket()).isEqualTo("quarter");
            rateInEveryWay();
            publish();
            assertThat(found(query(Reader.PUBLIC, null)).bucket()).isEqualTo("month");
        }
    }

    @Nested
    class Refused {
        @BeforeEach
        void publishSomething() {
            rateInEveryWay();
            publish();
        }

        @Test
        void anUnknownService() {
            TimelineQuery query = TimelineQuery.of("4711", Reader.PUBLIC, TODAY);
            assertThat(timelines.timeline(query)).isEqualTo(new TimelineResult.UnknownService("4711"));
        }

        @Test
        void anUnknownQuestionSet() {
            for (Reader reader : Reader.values()) {
                TimelineQuery query =
                        new TimelineQuery("38", null, null, null, new AsOf.Latest(), null, null, "none", reader, TODAY);
                assertThat(timelines.timeline(query))
                        .isEqualTo(new TimelineResult.UnknownQuestionSet("none", List.of("portal")));
            }
        }

        @Test
        void weeksAndPositionsForThePublic() {
            assertThat(timelines.timeline(query(Reader.PUBLIC, BucketSize.WEEK)))
                    .isEqualTo(new TimelineResult.WeeksAreInternal());
            assertThat(timelines.timeline(asOf(Reader.PUBLIC, new AsOf.Position(3))))
                    .isEqualTo(new TimelineResult.PositionsAreInternal());
        }

        @Test
        void whatWasNeverPublished() {
            for (Reader reader : Reader.values()) {
                assertThat(timelines.timeline(asOf(reader, new AsOf.Publication(2))))
                        .isEqualTo(new TimelineResult.NoSuchPublication());
                assertThat(timelines.timeline(asOf(reader, new AsOf.Publication(0))))
                        .isEqualTo(new TimelineResult.NoSuchPublication());
                assertThat(timelines.timeline(asOf(reader, new AsOf.Day(LocalDate.of(2025, 12, 31)))))
                        .isEqualTo(new TimelineResult.NoSuchPublication());
            }
        }

        @Test
        void aPositionBeyondTheLedger() {
            assertThat(timelines.timeline(asOf(Reader.STAFF, new AsOf.Position(ledger.position() + 1))))
                    .isEqualTo(new TimelineResult.NoSuchPosition(ledger.position()));
            assertThat(timelines.timeline(asOf(Reader.STAFF, new AsOf.Position(-1))))
                    .isEqualTo(new TimelineResult.NoSuchPosition(ledger.position()));
        }

        @Test
        void twoBreakdownsOrOneByMonth() {
            assertThat(timelines.timeline(of(null, Channel.WEB, Audience.CITIZEN)))
                    .isEqualTo(new TimelineResult.OneBreakdownAtATime());
            assertThat(timelines.timeline(of(BucketSize.MONTH, Channel.WEB, null)))
                    .isEqualTo(new TimelineResult.BreakdownsAreQuarterly());
        }

        @Test
        void aRangeThatIsReversedOrCutsAMonthOrIsEndless() {
            LocalDate february = LocalDate.of(2026, 2, 1);
            LocalDate january = LocalDate.of(2026, 1, 31);
            assertThat(timelines.timeline(range(february, january)))
                    .isEqualTo(new TimelineResult.Reversed(february, january));
            assertThat(timelines.timeline(range(null, LocalDate.of(2026, 1, 15))))
                    .isEqualTo(new TimelineResult.NotOnEdge(
                            RangeDecision.Side.TO,
                            LocalDate.of(2026, 1, 15),
                            List.of(LocalDate.of(2025, 12, 31), january)));
            assertThat(timelines.timeline(range(LocalDate.MIN, null))).isEqualTo(new TimelineResult.TooLong(50));
            assertThat(timelines.timeline(range(null, LocalDate.MAX))).isEqualTo(new TimelineResult.TooLong(50));
            assertThat(timelines.timeline(range(TODAY.minusYears(51), january)))
                    .isEqualTo(new TimelineResult.TooLong(50));
        }
    }

    @Nested
    class Staff {
        @Test
        void everyPositionCanBeReadLive() {
            rate(3, 5);
            long then = ledger.position();
            rate(2, 1);
            fold();
            Timeline now = found(query(Reader.STAFF, BucketSize.WEEK));
            assertThat(now.n()).isEqualTo(5);
            assertThat(now.position()).isEqualTo(ledger.position());
            assertThat(now.buckets().getFirst().counts()).containsExactly(2, 0, 0, 0, 3);
            assertThat(now.buckets().getFirst().gotItDone()).containsExactly(3, 0, 2);
            assertThat(found(asOf(Reader.STAFF, new AsOf.Position(then))).n()).isEqualTo(3);
        }

        @Test
        void emptyMonthsBetweenAreNoDataAndTheRunningOneIsOpen() {
            rate(1, 5);
            ledger.at(TODAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
            rate(1, 5);
            fold();
            List<TimelineBucket> buckets =
                    found(query(Reader.STAFF, BucketSize.MONTH)).buckets();
            assertThat(buckets).hasSize(11);
            assertThat(buckets.get(1).status()).isEqualTo("no_data");
            assertThat(buckets.getLast().state()).isEqualTo("open");
            assertThat(buckets.getFirst().state()).isEqualTo("released");
        }

        @Test
        void breakdownsCanBeCombined() {
            rate(4, 5);
            ledger.submit(ledger.rating("38", Channel.MOBILE, 1, null, Set.of(Reason.NOT_WORKING)));
            fold();
            TimelineQuery query = new TimelineQuery(
                    "38",
                    BucketSize.MONTH,
                    null,
                    null,
                    new AsOf.Latest(),
                    Channel.MOBILE,
                    Audience.CITIZEN,
                    null,
                    Reader.STAFF,
                    TODAY);
            assertThat(found(query).n()).isEqualTo(1);
            assertThat(requireNonNull(found(query).reasons()).total())
                    .containsExactly(java.util.Map.entry("NOT_WORKING", new Timeline.People(1, false)));
        }

        @Test
        void aServiceWithoutRatingsHasNoBuckets() {
            Timeline timeline = found(query(Reader.STAFF, null));
            assertThat(timeline.buckets()).isEmpty();
            assertThat(timeline.edges()).isNull();
            assertThat(timeline.reRating()).isNull();
        }
    }

    @Nested
    class Annotations {
        @Test
        void momentsComeFromTheRecordInOrderOfTime() {
            String kept = ledger.uuid();
            String late = ledger.uuid();
            LocalDate due = LocalDate.of(2026, 2, 1);
            Instant began = Instant.parse("2026-01-20T06:00:00Z");
            ledger.append(
                    StreamId.service("38"),
                    new ServiceEvent.ServiceChangeAnnounced(
                            "38", LocalDate.of(2026, 3, 1), "Formular i ri", "New form"));
            ledger.append(
                    StreamId.service("38"), new ServiceEvent.OutageReported("38", began, null, "Rënie", "Outage"));
            ledger.append(
                    StreamId.service("38"),
                    new ServiceEvent.OutageReported("38", began, began.plusSeconds(7_200), "U ndreq", "Mended"));
            ledger.append(
                    kept, new ActionEvent.ActionPromised(kept, "38", SampleLedger.AGENCY, "Më shpejt", "Faster", due));
            ledger.append(
                    late, new ActionEvent.ActionPromised(late, "38", SampleLedger.AGENCY, "Më qartë", "Clearer", due));
            ledger.append(
                    StreamId.questionSet("portal"), new QuestionSetPublished("portal", 2, "Portali 2", "Portal 2"));
            ledger.pass(3, ChronoUnit.DAYS);
            ledger.append(kept, new ActionEvent.ActionDelivered(kept, "VKM 12/2026"));
            ledger.append(StreamId.service("77"), new ServiceEvent.ServiceRetired("77"));
            fold();
            assertThat(found(query(Reader.PUBLIC, null)).annotations())
                    .extracting(Annotation::number, Annotation::at, Annotation::kind, Annotation::textEn)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, LocalDate.of(2026, 1, 5), "promise_made", "Faster"),
                            org.assertj.core.groups.Tuple.tuple(2, LocalDate.of(2026, 1, 5), "promise_made", "Clearer"),
                            org.assertj.core.groups.Tuple.tuple(
                                    3, LocalDate.of(2026, 1, 5), "question_set_changed", "Portal 2"),
                            org.assertj.core.groups.Tuple.tuple(4, LocalDate.of(2026, 1, 8), "promise_kept", "Faster"),
                            org.assertj.core.groups.Tuple.tuple(5, LocalDate.of(2026, 1, 20), "outage", "Mended"),
                            org.assertj.core.groups.Tuple.tuple(6, due, "promise_late", "Clearer"),
                            org.assertj.core.groups.Tuple.tuple(
                                    7, LocalDate.of(2026, 3, 1), "service_changed", "New form"));
        }
    }

    @Nested
    class PublicationsTaken {
        @Test
        void theyAreListedLatestFirst() {
            rateInEveryWay();
            publish();
            ledger.pass(1, ChronoUnit.DAYS);
            publish();
            ledger.pass(1, ChronoUnit.DAYS);
            publish();
            assertThat(timelines.publications(Long.MAX_VALUE, 2))
                    .extracting(PublicationPointTaken::number)
                    .containsExactly(3L, 2L);
            assertThat(timelines.publications(2, 10))
                    .extracting(PublicationPointTaken::number)
                    .containsExactly(1L);
            PublicationPointTaken last = requireNonNull(timelines.latestPublication());
            assertThat(last.holds()).isTrue();
            assertThat(last.at()).isEqualTo(ledger.now());
            assertThat(timelines.mismatches()).isZero();
        }

        @Test
        void aRecordedDigestThatIsNotWhatIsFoldedStaysVisible() {
            rateInEveryWay();
            fold();
            Candidate candidate = timelines.candidate(ledger.position(), ledger.now());
            String other = "0".repeat(64);
            ledger.append(
                    StreamId.publication("points"),
                    new PublicationTaken(1, candidate.lastPosition(), candidate.policy(), other));
            fold();
            assertThat(timelines.mismatches()).isEqualTo(1);
            PublicationPointTaken taken = requireNonNull(timelines.latestPublication());
            assertThat(taken.holds()).isFalse();
            assertThat(taken.digest()).isEqualTo(other);
            assertThat(found(query(Reader.PUBLIC, BucketSize.MONTH)).n()).isEqualTo(50);
        }
    }
}
