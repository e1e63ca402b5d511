package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import al.feedbackledger.rules.feedback.FeedbackCommand.EraseAgain;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseRetention;
import al.feedbackledger.rules.feedback.FeedbackCommand.ProposeExclusion;
import al.feedbackledger.rules.feedback.FeedbackCommand.RefuseErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_YOURS;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.SAME_PERSON;
import static al.feedbackledger.rules.decision.Refusal.Reason.TOO_EARLY;
import static org.assertj.core.api.Assertions.assertThat;

/** Leaving out of the counts, and erasing: acts that take two people. */
class WordsTest {
    private static final String STREAM = Made.stream(1);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final CaseRun routed = Situations.named("ROUTED");

    @Nested
    class Excluding {
        @Test
        void takesTwoModerators() {
            CaseRun proposed = Situations.named("EXCLUSION_PROPOSED");
            assertThat(proposed.refusal(People.MODERATOR, "ExcludeFeedback")).isEqualTo(SAME_PERSON);
            assertThat(proposed.refusal(People.MODERATOR, "RejectProposal")).isEqualTo(SAME_PERSON);
            proposed.does(People.SECOND_MODERATOR, "ExcludeFeedback");
            assertThat(proposed.last(FeedbackEvent.FeedbackExcluded.class).reason())
                    .isEqualTo(ExclusionReason.SPAM);
            assertThat(proposed.feedback().counting().excluded()).isTrue();
        }

        @Test
        void isNeverForTheInstitutionNotEvenInAModeratorsName() {
            assertThat(routed.refusal(People.PARTIAL_MODERATOR, "ProposeExclusion"))
                    .isEqualTo(NOT_YOURS);
            assertThat(routed.refusal(People.SUPERVISOR, "ProposeExclusion")).isEqualTo(NOT_YOURS);
        }

        @Test
        void needsAReasonAndOneProposalAtATime() {
            assertThat(routed.refusal(People.MODERATOR, new ProposeExclusion(STREAM, null)))
                    .isEqualTo(INCOMPLETE);
            assertThat(Situations.named("EXCLUSION_PROPOSED").refusal(People.SECOND_MODERATOR, "ProposeExclusion"))
                    .isEqualTo(NO_CHANGE);
        }

        @Test
        void isDecidedAsProposed() {
            assertThat(Situations.named("EXCLUSION_PROPOSED").refusal(People.SECOND_MODERATOR, "ReinstateFeedback"))
                    .isEqualTo(NOT_NOW);
            assertThat(Situations.named("REINSTATEMENT_PROPOSED").refusal(People.MODERATOR, "ExcludeFeedback"))
                    .isEqualTo(NOT_NOW);
            CaseRun back = Situations.named("REINSTATEMENT_PROPOSED").does(People.MODERATOR, "ReinstateFeedback");
            assertThat(back.feedback().counting().excluded()).isFalse();
        }

        @Test
        void mayBeProposedAgainAfterARejection() {
            CaseRun run = Situations.named("EXCLUSION_PROPOSED").does(People.SECOND_MODERATOR, "RejectProposal");
            assertThat(run.feedback().counting().excluded()).isFalse();
            assertThat(run.does(People.MODERATOR, "ProposeExclusion")
                            .feedback()
                            .counting()
                            .proposal())
                    .isNotNull();
        }
    }

    @Nested
    class Erasing {
        @Test
        void hasTheGroundOfWhoAsks() {
            for (ErasureGround ground : ErasureGround.values()) {
                RequestErasure request = new RequestErasure(STREAM, ground, null);
                boolean bySubject = routed.tries(People.SUBJECT, request) instanceof Decision.Accepted;
                boolean byDpo = routed.tries(People.DPO, request) instanceof Decision.Accepted;
                assertThat(bySubject).isEqualTo(ground == ErasureGround.REQUESTED_BY_SUBJECT);
                assertThat(byDpo)
                        .isEqualTo(
                                ground == ErasureGround.THIRD_PARTY_DATA || ground == ErasureGround.UNLAWFUL_CONTENT);
            }
            assertThat(routed.refusal(People.DPO, "RequestErasure")).isEqualTo(INVALID);
        }

        @Test
        void isApprovedBySomebodyElse() {
            CaseRun asked = Situations.named("ERASURE_REQUESTED_BY_DPO");
            assertThat(asked.refusal(People.DPO, "ApproveErasure")).isEqualTo(SAME_PERSON);
            assertThat(asked.refusal(People.DPO, "RefuseErasure")).isEqualTo(SAME_PERSON);
            asked.does(People.SECOND_DPO, "ApproveErasure");
            assertThat(asked.last(FeedbackEvent.PersonalDataErased.class).ground())
                    .isEqualTo(ErasureGround.THIRD_PARTY_DATA);
        }

        @Test
        void namesEveryTextThatWasHeldAndLeavesTheRating() {
            CaseRun asked = Situations.named("ERASURE_REQUESTED").does(People.SUBJECT, "AddNote");
            var held = asked.feedback().words().held();
            assertThat(held).hasSize(3);
            asked.does(People.DPO, "ApproveErasure");
            assertThat(asked.last(FeedbackEvent.PersonalDataErased.class).refs())
                    .isEqualTo(held);
            assertThat(asked.feedback().words()).isEqualTo(new Feedback.Words(java.util.List.of(), null));
            assertThat(asked.feedback().counting().rating()).isEqualTo(2);
        }

