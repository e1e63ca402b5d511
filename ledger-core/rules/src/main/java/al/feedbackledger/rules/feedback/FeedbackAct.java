package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The handling table: for every command on an existing case, in which states it may come, from whom, and under what
 * further conditions on the state. What a command itself must contain is checked in {@link FeedbackDecider}.
 */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable sets and references to static methods
public enum FeedbackAct {
    ROUTE_FEEDBACK(FeedbackCommand.RouteFeedback.class, EnumSet.of(Status.RECEIVED), Who::operator, When::plain),
    TRANSFER_FEEDBACK(FeedbackCommand.TransferFeedback.class, beforeAnswer(), Who::officer, When::plain),
    ASSIGN_OFFICER(FeedbackCommand.AssignOfficer.class, beforeAnswer(), Who::supervisor, When::always),
    ACKNOWLEDGE_FEEDBACK(
            FeedbackCommand.AcknowledgeFeedback.class,
            EnumSet.of(Status.ROUTED, Status.DISPUTED),
            Who::officer,
            When::always),
    REQUEST_CLARIFICATION(
            FeedbackCommand.RequestClarification.class,
            EnumSet.of(Status.IN_PROGRESS),
            Who::officer,
            When::clarificationsLeft),
    PROVIDE_CLARIFICATION(
            FeedbackCommand.ProvideClarification.class,
            EnumSet.of(Status.AWAITING_SUBMITTER),
            Who::subject,
            When::always),
    LAPSE_CLARIFICATION(
            FeedbackCommand.LapseClarification.class,
            EnumSet.of(Status.AWAITING_SUBMITTER),
            Who::system,
            When::clarificationOver),
    POST_INTERIM_REPLY(
            FeedbackCommand.PostInterimReply.class, EnumSet.of(Status.IN_PROGRESS), Who::officer, When::interimsLeft),
    EXTEND_DEADLINE(FeedbackCommand.ExtendDeadline.class, beforeAnswer(), Who::supervisor, When::extendable),
    ANSWER_FEEDBACK(
            FeedbackCommand.AnswerFeedback.class,
            EnumSet.of(Status.RECORDED, Status.ROUTED, Status.IN_PROGRESS),
            Who::answerer,
            When::answerable),
    CORRECT_ANSWER(FeedbackCommand.CorrectAnswer.class, afterAnswer(), Who::staff, When::correctable),
    DECLINE_FEEDBACK(
            FeedbackCommand.DeclineFeedback.class,
            EnumSet.of(Status.RECEIVED, Status.ROUTED, Status.IN_PROGRESS),
            Who::officerOrOperator,
            When::always),
    CONFIRM_RESOLUTION(
            FeedbackCommand.ConfirmResolution.class, EnumSet.of(Status.ANSWERED), Who::subject, When::always),
    LAPSE_ANSWER(FeedbackCommand.LapseAnswer.class, EnumSet.of(Status.ANSWERED), Who::system, When::answerLapsed),
    DISPUTE_ANSWER(
            FeedbackCommand.DisputeAnswer.class,
            EnumSet.of(Status.ANSWERED, Status.CLOSED, Status.MERGED),
            Who::subject,
            When::disputable),
    REQUEST_REVIEW(
            FeedbackCommand.RequestReview.class,
            EnumSet.of(Status.ANSWERED, Status.CLOSED, Status.DECLINED),
            Who::subject,
            When::reviewable),
    DECIDE_REVIEW(FeedbackCommand.DecideReview.class, EnumSet.of(Status.UNDER_REVIEW), Who::reviewer, When::freshEyes),
    LAPSE_REFUSAL(FeedbackCommand.LapseRefusal.class, EnumSet.of(Status.DECLINED), Who::system, When::refusalLapsed),
    ADD_NOTE(FeedbackCommand.AddNote.class, present(), Who::subject, When::notesLeft),
    CORRECT_RATING(FeedbackCommand.CorrectRating.class, present(), Who::subject, When::ratingCorrectable),
    RE_RATE_SERVICE(
            FeedbackCommand.ReRateService.class,
            EnumSet.of(Status.ANSWERED, Status.CLOSED, Status.RECORDED, Status.MERGED),
            Who::subject,
            When::reRatable),
    WITHDRAW_FEEDBACK(FeedbackCommand.WithdrawFeedback.class, present(), Who::subject, When::always),
    MERGE_FEEDBACK(
            FeedbackCommand.MergeFeedback.class,
            EnumSet.of(Status.RECEIVED, Status.ROUTED, Status.IN_PROGRESS),
            Who::officer,
            When::plain),
    UNMERGE_FEEDBACK(
            FeedbackCommand.UnmergeFeedback.class, EnumSet.of(Status.MERGED), Who::officerOrSystem, When::always),
    PROPOSE_EXCLUSION(FeedbackCommand.ProposeExclusion.class, present(), Who::moderator, When::excludable),
    PROPOSE_REINSTATEMENT(FeedbackCommand.ProposeReinstatement.class, present(), Who::moderator, When::reinstatable),
    EXCLUDE_FEEDBACK(FeedbackCommand.ExcludeFeedback.class, present(), Who::moderator, When::exclusionProposed),
    REINSTATE_FEEDBACK(FeedbackCommand.ReinstateFeedback.class, present(), Who::moderator, When::reinstatementProposed),
    REJECT_PROPOSAL(FeedbackCommand.RejectProposal.class, present(), Who::moderator, When::proposed),
    REQUEST_ERASURE(
            FeedbackCommand.RequestErasure.class, EnumSet.allOf(Status.class), Who::subjectOrDpo, When::erasable),
    APPROVE_ERASURE(FeedbackCommand.ApproveErasure.class, EnumSet.allOf(Status.class), Who::dpo, When::erasureAsked),
    REFUSE_ERASURE(FeedbackCommand.RefuseErasure.class, EnumSet.allOf(Status.class), Who::dpo, When::erasureAsked),
    LAPSE_RETENTION(FeedbackCommand.LapseRetention.class, notOpen(), Who::system, When::wordsHeld),
    ERASE_AGAIN(FeedbackCommand.EraseAgain.class, EnumSet.allOf(Status.class), Who::system, When::wordsHeld),
    MISS_DEADLINE(FeedbackCommand.MissDeadline.class, open(), Who::system, When::always),
    ESCALATE(FeedbackCommand.Escalate.class, open(), Who::system, When::always);

