package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Timeline.Annotation;
import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What staff see of a service, and what is known beside the counts. */
class StaffTimelineIT {
    private final OpenTimelines open = new OpenTimelines();
    private final Timelines timelines = open.timelines();
    private final SampleLedger ledger = open.ledger();

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class Staff {
        @Test
        void everyPositionCanBeReadLive() {
            open.rate(3, 5);
            long then = ledger.position();
            open.rate(2, 1);
            open.fold();
            Timeline now = open.found(OpenTimelines.query(Reader.STAFF, BucketSize.WEEK));
            assertThat(now.n()).isEqualTo(5);
            assertThat(now.position()).isEqualTo(ledger.position());
            assertThat(now.buckets().getFirst().counts()).containsExactly(2, 0, 0, 0, 3);
            assertThat(now.buckets().getFirst().gotItDone()).containsExactly(3, 0, 2);
            assertThat(open.found(OpenTimelines.asOf(Reader.STAFF, new AsOf.Position(then)))
                            .n())
                    .isEqualTo(3);
        }

        @Test
        void emptyMonthsBetweenAreNoDataAndTheRunningOneIsOpen() {
            open.rate(1, 5);
            ledger.at(OpenTimelines.TODAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
            open.rate(1, 5);
            open.fold();
            List<TimelineBucket> buckets = open.found(OpenTimelines.query(Reader.STAFF, BucketSize.MONTH))
                    .buckets();
            assertThat(buckets).hasSize(11);
            assertThat(buckets.get(1).status()).isEqualTo("no_data");
            assertThat(buckets.getLast().state()).isEqualTo("open");
            assertThat(buckets.getFirst().state()).isEqualTo("released");
        }

        @Test
        void breakdownsCanBeCombined() {
            open.rate(4, 5);
            ledger.submit(ledger.rating("38", Channel.MOBILE, 1, null, Set.of(Reason.NOT_WORKING)));
            open.fold();
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
                    OpenTimelines.TODAY);
            assertThat(open.found(query).n()).isEqualTo(1);
            assertThat(requireNonNull(open.found(query).reasons()).total())
                    .containsExactly(java.util.Map.entry("NOT_WORKING", new Timeline.People(1, false)));
        }

        @Test
        void aServiceWithoutRatingsHasNoBuckets() {
            Timeline timeline = open.found(OpenTimelines.query(Reader.STAFF, null));
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
            open.fold();
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, null)).annotations())
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
            open.rateInEveryWay();
            open.publish();
            ledger.pass(1, ChronoUnit.DAYS);
            open.publish();
            ledger.pass(1, ChronoUnit.DAYS);
            open.publish();
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
            open.rateInEveryWay();
            open.fold();
            Candidate candidate = timelines.candidate(ledger.position(), ledger.now());
            String other = "0".repeat(64);
            ledger.append(
                    StreamId.publication("points"),
                    new PublicationTaken(1, candidate.lastPosition(), candidate.policy(), other));
            open.fold();
            assertThat(timelines.mismatches()).isEqualTo(1);
            PublicationPointTaken taken = requireNonNull(timelines.latestPublication());
            assertThat(taken.holds()).isFalse();
            assertThat(taken.digest()).isEqualTo(other);
            assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, BucketSize.MONTH))
                            .n())
                    .isEqualTo(50);
        }
    }
}