        @Test
        void isAskedForOnceAtATimeAndOnlyWhileWordsAreHeld() {
            assertThat(Situations.named("ERASURE_REQUESTED").refusal(People.SUBJECT, "RequestErasure"))
                    .isEqualTo(NO_CHANGE);
            assertThat(Situations.named("ERASED").refusal(People.SUBJECT, "RequestErasure"))
                    .isEqualTo(NOT_NOW);
            assertThat(routed.refusal(People.DPO, "ApproveErasure")).isEqualTo(NOT_NOW);
        }

        @Test
        void isRefusedWithAReasonAndMayBeAskedForAgain() {
            CaseRun asked = Situations.named("ERASURE_REQUESTED");
            assertThat(asked.refusal(People.DPO, new RefuseErasure(STREAM, null, null)))
                    .isEqualTo(INCOMPLETE);
            asked.does(People.DPO, "RefuseErasure").does(People.SUBJECT, "RequestErasure");
            assertThat(asked.feedback().words().request()).isNotNull();
        }
    }

    /** A restore lost the event of an erasure; the log of erasures did not. */
    @Nested
    class ErasingAgain {
        private final List<String> held = routed.feedback().words().held();

        private EraseAgain again(List<String> gone, ErasureGround ground) {
            return new EraseAgain(STREAM, ground, gone);
        }

        @Test
        void saysOfWhatIsHeldThatItIsGoneWhateverElseWasErasedWithIt() {
            List<String> gone = new ArrayList<>(held);
            gone.add(Made.text(99).ref());
            routed.does(People.SYSTEM, again(gone, ErasureGround.THIRD_PARTY_DATA));
            assertThat(routed.last(FeedbackEvent.PersonalDataErased.class))
                    .isEqualTo(new FeedbackEvent.PersonalDataErased(
                            Made.SERVICE, People.REGISTRY, ErasureGround.THIRD_PARTY_DATA, held));
            assertThat(routed.refusal(People.SYSTEM, again(gone, ErasureGround.THIRD_PARTY_DATA)))
                    .as("once")
                    .isEqualTo(NOT_NOW);
        }

        @Test
        void leavesNoWordsBehindThatAreThere() {
            List<String> some = held.subList(1, held.size());
            assertThat(routed.refusal(People.SYSTEM, again(some, ErasureGround.THIRD_PARTY_DATA)))
                    .isEqualTo(INVALID);
        }

        @Test
        void isTheSystemsAlone() {
            assertThat(routed.refusal(People.DPO, again(held, ErasureGround.THIRD_PARTY_DATA)))
                    .isEqualTo(NOT_YOURS);
            assertThat(routed.refusal(People.SUBJECT, again(held, ErasureGround.THIRD_PARTY_DATA)))
                    .isEqualTo(NOT_YOURS);
        }

        @Test
        void takesAnUnknownGroundFromTheRequestThatIsStillOpen() {
            routed.copy().does(People.SYSTEM, again(held, ErasureGround.ERASED_BEFORE_RESTORE));
            CaseRun asked = Situations.named("ERASURE_REQUESTED_BY_DPO");
            List<String> all = asked.feedback().words().held();
            asked.does(People.SYSTEM, again(all, ErasureGround.ERASED_BEFORE_RESTORE));
            assertThat(asked.last(FeedbackEvent.PersonalDataErased.class).ground())
                    .isEqualTo(ErasureGround.THIRD_PARTY_DATA);
            assertThat(asked.feedback().words().request()).isNull();
        }
    }

    @Nested
    class Keeping {
        private final LapseRetention lapse = new LapseRetention(STREAM, Limits.RETENTION_MONTHS);

        @Test
        void lastsTwentyFourMonthsAfterTheCaseWasSettled() {
            CaseRun run = Situations.named("CLOSED_CONFIRMED");
            Instant settled = run.entries().getLast().at();
            assertThat(settled).isEqualTo(Instant.parse("2026-03-02T09:03:00Z"));
            run.at(Instant.parse("2028-03-02T09:03:00Z").minus(MICRO));
            assertThat(run.refusal(People.SYSTEM, lapse)).isEqualTo(TOO_EARLY);
            run.wait(MICRO).does(People.SYSTEM, lapse);
            assertThat(run.last(FeedbackEvent.PersonalDataErased.class).ground())
                    .isEqualTo(ErasureGround.RETENTION);
            assertThat(run.refusal(People.SYSTEM, lapse)).isEqualTo(NOT_NOW);
        }

        @Test
        void isForeverWhileTheCaseIsOpen() {
            assertThat(routed.wait(Duration.ofDays(4_000)).refusal(People.SYSTEM, lapse))
                    .isEqualTo(NOT_NOW);
        }

        @Test
        void startsAnewWhenTheCaseIsSettledAgain() {
            CaseRun run = Situations.named("CLOSED_LAPSED");
            Instant first = run.feedback().clocks().settledAt();
            run.does(People.SUBJECT, "DisputeAnswer");
            assertThat(run.feedback().clocks().settledAt()).isNull();
            run.does(People.OFFICER, "AcknowledgeFeedback").does(People.OFFICER, "DeclineFeedback");
            assertThat(run.feedback().clocks().settledAt()).isAfter(first);
        }

        @Test
        void isNotProlongedByANote() {
            CaseRun run = Situations.named("CLOSED_CONFIRMED");
            Instant settled = run.feedback().clocks().settledAt();
            run.wait(Duration.ofDays(100)).does(People.SUBJECT, "AddNote");
            assertThat(run.feedback().clocks().settledAt()).isEqualTo(settled);
        }
    }
}
