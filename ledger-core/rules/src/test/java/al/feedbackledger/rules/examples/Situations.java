package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedClosure;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A case in every state the handling table knows, and in the conditions beside the state (excluded, asked to be erased).
 * Each is reached by commands, within half an hour of the submission unless a lapse led to it.
 */
public final class Situations {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Situations() {}

    /** Every situation by name, each call anew. */
    public static Map<String, CaseRun> all() {
        Map<String, CaseRun> all = new LinkedHashMap<>();
        makers().forEach((name, maker) -> all.put(name, maker.get().wait(MINUTE)));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Supplier<CaseRun>> makers() {
        Map<String, Supplier<CaseRun>> makers = new LinkedHashMap<>();
        handling(makers);
        verdicts(makers);
        settled(makers);
        beside(makers);
        signals(makers);
        return makers;
    }

    private static void handling(Map<String, Supplier<CaseRun>> all) {
        all.put("RECEIVED", Situations::received);
        all.put("RECEIVED_ESCALATED", Situations::escalated);
        all.put("ROUTED", Situations::routed);
        all.put("IN_PROGRESS", Situations::inProgress);
        all.put("AWAITING_SUBMITTER", () -> inProgress().does(People.OFFICER, "RequestClarification"));
        all.put("MERGED", () -> inProgress().does(People.OFFICER, "MergeFeedback"));
        all.put("WITHDRAWN", () -> routed().does(People.SUBJECT, "WithdrawFeedback"));
    }

    private static void verdicts(Map<String, Supplier<CaseRun>> all) {
        all.put("ANSWERED", Situations::answered);
        all.put("DISPUTED", Situations::disputed);
        all.put("IN_PROGRESS_AGAIN", () -> disputed().does(People.OFFICER, "AcknowledgeFeedback"));
        all.put("ANSWERED_AGAIN", Situations::answeredAgain);
        all.put("UNDER_REVIEW", Situations::underReview);
        all.put("ANSWERED_BY_REVIEW", () -> underReview().does(People.PARENT_SUPERVISOR, "DecideReview:NEW_ANSWER"));
        all.put("DECLINED", Situations::declined);
        all.put("UNDER_REVIEW_OF_REFUSAL", () -> declined().does(People.SUBJECT, "RequestReview"));
    }

    private static void settled(Map<String, Supplier<CaseRun>> all) {
        all.put("CLOSED_CONFIRMED", () -> answered().does(People.SUBJECT, "ConfirmResolution"));
        all.put("CLOSED_LAPSED", () -> answered().wait(Limits.CONFIRM_WITHIN).does(People.SYSTEM, "LapseAnswer"));
        all.put(
                "CLOSED_LAPSED_AGAIN",
                () -> answeredAgain().wait(Limits.CONFIRM_WITHIN).does(People.SYSTEM, "LapseAnswer"));
        all.put("CLOSED_DECLINED", () -> declined().wait(Limits.REVIEW_WITHIN).does(People.SYSTEM, "LapseRefusal"));
        all.put("CLOSED_REVIEW_DECIDED", () -> underReview().does(People.PARENT_SUPERVISOR, "DecideReview:UPHELD"));
        all.put("RECORDED", Situations::recorded);
        all.put("RECORDED_ANSWERED", () -> recorded().does(People.OFFICER, "AnswerFeedback"));
        all.put("IMPORTED", () -> begin().does(People.IMPORTER, "ImportFeedback"));
        all.put("IMPORTED_ANSWERED", () -> begin().does(
                        People.IMPORTER, Commands.bring(Made.stream(1), Commands.importedReply(), null)));
        all.put("IMPORTED_CLOSED", () -> begin().does(
                        People.IMPORTER, Commands.bring(Made.stream(1), null, new ImportedClosure(true, Made.START))));
    }

    private static void beside(Map<String, Supplier<CaseRun>> all) {
        all.put("EXCLUSION_PROPOSED", Situations::proposed);
        all.put("EXCLUDED", Situations::excluded);
        all.put("REINSTATEMENT_PROPOSED", () -> excluded().does(People.SECOND_MODERATOR, "ProposeReinstatement"));
        all.put("ERASURE_REQUESTED", Situations::erasureRequested);
        all.put("ERASURE_REQUESTED_BY_DPO", () -> routed().does(People.DPO, "RequestErasure:THIRD_PARTY_DATA"));
        all.put("ERASED", () -> erasureRequested().does(People.DPO, "ApproveErasure"));
    }

    private static void signals(Map<String, Supplier<CaseRun>> all) {
        all.put("SIGNAL_RECORDED", () -> begin().does(People.SUBJECT, signal(false)));
        all.put("SIGNAL_ROUTED", Situations::signalRouted);
        all.put("SIGNAL_IN_PROGRESS", Situations::signalInProgress);
        all.put("SIGNAL_AWAITING_SUBMITTER", () -> signalInProgress().does(People.INSPECTOR, "RequestClarification"));
        all.put("SIGNAL_ANSWERED", Situations::signalAnswered);
        all.put("SIGNAL_DISPUTED", () -> signalAnswered().does(People.SUBJECT, "DisputeAnswer"));
        all.put("SIGNAL_IN_PROGRESS_AGAIN", () -> signalAnswered()
                .does(People.SUBJECT, "DisputeAnswer")
                .does(People.INSPECTOR, "AcknowledgeFeedback"));
        all.put("SIGNAL_DECLINED", Situations::signalDeclined);
        all.put("SIGNAL_UNDER_REVIEW", () -> signalDeclined().does(People.SUBJECT, "RequestReview"));
    }

    /** One situation, anew. */
    public static CaseRun named(String name) {
        Supplier<CaseRun> maker = makers().get(name);
        if (maker == null) {
            throw new IllegalArgumentException("no situation " + name);
        }
        return maker.get().wait(MINUTE);
    }

    static CaseRun begin() {
        return new CaseRun(Made.stream(1), Made.START);
    }

    private static CaseRun received() {
        return begin().does(People.SUBJECT, Commands.submitOther(Made.stream(1)));
    }

    private static CaseRun routed() {
        return begin().does(People.SUBJECT, "SubmitFeedback").wait(MINUTE);
    }

    private static CaseRun escalated() {
        String stream = Made.stream(1);
        return routed().does(People.OFFICER, Commands.transfer(stream, People.TAX))
                .does(People.FOREIGN_OFFICER, Commands.transfer(stream, People.REGISTRY))
                .does(People.OFFICER, Commands.transfer(stream, People.TAX))
                .does(People.FOREIGN_OFFICER, Commands.transfer(stream, People.REGISTRY));
    }

    private static CaseRun inProgress() {
        return routed().does(People.OFFICER, "AcknowledgeFeedback").wait(MINUTE);
    }

    private static CaseRun answered() {
        return inProgress().does(People.OFFICER, "AnswerFeedback").wait(MINUTE);
    }

    private static CaseRun disputed() {
        return answered().does(People.SUBJECT, "DisputeAnswer").wait(MINUTE);
    }

    private static CaseRun answeredAgain() {
        return disputed()
                .does(People.OFFICER, "AcknowledgeFeedback")
                .wait(MINUTE)
                .does(People.SECOND_OFFICER, "AnswerFeedback")
                .wait(MINUTE);
    }

    private static CaseRun underReview() {
        return answeredAgain().does(People.SUBJECT, "RequestReview").wait(MINUTE);
    }

    private static CaseRun declined() {
        return routed().does(People.OFFICER, "DeclineFeedback").wait(MINUTE);
    }

    private static CaseRun recorded() {
        return begin().does(People.SUBJECT, Commands.submit(Made.stream(1), Kind.SUGGESTION, false))
                .wait(MINUTE);
    }

    private static CaseRun proposed() {
        return routed().does(People.MODERATOR, "ProposeExclusion");
    }

    private static CaseRun excluded() {
        return proposed().does(People.SECOND_MODERATOR, "ExcludeFeedback");
    }

    private static CaseRun erasureRequested() {
        return routed().does(People.SUBJECT, "RequestErasure");
    }

    private static FeedbackCommand signal(boolean answerWanted) {
        return Commands.submit(Made.stream(1), Kind.CORRUPTION_SIGNAL, answerWanted);
    }

    private static CaseRun signalRouted() {
        return begin().does(People.SUBJECT, signal(true)).wait(MINUTE);
    }

    private static CaseRun signalInProgress() {
        return signalRouted().does(People.INSPECTOR, "AcknowledgeFeedback").wait(MINUTE);
    }

    private static CaseRun signalAnswered() {
        return signalInProgress().does(People.INSPECTOR, "AnswerFeedback").wait(MINUTE);
    }

    private static CaseRun signalDeclined() {
        return signalRouted().does(People.INSPECTOR, "DeclineFeedback").wait(MINUTE);
    }
}
