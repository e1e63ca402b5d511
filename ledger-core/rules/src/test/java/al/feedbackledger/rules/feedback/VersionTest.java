package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The version of a case, by which somebody who acts on an older view is told so. */
class VersionTest {
    @Test
    void whoHasSeenAnOlderVersionIsTold() {
        CaseRun run = Situations.named("ROUTED");
        Decision<FeedbackEvent> stale = FeedbackDecider.decide(
                run.state(),
                run.command("AcknowledgeFeedback"),
                new Act(People.OFFICER, run.now(), run.feedback().version() - 1));
        assertThat(stale).isInstanceOf(Decision.Refused.class);
        assertThat(((Decision.Refused<FeedbackEvent>) stale).refusal().reason()).isEqualTo(Refusal.Reason.STALE);
        Decision<FeedbackEvent> current = FeedbackDecider.decide(
                run.state(),
                run.command("AcknowledgeFeedback"),
                new Act(People.OFFICER, run.now(), run.feedback().version()));
        assertThat(current).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whatIsBesideTheHandlingLeavesTheVersionAsItIs() {
        CaseRun run = Situations.named("ROUTED");
        long version = run.feedback().version();
        run.does(People.SUBJECT, "AddNote")
                .does(People.SUBJECT, "CorrectRating")
                .does(People.MODERATOR, "ProposeExclusion")
                .does(People.SECOND_MODERATOR, "ExcludeFeedback")
                .does(People.SUBJECT, "RequestErasure")
                .does(People.DPO, "ApproveErasure")
                .wait(Duration.ofDays(100))
                .does(People.SYSTEM, "MissDeadline:ANSWER")
                .does(People.SYSTEM, "Escalate:ANSWER");
        assertThat(run.feedback().version()).isEqualTo(version);
        assertThat(run.does(People.OFFICER, "AcknowledgeFeedback").feedback().version())
                .isEqualTo(version + 1);
    }
}
