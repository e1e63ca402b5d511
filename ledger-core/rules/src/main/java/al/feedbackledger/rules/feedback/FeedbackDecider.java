package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Decides a command on a case: {@link FeedbackAct} says who may do what in which state, the classes beside this one what
 * a command must contain and which events follow.
 */
@CheckReturnValue
public final class FeedbackDecider {
    private FeedbackDecider() {}

    public static Decision<FeedbackEvent> decide(FeedbackState state, FeedbackCommand command, Act act) {
        return switch (state) {
            case FeedbackState.Nothing unused -> begin(command, act);
            case Feedback feedback -> go(feedback, command, act);
        };
    }

    private static Decision<FeedbackEvent> begin(FeedbackCommand command, Act act) {
        return switch (command) {
            case FeedbackCommand.SubmitFeedback submit -> Intake.submit(submit, act);
            case FeedbackCommand.ImportFeedback bring -> Intake.bring(bring, act);
            default -> refuse(Reason.UNKNOWN);
        };
    }

    private static Decision<FeedbackEvent> go(Feedback feedback, FeedbackCommand command, Act act) {
        FeedbackAct row = FeedbackAct.of(command);
        Reason reason = row == null ? Reason.ALREADY_EXISTS : row.refuse(feedback, act);
        return reason == null ? follow(new Case(feedback, act), command) : refuse(feedback, act, reason);
    }

    private static Decision<FeedbackEvent> follow(Case c, FeedbackCommand command) {
        return switch (command) {
            case FeedbackCommand.SubmitFeedback unused -> throw new IllegalStateException("a case begins once");
            case FeedbackCommand.ImportFeedback unused -> throw new IllegalStateException("a case begins once");
            case FeedbackCommand.RouteFeedback route -> Desk.route(c, route);
            case FeedbackCommand.TransferFeedback transfer -> Desk.transfer(c, transfer);
            case FeedbackCommand.AssignOfficer assign -> Desk.assign(c, assign);
            case FeedbackCommand.AcknowledgeFeedback unused -> Desk.acknowledge(c);
            case FeedbackCommand.RequestClarification request -> Desk.requestClarification(c, request);
            case FeedbackCommand.ProvideClarification provide -> Desk.provideClarification(c, provide);
            case FeedbackCommand.LapseClarification lapse -> Desk.lapseClarification(c, lapse);
            case FeedbackCommand.PostInterimReply post -> Desk.postInterimReply(c, post);
            case FeedbackCommand.ExtendDeadline extend -> Desk.extend(c, extend);
            case FeedbackCommand.AnswerFeedback answer -> Desk.answer(c, answer);
            case FeedbackCommand.CorrectAnswer correct -> Desk.correct(c, correct);
            case FeedbackCommand.DeclineFeedback decline -> Desk.decline(c, decline);
            case FeedbackCommand.MergeFeedback merge -> Joining.merge(c, merge);
            case FeedbackCommand.UnmergeFeedback unmerge -> Joining.unmerge(c, unmerge);
            case FeedbackCommand.ConfirmResolution unused -> Verdict.confirm(c);
            case FeedbackCommand.LapseAnswer unused -> c.close(Closure.LAPSED);
            case FeedbackCommand.LapseRefusal unused -> c.close(Closure.DECLINED);
            case FeedbackCommand.DisputeAnswer dispute -> Verdict.dispute(c, dispute);
            case FeedbackCommand.RequestReview request -> Verdict.requestReview(c, request);
            case FeedbackCommand.DecideReview decide -> Verdict.decideReview(c, decide);
            case FeedbackCommand.ReRateService reRate -> Verdict.reRate(c, reRate);
            case FeedbackCommand.AddNote add -> Intake.addNote(c, add);
            case FeedbackCommand.CorrectRating correct -> Intake.correctRating(c, correct);
            case FeedbackCommand.WithdrawFeedback unused -> Intake.withdraw(c);
            case FeedbackCommand.ProposeExclusion propose ->
                Exclusion.propose(c, ExclusionAct.EXCLUDE, propose.reason());
            case FeedbackCommand.ProposeReinstatement propose ->
                Exclusion.propose(c, ExclusionAct.REINSTATE, propose.reason());
            case FeedbackCommand.ExcludeFeedback unused -> Exclusion.exclude(c);
            case FeedbackCommand.ReinstateFeedback unused -> Exclusion.reinstate(c);
            case FeedbackCommand.RejectProposal unused -> Exclusion.reject(c);
            case FeedbackCommand.RequestErasure request -> Erasure.request(c, request);
            case FeedbackCommand.ApproveErasure unused -> Erasure.approve(c);
            case FeedbackCommand.RefuseErasure refuse -> Erasure.refuse(c, refuse);
            case FeedbackCommand.LapseRetention lapse -> Erasure.lapse(c, lapse);
            case FeedbackCommand.EraseAgain again -> Erasure.again(c, again);
            case FeedbackCommand.MissDeadline miss -> Timing.miss(c, miss.kind());
            case FeedbackCommand.Escalate escalate -> Timing.escalate(c, escalate);
        };
    }

    static Decision<FeedbackEvent> refuse(Reason reason) {
        return Decision.refuse(new Refusal(reason, "NONE", Set.of()));
    }

    static Decision<FeedbackEvent> refuse(Feedback feedback, Act act, Reason reason) {
        return Decision.refuse(
                new Refusal(reason, feedback.status().name(), FeedbackAct.allowed(feedback, act.by(), act.at())));
    }

    /** A case with the act that is being decided on it, and what every group of commands needs of the two. */
    record Case(Feedback feedback, Act act) {
        String service() {
            return feedback.facts().service();
        }

        String institution() {
            return feedback.institution();
        }

        Decision<FeedbackEvent> refuse(Reason reason) {
            return FeedbackDecider.refuse(feedback, act, reason);
        }

        Decision<FeedbackEvent> close(Closure closure) {
            return Decision.accept(closed(closure));
        }

        FeedbackEvent.FeedbackClosed closed(Closure closure) {
            return new FeedbackEvent.FeedbackClosed(service(), institution(), closure, false, null);
        }

        Feedback.Deadline deadline(DeadlineKind kind) {
            return requireNonNull(feedback.clocks().of(kind), "a case in this state has a deadline");
        }

        FeedbackEvent.DeadlineSet set(DeadlineKind kind, ServiceStandard standard, int workingDays) {
            return new FeedbackEvent.DeadlineSet(
                    service(), institution(), kind, standard.dueAfter(act.at(), workingDays), standard.name());
        }
    }
}
