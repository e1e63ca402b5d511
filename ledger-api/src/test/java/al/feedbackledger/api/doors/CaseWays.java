package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.*;
import al.feedbackledger.rules.feedback.UnmergeReason;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

import static al.feedbackledger.api.doors.World.fields;
import static al.feedbackledger.api.doors.World.json;

/** Where each command on a case comes in, and as what. A new command does not compile before it has a way here. */
final class CaseWays {
    private static final String WORDS = "Fjalë prove";

    private final World world;

    CaseWays(World world) {
        this.world = world;
    }

    /** @param other reference of the case that the examples join with; empty before there is one */
    Way of(FeedbackCommand command, String other) {
        return switch (command) {
            case SubmitFeedback c -> submit(c);
            case ImportFeedback c -> bring(c);
            case RouteFeedback c -> staff("route", "institution", world.slug(c.to().institution()));
            case TransferFeedback c -> staff("transfer", "institution", world.slug(c.to().institution()));
            case AssignOfficer c -> staff("assign", "officer", member(c.officer()));
            case AcknowledgeFeedback unused -> staff("acknowledge");
            case RequestClarification c -> staff("request-clarification", "question", words(c.question()));
            case PostInterimReply c -> staff("interim-reply", "text", words(c.reply()));
            case ExtendDeadline c -> staff("extend", "workingDays", c.workingDays(), "reason", c.reason());
            case AnswerFeedback c ->
                staff("answer", "outcome", c.outcome(), "action", c.action(), "text", words(c.answer()));
            case CorrectAnswer c -> staff("correct-answer", "text", words(c.correction()));
            case DeclineFeedback c ->
                staff(
                        "decline",
                        "reason",
                        c.reason(),
                        "turnTo",
                        c.turnTo() == null ? null : world.slug(c.turnTo()),
                        "text",
                        words(c.explanation()));
            case MergeFeedback unused -> staff("merge", "into", other);
            case UnmergeFeedback c ->
                c.reason() == UnmergeReason.OFFICER ? staff("unmerge") : new Way.None(Way.Why.CLOCK);
            case DecideReview c ->
                staff(
                        "decide-review",
                        "result",
                        c.result(),
                        "outcome",
                        c.outcome(),
                        "action",
                        c.action(),
                        "text",
                        words(c.text()));
            case ProposeExclusion c -> staff("propose-exclusion", "reason", c.reason());
            case ProposeReinstatement c -> staff("propose-reinstatement", "reason", c.reason());
            case ExcludeFeedback unused -> staff("exclude");
            case ReinstateFeedback unused -> staff("reinstate");
            case RejectProposal unused -> staff("reject-proposal");
            case ConfirmResolution unused -> person("confirm");
            case DisputeAnswer c -> person("dispute", "reason", c.reason(), "text", words(c.text()));
            case ReRateService c -> person("re-rate", "rating", c.rating());
            case CorrectRating c -> person("correct-rating", "rating", c.rating());
            case AddNote c -> person("note", "text", words(c.note()));
            case ProvideClarification c -> person("clarify", "text", words(c.reply()));
            case WithdrawFeedback unused -> person("withdraw");
            case RequestReview c -> person("request-review", "text", words(c.text()));
            case RequestErasure c ->
                c.ground() == ErasureGround.REQUESTED_BY_SUBJECT
                        ? person("erase", "text", words(c.text()))
                        : staff("erase", "ground", c.ground(), "text", words(c.text()));
            case ApproveErasure unused -> staff("approve-erasure");
            case RefuseErasure c -> staff("refuse-erasure", "reason", c.reason(), "text", words(c.text()));
            case LapseClarification unused -> new Way.None(Way.Why.CLOCK);
            case LapseAnswer unused -> new Way.None(Way.Why.CLOCK);
            case LapseRefusal unused -> new Way.None(Way.Why.CLOCK);
            case LapseRetention unused -> new Way.None(Way.Why.CLOCK);
            case EraseAgain unused -> new Way.None(Way.Why.AT_START);
            case MissDeadline unused -> new Way.None(Way.Why.CLOCK);
            case Escalate unused -> new Way.None(Way.Why.CLOCK);
        };
    }

    private Way submit(SubmitFeedback command) {
        Submission given = command.submission();
        return new Way.Submit(json(
                "service",
                world.slug(command.routing().service()),
                "kind",
                given.kind(),
                "audience",
                given.audience(),
                "channel",
                given.channel(),
                "rating",
                given.rating(),
                "gotItDone",
                given.gotItDone(),
                "reasons",
                given.reasons(),
                "answerWanted",
                given.answerWanted(),
                "comment",
                words(given.comment()),
                "language",
                given.language()));
    }

    private Way bring(ImportFeedback command) {
        Submission given = command.submission();
        ImportedReply reply = command.reply();
        ImportedClosure closure = command.closure();
        return new Way.Import(json(
                "source",
                world.slug("source"),
                "questionSet",
                "portal",
                "rows",
                List.of(fields(
                        "row",
                        1,
                        "externalId",
                        UUID.randomUUID().toString(),
                        "service",
                        world.slug(command.routing().service()),
                        "kind",
                        given.kind(),
                        "rating",
                        given.rating(),
                        "comment",
                        words(given.comment()),
                        "language",
                        given.language(),
                        "at",
                        command.claimedAt().toString(),
                        "reply",
                        reply == null ? null : fields("outcome", reply.outcome(), "text", WORDS),
                        "closure",
                        closure == null ? null : fields("automatic", closure.automatic())))));
    }

    private static Way staff(String act, @Nullable Object... namesAndValues) {
        return new Way.OfStaff(act, json(namesAndValues));
    }

    private static Way person(String act, @Nullable Object... namesAndValues) {
        return new Way.OfPerson(act, json(namesAndValues));
    }

    private String member(Actor officer) {
        return officer.equals(People.SUBJECT) ? "" : world.staff(officer).actor();
    }

    private static @Nullable String words(@Nullable SealedText sealed) {
        return sealed == null ? null : WORDS;
    }
}