    private final Class<? extends FeedbackCommand> command;
    private final Set<Status> states;
    private final BiPredicate<Feedback, Actor> who;
    private final When.Condition condition;

    FeedbackAct(
            Class<? extends FeedbackCommand> command,
            Set<Status> states,
            BiPredicate<Feedback, Actor> who,
            When.Condition condition) {
        this.command = command;
        this.states = Set.copyOf(states);
        this.who = who;
        this.condition = condition;
    }

    public Class<? extends FeedbackCommand> command() {
        return command;
    }

    /** The row for a command; null for the two commands that begin a case. */
    static @Nullable FeedbackAct of(FeedbackCommand command) {
        for (FeedbackAct act : values()) {
            if (act.command == command.getClass()) {
                return act;
            }
        }
        return null;
    }

    /** Why this act may not be done now by this actor; null when it may. */
    Refusal.@Nullable Reason refuse(Feedback feedback, Act act) {
        if (!who.test(feedback, act.by())) {
            return Refusal.Reason.NOT_YOURS;
        }
        Long seen = act.expectedVersion();
        if (seen != null && seen != feedback.version()) {
            return Refusal.Reason.STALE;
        }
        if (!states.contains(feedback.status())) {
            return Refusal.Reason.NOT_NOW;
        }
        return condition.refuse(feedback, act);
    }

    /** Names of the commands this actor could send now, by the state alone. */
    public static Set<String> allowed(Feedback feedback, Actor actor, Instant now) {
        Set<String> names = new TreeSet<>();
        for (FeedbackAct act : values()) {
            if (act.refuse(feedback, Act.of(actor, now)) == null) {
                names.add(act.command.getSimpleName());
            }
        }
        return names;
    }

    private static Set<Status> beforeAnswer() {
        return EnumSet.of(Status.ROUTED, Status.IN_PROGRESS);
    }

    private static Set<Status> afterAnswer() {
        return EnumSet.of(Status.ANSWERED, Status.CLOSED, Status.RECORDED);
    }

    private static Set<Status> present() {
        return EnumSet.complementOf(EnumSet.of(Status.WITHDRAWN));
    }

    private static Set<Status> open() {
        EnumSet<Status> open = EnumSet.allOf(Status.class);
        open.removeIf(status -> !status.isOpen());
        return open;
    }

    private static Set<Status> notOpen() {
        EnumSet<Status> rest = EnumSet.allOf(Status.class);
        rest.removeIf(Status::isOpen);
        return rest;
    }
}
