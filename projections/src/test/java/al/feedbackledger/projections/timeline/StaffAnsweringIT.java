package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Answering.AnswerCounts;
import al.feedbackledger.projections.timeline.InstitutionConduct.GoneInYear;
import al.feedbackledger.projections.timeline.InstitutionConduct.PromiseCounts;
import al.feedbackledger.projections.timeline.TimelineDifferences.BucketDifference;
import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.perception.BucketSize;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What staff read of answering, of people who rated twice and of an institution, now and at any earlier position. */
class StaffAnsweringIT {
    private static final LocalDate BEGUN = LocalDate.of(2026, 1, 5);

    private final OpenTimelines open = new OpenTimelines();
    private final Timelines timelines = open.timelines();
    private final SampleLedger ledger = open.ledger();

    @AfterEach
    void close() {
        open.close();
    }

    private String complain() {
        return complain(Channel.WEB, null);
    }

    private String complain(Channel channel, @Nullable Instant claimedAt) {
        return ledger.submit(new FeedbackSubmitted(
                "38",
                SampleLedger.AGENCY,
                null,
                ledger.reference(),
                Kind.COMPLAINT,
                Audience.CITIZEN,
                channel,
                null,
                "sq",
                "portal",
                2,
                GotItDone.NO,
                Set.of(),
                true,
                ledger.sealed(),
                null,
                claimedAt));
    }

    private void answer(String stream, long repeated) {
        ledger.append(
                stream,
                new FeedbackAnswered(
                        "38", SampleLedger.AGENCY, Outcome.EXPLAINED, null, ledger.sealed(), repeated, null));
    }

    private void happens(String stream, FeedbackEvent event) {
        ledger.append(stream, event);
    }

    private Timeline now() {
        return open.found(OpenTimelines.query(Reader.STAFF, BucketSize.MONTH));
    }

    @Test
    void theWaitIsEstimatedAndWhoStillWaitsIsCounted() {
        List<String> cases = List.of(complain(), complain(), complain(), complain());
        ledger.pass(3, ChronoUnit.DAYS);
        answer(cases.get(0), 0);
        answer(cases.get(1), 4);
        long then = ledger.position();
        ledger.pass(17, ChronoUnit.DAYS);
        happens(
                cases.get(2),
                new FeedbackEvent.DeadlineMissed("38", SampleLedger.AGENCY, DeadlineKind.ANSWER, ledger.now()));
        answer(cases.get(2), 0);
        happens(
                cases.get(0),
                new FeedbackEvent.AnswerDisputed("38", SampleLedger.AGENCY, DisputeReason.NOT_SOLVED, null));
        open.fold();
        Answering answering = requireNonNull(now().answering());
        assertThat(answering.asOf()).isEqualTo(OpenTimelines.TODAY);
        assertThat(answering.total().people()).isEqualTo(new AnswerCounts(4, 3, 0, 1, 0, 0, 0));
        assertThat(answering.total().verdicts()).isEqualTo(new Answering.AnswerVerdicts(0, 0, 1));
        assertThat(answering.total().conduct()).isEqualTo(new Answering.CaseConduct(1, 0, 1, 1));
        assertThat(answering.months()).hasSize(1);
        Answering.WaitEstimate wait = requireNonNull(answering.total().waited());
        assertThat(wait.medianDays()).isEqualTo(3);
        assertThat(wait.answered())
                .extracting(Answering.AnsweredWithin::percent)
                .containsExactly(50, 50, 75);
        assertThat(answering.curve()).extracting(Answering.WaitStep::day).containsExactly(3, 20, 322);

        Answering earlier = requireNonNull(open.found(OpenTimelines.asOf(Reader.STAFF, new AsOf.Position(then)))
                .answering());
        assertThat(earlier.total().people()).isEqualTo(new AnswerCounts(4, 2, 0, 2, 0, 0, 0));
        assertThat(open.found(OpenTimelines.query(Reader.PUBLIC, null)).answering())
                .isNull();
    }

