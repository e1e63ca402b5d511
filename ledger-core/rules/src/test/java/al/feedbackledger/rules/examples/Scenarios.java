package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import static al.feedbackledger.rules.examples.People.*;
import static al.feedbackledger.rules.feedback.Status.*;
import static java.util.Objects.requireNonNull;

/** The lives of cases, written once: every command is accepted in at least one of them. */
public final class Scenarios {
    private static final Duration LONG = Duration.ofDays(60);

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                disputedAndAnsweredByAnother(),
                clarifiedExtendedAndLapsed(),
                clarificationThatNeverCame(),
                declinedAndForgotten(),
                declinedAndReviewed(),
                reviewedAfterADispute(),
                routedByTheOperator(),
                passedOnTooOften(),
                joinedAndParted(),
                joinedAndDisputed(),
                correctedAndWithdrawn(),
                excludedAndReinstated(),
                erased(),
                keptNoLonger(),
                erasedBeforeARestore(),
                overdue(),
                overdueReview(),
                answeredThoughNobodyAsked(),
                imported(),
                importedWithReply(),
                corruptionSignal());
    }

    private static Function<String, FeedbackCommand> command(String name) {
        Commands.Factory factory = requireNonNull(Commands.byName().get(name), name);
        return stream -> factory.make(stream, null);
    }

    private static Scenario.Builder complaint(String name) {
        return Scenario.named(name)
                .step(
                        SUBJECT,
                        command("SubmitFeedback"),
                        ROUTED,
                        FeedbackSubmitted.class,
                        FeedbackRouted.class,
                        DeadlineSet.class,
                        DeadlineSet.class);
    }

    private static Scenario.Builder answered(String name) {
        return complaint(name)
                .step(OFFICER, command("AcknowledgeFeedback"), IN_PROGRESS, FeedbackAcknowledged.class)
                .step(OFFICER, command("AnswerFeedback"), ANSWERED, FeedbackAnswered.class);
    }

    private static Scenario.Builder answeredAgain(String name) {
        return answered(name)
                .step(SUBJECT, command("DisputeAnswer"), DISPUTED, AnswerDisputed.class, DeadlineSet.class)
                .step(OFFICER, command("AcknowledgeFeedback"), IN_PROGRESS, FeedbackAcknowledged.class)
                .refused(OFFICER, command("AnswerFeedback"), Refusal.Reason.SAME_PERSON)
                .step(SECOND_OFFICER, command("AnswerFeedback"), ANSWERED, FeedbackAnswered.class);
    }

    private static Scenario disputedAndAnsweredByAnother() {
        return answeredAgain("disputed, answered by another officer, confirmed")
                .step(SUBJECT, command("ReRateService"), ANSWERED, ServiceReRated.class)
                .refused(SUBJECT, command("ReRateService"), Refusal.Reason.LIMIT_REACHED)
                .step(SUBJECT, command("ConfirmResolution"), CLOSED, ResolutionConfirmed.class, FeedbackClosed.class)
                .refused(OFFICER, command("AnswerFeedback"), Refusal.Reason.NOT_NOW)
                .end();
    }

    private static Scenario clarifiedExtendedAndLapsed() {
        return complaint("clarified, extended, answered, corrected, lapsed, disputed too late")
                .step(SUPERVISOR, command("AssignOfficer"), ROUTED, OfficerAssigned.class)
                .step(OFFICER, command("AcknowledgeFeedback"), IN_PROGRESS, FeedbackAcknowledged.class)
                .step(
                        OFFICER,
                        command("RequestClarification"),
                        AWAITING_SUBMITTER,
                        ClarificationRequested.class,
                        DeadlinePaused.class)
                .after(Duration.ofDays(3))
                .step(
                        SUBJECT,
                        command("ProvideClarification"),
                        IN_PROGRESS,
                        ClarificationProvided.class,
                        DeadlineResumed.class)
                .step(OFFICER, command("PostInterimReply"), IN_PROGRESS, InterimReplyPosted.class)
                .step(SUPERVISOR, command("ExtendDeadline"), IN_PROGRESS, DeadlineExtended.class)
                .refused(SUPERVISOR, command("ExtendDeadline"), Refusal.Reason.LIMIT_REACHED)
                .step(OFFICER, command("AnswerFeedback"), ANSWERED, FeedbackAnswered.class)
                .step(OFFICER, command("CorrectAnswer"), ANSWERED, AnswerCorrected.class)
                .refused(SYSTEM, command("LapseAnswer"), Refusal.Reason.TOO_EARLY)
                .after(Limits.CONFIRM_WITHIN)
                .step(SYSTEM, command("LapseAnswer"), CLOSED, FeedbackClosed.class)
                .after(Limits.DISPUTE_WITHIN)
                .refused(SUBJECT, command("DisputeAnswer"), Refusal.Reason.TOO_LATE)
                .end();
    }

    private static Scenario clarificationThatNeverCame() {
        return complaint("asked, and no reply came")
                .step(OFFICER, command("AcknowledgeFeedback"), IN_PROGRESS, FeedbackAcknowledged.class)
                .step(
                        OFFICER,
                        command("RequestClarification"),
                        AWAITING_SUBMITTER,
                        ClarificationRequested.class,
                        DeadlinePaused.class)
                .after(Limits.CLARIFY_WITHIN)
                .step(SYSTEM, command("LapseClarification"), IN_PROGRESS, DeadlineResumed.class)
                .end();
    }

    private static Scenario declinedAndForgotten() {
        return complaint("declined, and no review asked for")
                .refused(FOREIGN_OFFICER, command("DeclineFeedback"), Refusal.Reason.NOT_YOURS)
                .step(OFFICER, command("DeclineFeedback"), DECLINED, FeedbackDeclined.class)
                .after(LONG)
                .step(SYSTEM, command("LapseRefusal"), CLOSED, FeedbackClosed.class)
                .end();
    }

    private static Scenario declinedAndReviewed() {
        return complaint("declined, and the refusal upheld by the parent institution")
                .step(OFFICER, command("DeclineFeedback"), DECLINED, FeedbackDeclined.class)
                .step(SUBJECT, command("RequestReview"), UNDER_REVIEW, ReviewRequested.class, DeadlineSet.class)
                .refused(SUPERVISOR, command("DecideReview:UPHELD"), Refusal.Reason.NOT_YOURS)
                .step(
                        PARENT_SUPERVISOR,
                        command("DecideReview:UPHELD"),
                        CLOSED,
                        ReviewDecided.class,
                        FeedbackClosed.class)
                .end();
    }

    private static Scenario reviewedAfterADispute() {
        return answeredAgain("answered again, reviewed, answered by the parent institution")
                .step(SUBJECT, command("RequestReview"), UNDER_REVIEW, ReviewRequested.class, DeadlineSet.class)
                .step(PARENT_SUPERVISOR, command("DecideReview:NEW_ANSWER"), ANSWERED, ReviewDecided.class)
                .step(SUBJECT, command("ConfirmResolution"), CLOSED, ResolutionConfirmed.class, FeedbackClosed.class)
                .end();
    }

    private static Scenario routedByTheOperator() {
        return Scenario.named("about another service, routed by the operator, passed on once")
                .step(
                        SUBJECT,
                        Commands::submitOther,
                        RECEIVED,
                        FeedbackSubmitted.class,
                        DeadlineSet.class,
                        DeadlineSet.class)
                .refused(OFFICER, command("RouteFeedback"), Refusal.Reason.NOT_YOURS)
                .step(NAIS_OFFICER, command("RouteFeedback"), ROUTED, FeedbackRouted.class)
                .step(OFFICER, command("TransferFeedback"), ROUTED, FeedbackTransferred.class)
                .step(FOREIGN_OFFICER, command("AcknowledgeFeedback"), IN_PROGRESS, FeedbackAcknowledged.class)
                .end();
    }

    private static Scenario passedOnTooOften() {
        Function<String, FeedbackCommand> away = stream -> Commands.transfer(stream, TAX);
        Function<String, FeedbackCommand> back = stream -> Commands.transfer(stream, REGISTRY);
        return complaint("passed on four times")
                .step(OFFICER, away, ROUTED, FeedbackTransferred.class)
                .step(FOREIGN_OFFICER, back, ROUTED, FeedbackTransferred.class)
                .step(OFFICER, away, ROUTED, FeedbackTransferred.class)
                .step(FOREIGN_OFFICER, back, RECEIVED, FeedbackTransferred.class, FeedbackEscalated.class)
                .step(NAIS_SUPERVISOR, command("RouteFeedback"), ROUTED, FeedbackRouted.class)
                .end();
    }

    private static Scenario joinedAndParted() {
        return complaint("joined with another case and parted by an officer")
                .step(OFFICER, command("MergeFeedback"), MERGED, FeedbackMerged.class)
                .step(SUPERVISOR, command("UnmergeFeedback"), ROUTED, FeedbackUnmerged.class)
                .step(OFFICER, command("MergeFeedback"), MERGED, FeedbackMerged.class)
                .step(SYSTEM, command("UnmergeFeedback:TARGET_WITHDRAWN"), ROUTED, FeedbackUnmerged.class)
                .end();
    }

    private static Scenario joinedAndDisputed() {
        return complaint("joined, re-rated and disputed after the answer to the other case")
                .step(OFFICER, command("MergeFeedback"), MERGED, FeedbackMerged.class)
                .step(SUBJECT, command("ReRateService"), MERGED, ServiceReRated.class)
                .step(
                        SUBJECT,
                        command("DisputeAnswer"),
                        DISPUTED,
                        FeedbackUnmerged.class,
                        AnswerDisputed.class,
                        DeadlineSet.class)
                .step(OFFICER, command("AcknowledgeFeedback"), IN_PROGRESS, FeedbackAcknowledged.class)
                .refused(OFFICER, command("AnswerFeedback"), Refusal.Reason.SAME_PERSON)
                .end();
    }

    private static Scenario correctedAndWithdrawn() {
        return complaint("rating corrected, note added, withdrawn")
                .step(SUBJECT, command("CorrectRating"), ROUTED, RatingCorrected.class)
                .step(SUBJECT, command("AddNote"), ROUTED, NoteAdded.class)
                .step(SUBJECT, command("WithdrawFeedback"), WITHDRAWN, FeedbackWithdrawn.class)
                .refused(SUBJECT, command("AddNote"), Refusal.Reason.NOT_NOW)
                .end();
    }

    private static Scenario excludedAndReinstated() {
        return complaint("excluded by two moderators, reinstated by two, proposed and rejected")
                .step(MODERATOR, command("ProposeExclusion"), ROUTED, ExclusionProposed.class)
                .refused(MODERATOR, command("ExcludeFeedback"), Refusal.Reason.SAME_PERSON)
                .step(SECOND_MODERATOR, command("ExcludeFeedback"), ROUTED, FeedbackExcluded.class)
                .refused(SUBJECT, command("CorrectRating"), Refusal.Reason.NOT_NOW)
                .step(SECOND_MODERATOR, command("ProposeReinstatement"), ROUTED, ExclusionProposed.class)
                .step(MODERATOR, command("ReinstateFeedback"), ROUTED, FeedbackReinstated.class)
                .step(MODERATOR, command("ProposeExclusion"), ROUTED, ExclusionProposed.class)
                .step(SECOND_MODERATOR, command("RejectProposal"), ROUTED, ExclusionRejected.class)
                .end();
    }

    private static Scenario erased() {
        return answered("erasing asked for, refused, asked for again, approved")
                .step(SUBJECT, command("RequestErasure"), ANSWERED, ErasureRequested.class)
                .step(DPO, command("RefuseErasure"), ANSWERED, ErasureRefused.class)
                .step(DPO, command("RequestErasure:THIRD_PARTY_DATA"), ANSWERED, ErasureRequested.class)
                .refused(DPO, command("ApproveErasure"), Refusal.Reason.SAME_PERSON)
                .step(SECOND_DPO, command("ApproveErasure"), ANSWERED, PersonalDataErased.class)
                .end();
    }

    private static Scenario keptNoLonger() {
        return answered("confirmed, and its words kept no longer")
                .step(SUBJECT, command("ConfirmResolution"), CLOSED, ResolutionConfirmed.class, FeedbackClosed.class)
                .refused(SYSTEM, command("LapseRetention"), Refusal.Reason.TOO_EARLY)
                .after(Duration.ofDays(731))
                .step(SYSTEM, command("LapseRetention"), CLOSED, PersonalDataErased.class)
                .end();
    }

    private static Scenario erasedBeforeARestore() {
        return answered("words erased before a restore, which lost the event")
                .refused(DPO, command("EraseAgain"), Refusal.Reason.NOT_YOURS)
                .step(SYSTEM, command("EraseAgain"), ANSWERED, PersonalDataErased.class)
                .refused(SYSTEM, command("EraseAgain"), Refusal.Reason.NOT_NOW)
                .end();
    }

    private static Scenario overdue() {
        return complaint("never acknowledged, overdue, shown to the operator")
                .refused(SYSTEM, command("MissDeadline:ACKNOWLEDGE"), Refusal.Reason.TOO_EARLY)
                .after(LONG)
                .step(SYSTEM, command("MissDeadline:ACKNOWLEDGE"), ROUTED, DeadlineMissed.class)
                .step(SYSTEM, command("MissDeadline:ANSWER"), ROUTED, DeadlineMissed.class)
                .step(SYSTEM, command("Escalate:ANSWER"), ROUTED, FeedbackEscalated.class)
                .refused(SYSTEM, command("Escalate:ANSWER"), Refusal.Reason.NO_CHANGE)
                .end();
    }

    private static Scenario overdueReview() {
        return complaint("a review that nobody decides")
                .step(OFFICER, command("DeclineFeedback"), DECLINED, FeedbackDeclined.class)
                .step(SUBJECT, command("RequestReview"), UNDER_REVIEW, ReviewRequested.class, DeadlineSet.class)
                .after(LONG)
                .step(SYSTEM, command("MissDeadline:REVIEW"), UNDER_REVIEW, DeadlineMissed.class)
                .step(SYSTEM, command("Escalate:REVIEW"), UNDER_REVIEW, FeedbackEscalated.class)
                .end();
    }

    private static Scenario answeredThoughNobodyAsked() {
        return Scenario.named("a suggestion that is answered though nobody asked")
                .step(
                        SUBJECT,
                        stream -> Commands.submit(stream, Kind.SUGGESTION, false),
                        RECORDED,
                        FeedbackSubmitted.class)
                .step(OFFICER, command("AnswerFeedback"), RECORDED, FeedbackAnswered.class)
                .refused(OFFICER, command("AnswerFeedback"), Refusal.Reason.LIMIT_REACHED)
                .step(SUBJECT, command("ReRateService"), RECORDED, ServiceReRated.class)
                .end();
    }

    private static Scenario imported() {
        return Scenario.named("imported")
                .step(IMPORTER, command("ImportFeedback"), RECORDED, FeedbackSubmitted.class)
                .refused(OFFICER, command("AnswerFeedback"), Refusal.Reason.NOT_NOW)
                .end();
    }

    private static Scenario importedWithReply() {
        return Scenario.named("imported with its reply")
                .step(
                        IMPORTER,
                        stream -> Commands.bring(stream, Commands.importedReply(), null),
                        RECORDED,
                        FeedbackSubmitted.class,
                        FeedbackAnswered.class)
                .end();
    }

    private static Scenario corruptionSignal() {
        return Scenario.named("a corruption signal, for inspectors alone")
                .step(
                        SUBJECT,
                        stream -> Commands.submit(stream, Kind.CORRUPTION_SIGNAL, true),
                        ROUTED,
                        FeedbackSubmitted.class,
                        FeedbackRouted.class,
                        DeadlineSet.class,
                        DeadlineSet.class)
                .refused(OFFICER, command("AcknowledgeFeedback"), Refusal.Reason.NOT_YOURS)
                .refused(NAIS_SUPERVISOR, command("DeclineFeedback"), Refusal.Reason.NOT_YOURS)
                .refused(INSPECTOR, command("TransferFeedback"), Refusal.Reason.NOT_NOW)
                .step(INSPECTOR, command("DeclineFeedback"), DECLINED, FeedbackDeclined.class)
                .step(SUBJECT, command("RequestReview"), UNDER_REVIEW, ReviewRequested.class, DeadlineSet.class)
                .refused(INSPECTOR, command("DecideReview:UPHELD"), Refusal.Reason.SAME_PERSON)
                .step(
                        SECOND_INSPECTOR,
                        command("DecideReview:UPHELD"),
                        CLOSED,
                        ReviewDecided.class,
                        FeedbackClosed.class)
                .end();
    }
}
