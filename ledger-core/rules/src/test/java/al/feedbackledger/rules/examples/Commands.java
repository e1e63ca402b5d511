package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.*;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.ReviewResult;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.rules.feedback.UnmergeReason;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One well-formed command of every kind. What a command depends on (whether the case is a corruption signal, where it
 * is handled) is read from the case, as a door would.
 */
public final class Commands {
    private static final Map<String, Factory> ALL = all();
    private static final SealedText ANSWER_TEXT = Made.text(10);
    private static final SealedText NEXT_TEXT = Made.text(900);

    private Commands() {}

    /** Makes a command for a case. */
    @FunctionalInterface
    public interface Factory {
        FeedbackCommand make(String stream, @Nullable Feedback feedback);
    }

    /** Every kind of command on an existing case by its name; where it has variants, by name and variant. */
    public static Map<String, Factory> byName() {
        return Collections.unmodifiableMap(ALL);
    }

    public static SubmitFeedback submit(String stream, Kind kind, boolean answerWanted) {
        return new SubmitFeedback(
                stream, Made.REFERENCE, submission(kind, Channel.WEB, answerWanted), routing(), Made.STANDARD);
    }

    /** Feedback about the service for which nobody is competent. */
    public static SubmitFeedback submitOther(String stream) {
        return new SubmitFeedback(
                stream,
                Made.REFERENCE,
                submission(Kind.COMPLAINT, Channel.WEB, true),
                new Routing("other", true, null, People.NAIS, People.INSPECTORATE, "portal"),
                Made.STANDARD);
    }

    public static ImportFeedback bring(
            String stream, @Nullable ImportedReply reply, @Nullable ImportedClosure closure) {
        return new ImportFeedback(
                stream,
                Made.REFERENCE,
                submission(Kind.COMPLAINT, Channel.IMPORT, true),
                routing(),
                Made.START.minusSeconds(86_400),
                reply,
                closure);
    }

    public static ImportedReply importedReply() {
        return new ImportedReply(Outcome.EXPLAINED, Made.text(2), 0, Made.START.minusSeconds(3_600));
    }

    public static Submission submission(Kind kind, Channel channel, boolean answerWanted) {
        boolean signal = kind == Kind.CORRUPTION_SIGNAL;
        return new Submission(
                kind,
                Audience.CITIZEN,
                channel,
                null,
                "sq",
                signal ? null : 2,
                GotItDone.NO,
                Set.of(Reason.TOO_SLOW),
                answerWanted,
                Made.text(1),
                null);
    }

    public static Routing routing() {
        return new Routing(Made.SERVICE, true, People.REGISTRY, People.NAIS, People.INSPECTORATE, "portal");
    }

    public static AnswerFeedback answer(String stream) {
        return new AnswerFeedback(stream, Outcome.EXPLAINED, null, ANSWER_TEXT, 0, true);
    }

    public static TransferFeedback transfer(String stream, String to) {
        return new TransferFeedback(stream, new Target(to, InstitutionType.AGENCY), People.NAIS);
    }

    public static MergeFeedback merge(String stream, String institution) {
        return new MergeFeedback(stream, Made.OTHER_CASE, Status.ROUTED, institution, Kind.COMPLAINT, false);
    }

    public static DisputeAnswer dispute(String stream) {
        return new DisputeAnswer(
                stream,
                DisputeReason.NOT_SOLVED,
                Made.text(11),
                Made.STANDARD,
                new TargetAnswer(Made.START, People.OFFICER.id()));
    }

    public static DecideReview decideReview(String stream, ReviewResult result) {
        Outcome outcome = result == ReviewResult.NEW_ANSWER ? Outcome.RESOLVED : null;
        return new DecideReview(stream, result, outcome, null, Made.text(13), People.MINISTRY);
    }

    private static Map<String, Factory> all() {
        Map<String, Factory> all = new LinkedHashMap<>();
        intake(all);
        desk(all);
        verdict(all);
        counting(all);
        time(all);
        return all;
    }

    private static void intake(Map<String, Factory> all) {
        all.put("SubmitFeedback", (s, f) -> submit(s, Kind.COMPLAINT, true));
        all.put("ImportFeedback", (s, f) -> bring(s, null, null));
        all.put("AddNote", (s, f) -> new AddNote(s, NEXT_TEXT));
        all.put("CorrectRating", (s, f) -> new CorrectRating(s, 4));
        all.put("WithdrawFeedback", (s, f) -> new WithdrawFeedback(s));
    }

