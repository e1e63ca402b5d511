package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.FeedbackCommand.EraseAgain;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseRetention;
import al.feedbackledger.rules.feedback.FeedbackCommand.RefuseErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.ErasureRefused;
import al.feedbackledger.rules.feedback.FeedbackEvent.ErasureRequested;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** Erasing a case's words: asked for by one person, approved by another, by the passing of time, or before a restore. */
@CheckReturnValue
final class Erasure {
    private Erasure() {}

    static Decision<FeedbackEvent> request(Case c, RequestErasure command) {
        boolean bySubject = c.act().by().role() == Role.SUBJECT;
        boolean fit =
                switch (command.ground()) {
                    case REQUESTED_BY_SUBJECT -> bySubject;
                    case THIRD_PARTY_DATA, UNLAWFUL_CONTENT -> !bySubject;
                    case RETENTION, ERASED_BEFORE_RESTORE -> false;
                };
        return fit
                ? Decision.accept(new ErasureRequested(c.service(), c.institution(), command.ground(), command.text()))
                : c.refuse(Reason.INVALID);
    }

    static Decision<FeedbackEvent> approve(Case c) {
        Feedback.Request request = requireNonNull(c.feedback().words().request(), "the table asks for a request");
        return Decision.accept(erased(c, request.ground()));
    }

    static Decision<FeedbackEvent> refuse(Case c, RefuseErasure command) {
        ErasureRefusalReason reason = command.reason();
        return reason == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(new ErasureRefused(c.service(), c.institution(), reason, command.text()));
    }

    static Decision<FeedbackEvent> lapse(Case c, LapseRetention command) {
        Instant settledAt = requireNonNull(c.feedback().clocks().settledAt(), "a case that is not open is settled");
        Instant end =
                settledAt.atZone(ZoneOffset.UTC).plusMonths(command.months()).toInstant();
        return c.act().at().isBefore(end)
                ? c.refuse(Reason.TOO_EARLY)
                : Decision.accept(erased(c, ErasureGround.RETENTION));
    }

    /** A request that is still open after the restore tells the ground where the log of erasures does not. */
    static Decision<FeedbackEvent> again(Case c, EraseAgain command) {
        if (!Set.copyOf(command.gone()).containsAll(c.feedback().words().held())) {
            return c.refuse(Reason.INVALID);
        }
        Feedback.Request request = c.feedback().words().request();
        ErasureGround ground = request != null && command.ground() == ErasureGround.ERASED_BEFORE_RESTORE
                ? request.ground()
                : command.ground();
        return Decision.accept(erased(c, ground));
    }

    private static PersonalDataErased erased(Case c, ErasureGround ground) {
        return new PersonalDataErased(
                c.service(), c.institution(), ground, c.feedback().words().held());
    }
}