    @Test
    void aRangeTakesCasesByTheDayOfTheirSubmission() {
        complain();
        ledger.pass(40, ChronoUnit.DAYS);
        complain();
        open.fold();
        TimelineQuery january = new TimelineQuery(
                "38",
                BucketSize.MONTH,
                BEGUN,
                BEGUN,
                new AsOf.Latest(),
                null,
                null,
                null,
                Reader.STAFF,
                OpenTimelines.TODAY);
        assertThat(requireNonNull(open.found(january).answering())
                        .total()
                        .people()
                        .wanted())
                .isEqualTo(1);
    }

    @Test
    void importedCasesAreToldByTheirOwnDates() {
        Instant asked = Instant.parse("2014-12-03T09:00:00Z");
        String answered = complain(Channel.IMPORT, asked);
        imported(answered, asked.plus(7, ChronoUnit.DAYS));
        String untrue = complain(Channel.IMPORT, asked);
        imported(untrue, asked.minusSeconds(1));
        String closed = complain(Channel.IMPORT, asked);
        happens(
                closed,
                new FeedbackEvent.FeedbackClosed(
                        "38", SampleLedger.AGENCY, Closure.IMPORTED, true, asked.plus(14, ChronoUnit.DAYS)));
        complain(Channel.IMPORT, asked);
        open.fold();
        Answering answering = requireNonNull(now().answering());
        assertThat(answering.total().people()).isEqualTo(new AnswerCounts(4, 1, 0, 1, 1, 0, 1));
        assertThat(requireNonNull(answering.total().waited()).people()).isEqualTo(3);
        assertThat(answering.total().start()).isEqualTo(LocalDate.of(2014, 12, 1));
        assertThat(answering.curve()).extracting(Answering.WaitStep::ended).containsExactly(1, 0);
    }

    private void imported(String stream, Instant at) {
        happens(
                stream,
                new FeedbackAnswered("38", SampleLedger.AGENCY, Outcome.EXPLAINED, null, ledger.sealed(), 0, at));
    }

    @Test
    void ratingsBeforeAndAfterTheAnswerArePaired() {
        for (int then : List.of(5, 4, 2, 1)) {
            String stream = complain();
            answer(stream, 0);
            happens(stream, new FeedbackEvent.ServiceReRated("38", SampleLedger.AGENCY, 2, then));
        }
        open.fold();
        ReRating again = requireNonNull(now().reRating());
        assertThat(again.n()).isEqualTo(4);
        assertThat(again.counts()).containsExactly(1, 1, 0, 1, 1);
        assertThat(requireNonNull(again.pairs()).get(1)).containsExactly(1, 1, 0, 1, 1);
        assertThat(List.of(requireNonNull(again.better()), requireNonNull(again.same()), requireNonNull(again.worse())))
                .containsExactly(2, 1, 1);
        assertThat(again.p()).isEqualTo(1);
    }

