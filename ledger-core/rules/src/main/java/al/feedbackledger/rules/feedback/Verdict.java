package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.feedback.FeedbackCommand.DecideReview;
import al.feedbackledger.rules.feedback.FeedbackCommand.DisputeAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.ReRateService;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestReview;
import al.feedbackledger.rules.feedback.FeedbackCommand.TargetAnswer;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.AnswerDisputed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackUnmerged;
import al.feedbackledger.rules.feedback.FeedbackEvent.ResolutionConfirmed;
import al.feedbackledger.rules.feedback.FeedbackEvent.ReviewDecided;
import al.feedbackledger.rules.feedback.FeedbackEvent.ReviewRequested;
import al.feedbackledger.rules.feedback.FeedbackEvent.ServiceReRated;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What the person makes of an answer, and what a higher body makes of a dispute. */
@CheckReturnValue
final class Verdict {
    private Verdict() {}

    static Decision<FeedbackEvent> confirm(Case c) {
        return Decision.accept(
                List.of(new ResolutionConfirmed(c.service(), c.institution()), c.closed(Closure.CONFIRMED)));
    }

    /** Who was joined with another case disputes the answer given there, and stands alone from then on. */
    static Decision<FeedbackEvent> dispute(Case c, DisputeAnswer command) {
        DisputeReason reason = command.reason();
        if (reason == null) {
            return c.refuse(Reason.INCOMPLETE);
        }
        List<FeedbackEvent> events = new ArrayList<>();
        if (c.feedback().handling() instanceof Handling.Merged merged) {
            TargetAnswer answer = command.targetAnswer();
            if (answer == null) {
                return c.refuse(Reason.NOT_NOW);
            }
            if (When.within(answer.at(), Limits.DISPUTE_WITHIN, c.act()) != null) {
                return c.refuse(Reason.TOO_LATE);
            }
            events.add(new FeedbackUnmerged(
                    c.service(), c.institution(), merged.into(), UnmergeReason.DISPUTED, answer.by()));
        }
        events.add(new AnswerDisputed(c.service(), c.institution(), reason, command.text()));
        events.add(c.set(
                DeadlineKind.ANSWER, command.standard(), command.standard().answerWorkingDays()));
        return Decision.accept(events);
    }

    static Decision<FeedbackEvent> requestReview(Case c, RequestReview command) {
        return Decision.accept(List.of(
                new ReviewRequested(c.service(), c.institution(), command.text()),
                c.set(
                        DeadlineKind.REVIEW,
                        command.standard(),
                        command.standard().reviewWorkingDays())));
    }

    static Decision<FeedbackEvent> decideReview(Case c, DecideReview command) {
        boolean competent = c.feedback().isCorruptionSignal() || c.act().by().worksFor(command.reviewBody());
        if (!competent) {
            return c.refuse(Reason.NOT_YOURS);
        }
        ReviewResult result = command.result();
        if (result == null || command.text() == null) {
            return c.refuse(Reason.INCOMPLETE);
        }
        Reason reason = outcomeOf(result, command);
        if (reason != null) {
            return c.refuse(reason);
        }
        ReviewDecided decided = new ReviewDecided(
                c.service(), c.institution(), result, command.outcome(), command.action(), command.text());
        return switch (result) {
            case NEW_ANSWER -> Decision.accept(decided);
            case UPHELD -> Decision.accept(List.of(decided, c.closed(Closure.REVIEW_DECIDED)));
        };
    }

    /** Only a new answer has an outcome, by the same rules as an institution's. */
    private static @Nullable Reason outcomeOf(ReviewResult result, DecideReview command) {
        Outcome outcome = command.outcome();
        return switch (result) {
            case NEW_ANSWER -> outcome == null ? Reason.INCOMPLETE : outcome.refuse(command.action());
            case UPHELD -> outcome == null && command.action() == null ? null : Reason.INVALID;
        };
    }

    static Decision<FeedbackEvent> reRate(Case c, ReRateService command) {
        Integer first = c.feedback().counting().rating();
        if (!Intake.isRating(command.rating()) || first == null) {
            return c.refuse(Reason.INVALID);
        }
        boolean merged = c.feedback().status() == Status.MERGED;
        if (merged && command.targetAnswer() == null) {
            return c.refuse(Reason.NOT_NOW);
        }
        return Decision.accept(new ServiceReRated(c.service(), c.institution(), first, command.rating()));
    }
}