    private static void desk(Map<String, Factory> all) {
        all.put("RouteFeedback", (s, f) -> new RouteFeedback(s, new Target(People.REGISTRY, InstitutionType.AGENCY)));
        all.put("TransferFeedback", (s, f) -> transfer(s, People.TAX));
        all.put(
                "AssignOfficer",
                (s, f) -> new AssignOfficer(
                        s, f != null && f.isCorruptionSignal() ? People.SECOND_INSPECTOR : People.SECOND_OFFICER));
        all.put("AcknowledgeFeedback", (s, f) -> new AcknowledgeFeedback(s));
        all.put("RequestClarification", (s, f) -> new RequestClarification(s, NEXT_TEXT));
        all.put("ProvideClarification", (s, f) -> new ProvideClarification(s, NEXT_TEXT, Made.STANDARD));
        all.put("PostInterimReply", (s, f) -> new PostInterimReply(s, NEXT_TEXT));
        all.put("ExtendDeadline", (s, f) -> new ExtendDeadline(s, 5, ExtensionReason.COMPLEX_CASE, Made.STANDARD));
        all.put("AnswerFeedback", (s, f) -> answer(s));
        all.put("CorrectAnswer", (s, f) -> new CorrectAnswer(s, NEXT_TEXT, 0));
        all.put(
                "DeclineFeedback",
                (s, f) -> new DeclineFeedback(s, DeclineReason.NOT_COMPETENT, People.TAX, NEXT_TEXT));
        all.put("MergeFeedback", (s, f) -> merge(s, f == null ? People.REGISTRY : f.institution()));
        all.put("UnmergeFeedback", (s, f) -> new UnmergeFeedback(s, UnmergeReason.OFFICER));
        all.put("UnmergeFeedback:TARGET_WITHDRAWN", (s, f) -> new UnmergeFeedback(s, UnmergeReason.TARGET_WITHDRAWN));
        all.put("UnmergeFeedback:TARGET_DECLINED", (s, f) -> new UnmergeFeedback(s, UnmergeReason.TARGET_DECLINED));
    }

    private static void verdict(Map<String, Factory> all) {
        all.put("ConfirmResolution", (s, f) -> new ConfirmResolution(s));
        all.put("DisputeAnswer", (s, f) -> dispute(s));
        all.put("RequestReview", (s, f) -> new RequestReview(s, NEXT_TEXT, Made.STANDARD));
        all.put("DecideReview:NEW_ANSWER", (s, f) -> decideReview(s, ReviewResult.NEW_ANSWER));
        all.put("DecideReview:UPHELD", (s, f) -> decideReview(s, ReviewResult.UPHELD));
        all.put("ReRateService", (s, f) -> new ReRateService(s, 5, new TargetAnswer(Made.START, People.OFFICER.id())));
    }

    private static void counting(Map<String, Factory> all) {
        all.put("ProposeExclusion", (s, f) -> new ProposeExclusion(s, ExclusionReason.SPAM));
        all.put("ProposeReinstatement", (s, f) -> new ProposeReinstatement(s, ExclusionReason.DECIDED_IN_ERROR));
        all.put("ExcludeFeedback", (s, f) -> new ExcludeFeedback(s));
        all.put("ReinstateFeedback", (s, f) -> new ReinstateFeedback(s));
        all.put("RejectProposal", (s, f) -> new RejectProposal(s));
        all.put("RequestErasure", (s, f) -> new RequestErasure(s, ErasureGround.REQUESTED_BY_SUBJECT, NEXT_TEXT));
        all.put(
                "RequestErasure:THIRD_PARTY_DATA",
                (s, f) -> new RequestErasure(s, ErasureGround.THIRD_PARTY_DATA, null));
        all.put("ApproveErasure", (s, f) -> new ApproveErasure(s));
        all.put("RefuseErasure", (s, f) -> new RefuseErasure(s, ErasureRefusalReason.LEGAL_CLAIM, null));
    }

    /** Names what the case holds; without a look at the case, what was submitted and answered. */
    private static EraseAgain eraseAgain(String stream, @Nullable Feedback feedback) {
        List<String> gone = feedback == null
                ? List.of(Made.text(1).ref(), ANSWER_TEXT.ref())
                : feedback.words().held();
        return new EraseAgain(stream, ErasureGround.UNLAWFUL_CONTENT, gone);
    }

    private static void time(Map<String, Factory> all) {
        all.put("LapseClarification", (s, f) -> new LapseClarification(s, Made.STANDARD));
        all.put("LapseAnswer", (s, f) -> new LapseAnswer(s));
        all.put("LapseRefusal", (s, f) -> new LapseRefusal(s));
        all.put("LapseRetention", (s, f) -> new LapseRetention(s, Limits.RETENTION_MONTHS));
        all.put("EraseAgain", (s, f) -> eraseAgain(s, f));
        for (DeadlineKind kind : DeadlineKind.values()) {
            all.put("MissDeadline:" + kind, (s, f) -> new MissDeadline(s, kind));
            all.put("Escalate:" + kind, (s, f) -> new Escalate(s, kind, Made.STANDARD));
        }
    }
}