    @Test
    void coverageStandsBesideBucketsWhoseMonthsWereReported() {
        open.rate(3, 5);
        ledger.append(StreamId.service("38"), new ServiceEvent.UsageReported("38", "2026-01", 50));
        ledger.append(StreamId.service("38"), new ServiceEvent.UsageReported("38", "2026-01", 40));
        ledger.pass(40, ChronoUnit.DAYS);
        open.rate(1, 5);
        open.fold();
        assertThat(now().coverage())
                .containsExactly(new Timeline.Coverage(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), 3, 40, 8));
    }

    @Test
    void everyDifferenceHasItsReason() {
        String corrected = ledger.rate("38", 2);
        String excluded = ledger.rate("38", 3);
        ledger.rate("38", 5);
        long then = ledger.position();
        LocalDate knownOn = BEGUN;
        ledger.pass(2, ChronoUnit.DAYS);
        happens(corrected, new FeedbackEvent.RatingCorrected("38", SampleLedger.AGENCY, 2, 4));
        happens(excluded, new FeedbackEvent.FeedbackExcluded("38", SampleLedger.AGENCY, ExclusionReason.SPAM));
        ledger.bringIn(
                "38",
                "portal",
                1,
                BEGUN.minusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
        ledger.rate("38", 5);
        String target = complain();
        String joined = complain();
        happens(joined, new FeedbackEvent.FeedbackMerged("38", SampleLedger.AGENCY, target));
        ledger.pass(1, ChronoUnit.DAYS);
        happens(target, new FeedbackEvent.FeedbackWithdrawn("38", SampleLedger.AGENCY));
        open.fold();
        TimelineQuery query =
                OpenTimelines.asOf(Reader.STAFF, new AsOf.Position(then)).on(knownOn);
        DifferencesResult result = timelines.differences(query, OpenTimelines.TODAY);
        assertThat(result).isInstanceOf(DifferencesResult.Found.class);
        TimelineDifferences found = ((DifferencesResult.Found) result).differences();
        assertThat(found.then()).isEqualTo(new TimelineDifferences.KnownMoment(then, knownOn));
        assertThat(found.now()).isEqualTo(new TimelineDifferences.KnownMoment(ledger.position(), OpenTimelines.TODAY));
        assertThat(found.buckets())
                .containsExactly(new BucketDifference(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 31),
                        3,
                        List.of(0, 1, 1, 0, 1),
                        5,
                        List.of(1, 1, 0, 1, 2),
                        Map.of("corrected", 1, "excluded", 1, "late", 1, "new", 3, "withdrawn", 1, "merged", 1)));
        assertThat(found.answeredThen().wanted()).isZero();
        assertThat(found.answeredNow()).isEqualTo(new AnswerCounts(2, 0, 0, 1, 0, 1, 0));
        assertThat(timelines.differences(
                        OpenTimelines.asOf(Reader.PUBLIC, new AsOf.Position(then)), OpenTimelines.TODAY))
                .isEqualTo(new DifferencesResult.Refused(new TimelineResult.PositionsAreInternal()));
    }

    @Test
    void anInstitutionsConductIsItsOwn() {
        String answered = complain();
        String passedOn = complain();
        happens(passedOn, new FeedbackEvent.FeedbackTransferred("38", SampleLedger.MINISTRY, SampleLedger.AGENCY));
        long then = ledger.position();
        ledger.pass(2, ChronoUnit.DAYS);
        answer(answered, 1);
        happens(passedOn, new FeedbackEvent.FeedbackWithdrawn("38", SampleLedger.MINISTRY));
        promise("kept", BEGUN.plusDays(9), true);
        promise("late", BEGUN, true);
        promise("overdue", BEGUN.plusDays(20), false);
        promise("open", OpenTimelines.TODAY.plusDays(1), false);
        open.fold();
        InstitutionConduct agency = conduct(SampleLedger.AGENCY, Reader.STAFF, null);
        Answering answering = requireNonNull(agency.answering());
        assertThat(answering.total().people()).isEqualTo(new AnswerCounts(1, 1, 0, 0, 0, 0, 0));
        assertThat(answering.total().conduct()).isEqualTo(new Answering.CaseConduct(0, 1, 0, 1));
        assertThat(agency.promises()).isEqualTo(new PromiseCounts(4, 1, 1, 0, 1, 1));
        assertThat(agency.gone()).isEmpty();
        InstitutionConduct ministry = conduct(SampleLedger.MINISTRY, Reader.STAFF, null);
        assertThat(requireNonNull(ministry.answering()).total().people())
                .isEqualTo(new AnswerCounts(1, 0, 0, 0, 0, 1, 0));
        assertThat(ministry.gone()).containsExactly(new GoneInYear(2026, 1, 0, 0));
        assertThat(requireNonNull(
                                conduct(SampleLedger.AGENCY, Reader.STAFF, then).answering())
                        .total()
                        .people())
                .isEqualTo(new AnswerCounts(1, 0, 0, 1, 0, 0, 0));
        InstitutionConduct publicly = conduct(SampleLedger.AGENCY, Reader.PUBLIC, null);
        assertThat(publicly)
                .isEqualTo(new InstitutionConduct(
                        SampleLedger.AGENCY, null, OpenTimelines.TODAY, null, List.of(), agency.promises()));
    }

    private InstitutionConduct conduct(String institution, Reader reader, @Nullable Long position) {
        return timelines.conduct(new ConductQuery(institution, null, null, position, reader, OpenTimelines.TODAY));
    }

    private void promise(String text, LocalDate due, boolean kept) {
        String action = ledger.uuid();
        ledger.append(action, new ActionEvent.ActionPromised(action, "38", SampleLedger.AGENCY, text, text, due));
        if (kept) {
            ledger.append(action, new ActionEvent.ActionDelivered(action, "VKM 12/2026"));
        }
    }
}
