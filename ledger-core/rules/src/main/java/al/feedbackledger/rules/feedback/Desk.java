package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.CatalogueLimits;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.FeedbackCommand.AnswerFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.AssignOfficer;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.DeclineFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ExtendDeadline;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.PostInterimReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.ProvideClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.RouteFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.TransferFeedback;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.AnswerCorrected;
import al.feedbackledger.rules.feedback.FeedbackEvent.ClarificationProvided;
import al.feedbackledger.rules.feedback.FeedbackEvent.ClarificationRequested;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineExtended;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlinePaused;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineResumed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAcknowledged;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackDeclined;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackEscalated;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackRouted;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackTransferred;
import al.feedbackledger.rules.feedback.FeedbackEvent.InterimReplyPosted;
import al.feedbackledger.rules.feedback.FeedbackEvent.OfficerAssigned;
import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Instant;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** What an institution does with a case until it has answered or declined. */
@CheckReturnValue
final class Desk {
    private Desk() {}

    static Decision<FeedbackEvent> route(Case c, RouteFeedback command) {
        return command.to().type() == InstitutionType.INSPECTORATE
                ? c.refuse(Reason.WRONG_TARGET)
                : Decision.accept(new FeedbackRouted(c.service(), command.to().institution()));
    }

    /** The fourth transfer ends at the operator, who finds out where the case belongs. */
    static Decision<FeedbackEvent> transfer(Case c, TransferFeedback command) {
        boolean sameInstitution = command.to().institution().equals(c.institution());
        if (sameInstitution || command.to().type() == InstitutionType.INSPECTORATE) {
            return c.refuse(Reason.WRONG_TARGET);
        }
        if (c.feedback().answering().transfers() < Limits.TRANSFERS) {
            return Decision.accept(
                    new FeedbackTransferred(c.service(), command.to().institution(), c.institution()));
        }
        return Decision.accept(List.of(
                new FeedbackTransferred(c.service(), command.operator(), c.institution()),
                new FeedbackEscalated(c.service(), command.operator(), EscalationReason.TRANSFERRED_TOO_OFTEN)));
    }

    static Decision<FeedbackEvent> assign(Case c, AssignOfficer command) {
        boolean fit = c.feedback().isCorruptionSignal()
                ? command.officer().role() == Role.INSPECTOR
                : command.officer().role().answers();
        return fit && command.officer().worksFor(c.institution())
                ? Decision.accept(new OfficerAssigned(
                        c.service(), c.institution(), command.officer().id()))
                : c.refuse(Reason.WRONG_TARGET);
    }

    static Decision<FeedbackEvent> acknowledge(Case c) {
        return Decision.accept(new FeedbackAcknowledged(c.service(), c.institution()));
    }

    static Decision<FeedbackEvent> requestClarification(Case c, RequestClarification command) {
        return command.question() == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(List.of(
                        new ClarificationRequested(c.service(), c.institution(), command.question()),
                        new DeadlinePaused(c.service(), c.institution(), DeadlineKind.ANSWER)));
    }

    static Decision<FeedbackEvent> provideClarification(Case c, ProvideClarification command) {
        return command.reply() == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(List.of(
                        new ClarificationProvided(c.service(), c.institution(), command.reply()),
                        resumed(c, command.standard(), false)));
    }

    static Decision<FeedbackEvent> lapseClarification(Case c, LapseClarification command) {
        return Decision.accept(resumed(c, command.standard(), true));
    }

    private static DeadlineResumed resumed(Case c, ServiceStandard standard, boolean lapsed) {
        Feedback.Deadline deadline = c.deadline(DeadlineKind.ANSWER);
        Instant pausedAt = requireNonNull(deadline.pausedAt(), "the clock stands");
        Instant dueAt = standard.resume(deadline.dueAt(), pausedAt, c.act().at());
        return new DeadlineResumed(c.service(), c.institution(), DeadlineKind.ANSWER, dueAt, lapsed);
    }

    static Decision<FeedbackEvent> postInterimReply(Case c, PostInterimReply command) {
        return command.reply() == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(new InterimReplyPosted(c.service(), c.institution(), command.reply()));
    }

    static Decision<FeedbackEvent> extend(Case c, ExtendDeadline command) {
        ExtensionReason reason = command.reason();
        if (reason == null) {
            return c.refuse(Reason.INCOMPLETE);
        }
        if (command.workingDays() < 1 || command.workingDays() > Limits.EXTENSION_WORKING_DAYS) {
            return c.refuse(Reason.INVALID);
        }
        Instant dueAt =
                command.standard().extend(c.deadline(DeadlineKind.ANSWER).dueAt(), command.workingDays());
        return Decision.accept(new DeadlineExtended(
                c.service(), c.institution(), DeadlineKind.ANSWER, dueAt, command.workingDays(), reason));
    }

    static Decision<FeedbackEvent> answer(Case c, AnswerFeedback command) {
        if (!Who.officer(c.feedback(), c.act().by()) && command.othersCanAnswer()) {
            return c.refuse(Reason.NOT_YOURS);
        }
        Outcome outcome = command.outcome();
        if (outcome == null || command.answer() == null) {
            return c.refuse(Reason.INCOMPLETE);
        }
        Reason reason = outcome.refuse(command.action());
        if (reason != null) {
            return c.refuse(reason);
        }
        return Decision.accept(new FeedbackAnswered(
                c.service(), c.institution(), outcome, command.action(), command.answer(), command.repeated(), null));
    }

    static Decision<FeedbackEvent> correct(Case c, CorrectAnswer command) {
        return command.correction() == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(
                        new AnswerCorrected(c.service(), c.institution(), command.correction(), command.repeated()));
    }

    static Decision<FeedbackEvent> decline(Case c, DeclineFeedback command) {
        DeclineReason reason = command.reason();
        String turnTo = command.turnTo();
        if (turnTo != null && !CatalogueLimits.isSlug(turnTo)) {
            return c.refuse(Reason.INVALID);
        }
        return reason == null || command.explanation() == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(
                        new FeedbackDeclined(c.service(), c.institution(), reason, turnTo, command.explanation()));
    }
}
