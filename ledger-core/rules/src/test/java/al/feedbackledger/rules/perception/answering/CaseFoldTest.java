package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.rules.perception.answering.CasePart.About;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static al.feedbackledger.rules.perception.answering.CaseWorld.AGENCY;
import static al.feedbackledger.rules.perception.answering.CaseWorld.OFFICER;
import static al.feedbackledger.rules.perception.answering.CaseWorld.OPERATOR;
import static al.feedbackledger.rules.perception.answering.CaseWorld.STANDARD;
import static al.feedbackledger.rules.perception.answering.CaseWorld.TEXT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CaseFoldTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final CaseWorld world = new CaseWorld();

    private static CasePart part(CasePart.Kind kind, int day) {
        return new CasePart(kind, AGENCY, DAY.plusDays(day));
    }

    private void days(int days) {
        world.pass(Duration.ofDays(days));
    }

    private void acknowledge(String id) {
        world.must(id, new FeedbackCommand.AcknowledgeFeedback(id), OFFICER);
    }

    private void answer(String id, long repeated) {
        world.must(id, new FeedbackCommand.AnswerFeedback(id, Outcome.EXPLAINED, null, TEXT, repeated, true), OFFICER);
    }

    private void merge(String id, String into) {
        world.must(
                id,
                new FeedbackCommand.MergeFeedback(id, into, world.state(into).status(), AGENCY, Kind.COMPLAINT, false),
                OFFICER);
    }

    private void dispute(String id) {
        world.must(
                id,
                new FeedbackCommand.DisputeAnswer(id, DisputeReason.NOT_SOLVED, TEXT, STANDARD, null),
                Actor.SUBJECT);
    }

    @Nested
    class TheWait {
        @Test
        void beginsWithTheSubmissionAndEndsWithTheAnswer() {
            String id = world.complain();
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.WAITING, 0));
            days(2);
            acknowledge(id);
            world.must(id, new FeedbackCommand.PostInterimReply(id, TEXT), OFFICER);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.WAITING, 0));
            days(3);
            answer(id, 0);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.ANSWERED, 5));
            assertThat(world.deltas).extracting(CaseDelta::change).containsExactly(1, -1, 1);
            assertThat(world.deltas).allMatch(delta -> delta.begun().equals(DAY));
        }

        @Test
        void endsWithARefusalToo() {
            String id = world.complain();
            days(1);
            world.must(id, new FeedbackCommand.DeclineFeedback(id, DeclineReason.IN_COURT, null, TEXT), OFFICER);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.DECLINED, 1));
        }

        @Test
        void isTheFirstAnswersWhateverComesLater() {
            String id = world.complain();
            days(1);
            answer(id, 0);
            days(1);
            dispute(id);
            acknowledge(id);
            days(9);
            world.record(id, new FeedbackEvent.FeedbackAnswered("38", AGENCY, Outcome.EXPLAINED, null, TEXT, 0, null));
            assertThat(world.parts(id))
                    .filteredOn(each -> each.kind().about() == About.THE_WAIT)
                    .containsExactly(part(CasePart.Kind.ANSWERED, 1));
        }

        @Test
        void goesOnThroughTransfersAndIsTheNextInstitutions() {
            String id = world.complain();
            days(4);
            world.must(
                    id,
                    new FeedbackCommand.TransferFeedback(
                            id, new FeedbackCommand.Target("ministria", InstitutionType.MINISTRY), OPERATOR),
                    OFFICER);
            assertThat(world.parts(id))
                    .containsExactly(
                            new CasePart(CasePart.Kind.WAITING, "ministria", DAY), part(CasePart.Kind.PASSED_ON, 4));
        }

        @Test
        void endsWhenThePersonLeaves() {
            String id = world.complain();
            days(3);
            world.must(id, new FeedbackCommand.WithdrawFeedback(id), Actor.SUBJECT);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.LEFT, 3), part(CasePart.Kind.WITHDRAWN, 3));
        }

        @Test
        void staysAsItWasWhenWhoWasAnsweredLeaves() {
            String id = world.complain();
            days(1);
            answer(id, 0);
            world.must(id, new FeedbackCommand.ConfirmResolution(id), Actor.SUBJECT);
            assertThat(world.parts(id)).contains(part(CasePart.Kind.CONFIRMED, 1));
            days(1);
            world.must(id, new FeedbackCommand.WithdrawFeedback(id), Actor.SUBJECT);
            assertThat(world.parts(id))
                    .containsExactly(part(CasePart.Kind.ANSWERED, 1), part(CasePart.Kind.WITHDRAWN, 2));
        }

        @Test
        void isNobodysWhoWantsNoAnswer() {
            String id = world.submit(Kind.RATING, false);
            assertThat(world.deltas).isEmpty();
            answer(id, 3);
            assertThat(world.deltas).isEmpty();
            world.must(id, new FeedbackCommand.WithdrawFeedback(id), Actor.SUBJECT);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.WITHDRAWN, 0));
        }

        @Test
        void ofACorruptionSignalIsCountedNowhere() {
            String id = world.submit(Kind.CORRUPTION_SIGNAL, true);
            days(1);
            world.must(id, new FeedbackCommand.WithdrawFeedback(id), Actor.SUBJECT);
            world.record(
                    id, new FeedbackEvent.PersonalDataErased("38", "inspektorati", ErasureGround.RETENTION, List.of()));
            assertThat(world.deltas).isEmpty();
        }

        @Test
        void isNotCountedWhileExcluded() {
            String id = world.complain();
            world.record(id, new FeedbackEvent.FeedbackExcluded("38", AGENCY, ExclusionReason.SPAM));
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.EXCLUDED, 0));
            days(2);
            answer(id, 0);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.EXCLUDED, 0));
            world.record(id, new FeedbackEvent.FeedbackReinstated("38", AGENCY, ExclusionReason.DECIDED_IN_ERROR));
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.ANSWERED, 2));
        }
    }

    @Nested
    class Joined {
        @Test
        void isAnsweredWhenTheOtherCaseIs() {
            String target = world.complain();
            days(1);
            String id = world.complain();
            merge(id, target);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.WAITING, 1), part(CasePart.Kind.JOINED, 1));
            days(4);
            answer(target, 0);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.ANSWERED, 5), part(CasePart.Kind.JOINED, 1));
            assertThat(world.deltas.getLast().position()).isEqualTo(world.history.size());
        }

        @Test
        void isAnsweredOnTheDayOfJoiningWhereTheOtherCaseWasBefore() {
            String target = world.complain();
            days(1);
            answer(target, 0);
            days(1);
            String id = world.complain();
            days(1);
            merge(id, target);
            assertThat(world.parts(id)).contains(part(CasePart.Kind.ANSWERED, 3));
        }

        @Test
        void waitsAgainWhenItStandsAloneAgain() {
            String target = world.complain();
            String id = world.complain();
            merge(id, target);
            days(1);
            answer(target, 0);
            days(1);
            world.must(id, new FeedbackCommand.UnmergeFeedback(id, UnmergeReason.OFFICER), OFFICER);
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.WAITING, 0));
        }

        @Test
        void staysAnsweredWhereThePersonDisputesThatAnswer() {
            String target = world.complain();
            String id = world.complain();
            merge(id, target);
            days(1);
            answer(target, 0);
            days(1);
            var last = requireNonNull(world.state(target).answering().last());
            world.must(
                    id,
                    new FeedbackCommand.DisputeAnswer(
                            id,
                            DisputeReason.NOT_SOLVED,
                            TEXT,
                            STANDARD,
                            new FeedbackCommand.TargetAnswer(last.at(), last.by())),
                    Actor.SUBJECT);
            assertThat(world.parts(id))
                    .containsExactly(
                            part(CasePart.Kind.ANSWERED, 1),
                            part(CasePart.Kind.CONTESTED, 2),
                            part(CasePart.Kind.DISPUTED, 2));
        }

        @Test
        void isNotReachedOnceThePersonHasLeft() {
            String target = world.complain();
            String id = world.complain();
            merge(id, target);
            days(1);
            world.must(id, new FeedbackCommand.WithdrawFeedback(id), Actor.SUBJECT);
            days(1);
            answer(target, 0);
            assertThat(world.parts(id)).contains(part(CasePart.Kind.LEFT, 1));
        }

        @Test
        void isNotAnsweredByARefusalToTheOtherCase() {
            String target = world.complain();
            String id = world.complain();
            merge(id, target);
            world.must(
                    target, new FeedbackCommand.DeclineFeedback(target, DeclineReason.IN_COURT, null, TEXT), OFFICER);
            assertThat(world.parts(id)).contains(part(CasePart.Kind.WAITING, 0));
        }

        @Test
        void cannotBeJoinedTwice() {
            String target = world.complain();
            String id = world.complain();
            merge(id, target);
            assertThatIllegalStateException()
                    .isThrownBy(() -> world.record(id, new FeedbackEvent.FeedbackMerged("38", AGENCY, target)));
        }
    }

    @Nested
    class Imported {
        private final Instant asked = Instant.parse("2014-12-03T09:00:00Z");
        private final LocalDate day = LocalDate.of(2014, 12, 3);

        private FeedbackCommand.ImportedReply reply(Instant at) {
            return new FeedbackCommand.ImportedReply(Outcome.EXPLAINED, TEXT, 0, at);
        }

        @Test
        void isAnsweredByItsOwnDates() {
            String id = world.bring(asked, reply(asked.plus(Duration.ofDays(7))), null);
            assertThat(world.parts(id)).containsExactly(new CasePart(CasePart.Kind.ANSWERED, AGENCY, day.plusDays(7)));
        }

        @Test
        void isNotAnsweredByAClosure() {
            Instant closed = asked.plus(Duration.ofDays(14));
            String id = world.bring(asked, null, new FeedbackCommand.ImportedClosure(true, closed));
            assertThat(world.parts(id)).containsExactly(new CasePart(CasePart.Kind.CLOSED, AGENCY, day.plusDays(14)));
        }

        @Test
        void isToldApartWhereItsDatesCannotBeTrue() {
            Instant before = asked.minusSeconds(1);
            String answered = world.bring(asked, reply(before), null);
            String closed = world.bring(asked, null, new FeedbackCommand.ImportedClosure(false, before));
            CasePart untrue = new CasePart(CasePart.Kind.UNTRUE, AGENCY, day);
            assertThat(world.parts(answered)).containsExactly(untrue);
            assertThat(world.parts(closed)).containsExactly(untrue);
        }
    }

    @Nested
    class Conduct {
        @Test
        void lateIsOnceForAnInstitutionAndForAnswersOnly() {
            String id = world.complain();
            Instant due = world.now();
            world.record(id, new FeedbackEvent.DeadlineMissed("38", AGENCY, DeadlineKind.ACKNOWLEDGE, due));
            assertThat(world.parts(id)).doesNotContain(part(CasePart.Kind.LATE, 0));
            days(15);
            world.record(id, new FeedbackEvent.DeadlineMissed("38", AGENCY, DeadlineKind.ANSWER, due));
            days(15);
            world.record(id, new FeedbackEvent.DeadlineMissed("38", AGENCY, DeadlineKind.ANSWER, due));
            assertThat(world.parts(id)).containsExactly(part(CasePart.Kind.WAITING, 0), part(CasePart.Kind.LATE, 15));
        }

        @Test
        void theLastVerdictCountsAndADisputeStays() {
            String id = world.complain();
            answer(id, 2);
            days(31);
            world.must(id, new FeedbackCommand.LapseAnswer(id), Actor.SYSTEM);
            assertThat(world.parts(id)).contains(part(CasePart.Kind.LAPSED, 31));
            days(1);
            dispute(id);
            assertThat(world.parts(id))
                    .containsExactly(
                            part(CasePart.Kind.ANSWERED, 0),
                            part(CasePart.Kind.CONTESTED, 32),
                            part(CasePart.Kind.DISPUTED, 32),
                            part(CasePart.Kind.REPEATED, 0));
            world.record(id, new FeedbackEvent.ResolutionConfirmed("38", AGENCY));
            world.record(id, new FeedbackEvent.FeedbackClosed("38", AGENCY, Closure.CONFIRMED, false, null));
            assertThat(world.parts(id))
                    .contains(part(CasePart.Kind.CONFIRMED, 32), part(CasePart.Kind.DISPUTED, 32))
                    .doesNotContain(part(CasePart.Kind.CONTESTED, 32));
        }
    }

    @Nested
    class Pairs {
        @Test
        void areBothRatingsOfOnePerson() {
            String id = world.complain();
            answer(id, 0);
            assertThat(world.pairs).isEmpty();
            world.must(id, new FeedbackCommand.ReRateService(id, 4, null), Actor.SUBJECT);
            assertThat(world.pairs)
                    .extracting(PairDelta::first, PairDelta::then, PairDelta::change)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 4, 1));
            world.must(id, new FeedbackCommand.WithdrawFeedback(id), Actor.SUBJECT);
            assertThat(world.pairs).extracting(PairDelta::change).containsExactly(1, -1);
        }

        @Test
        void followACorrectionOfTheFirstRating() {
            String id = world.complain();
            answer(id, 0);
            world.must(id, new FeedbackCommand.ReRateService(id, 4, null), Actor.SUBJECT);
            world.must(id, new FeedbackCommand.CorrectRating(id, 3), Actor.SUBJECT);
            assertThat(world.pairs)
                    .extracting(PairDelta::first, PairDelta::then, PairDelta::change)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2, 4, 1),
                            org.assertj.core.groups.Tuple.tuple(2, 4, -1),
                            org.assertj.core.groups.Tuple.tuple(3, 4, 1));
        }
    }
}
