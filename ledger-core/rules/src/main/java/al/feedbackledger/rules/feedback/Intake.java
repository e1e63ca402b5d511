package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectRating;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedClosure;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackDecider.Case;
import al.feedbackledger.rules.feedback.FeedbackEvent.DeadlineSet;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackClosed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackRouted;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackWithdrawn;
import al.feedbackledger.rules.feedback.FeedbackEvent.NoteAdded;
import al.feedbackledger.rules.feedback.FeedbackEvent.RatingCorrected;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Giving feedback, bringing it in from elsewhere, and what the person may still change. */
@CheckReturnValue
final class Intake {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]+");

    private Intake() {}

    static Decision<FeedbackEvent> submit(SubmitFeedback command, Act act) {
        if (act.by().role() != Role.SUBJECT) {
            return FeedbackDecider.refuse(Reason.NOT_YOURS);
        }
        if (command.submission().channel() == Channel.IMPORT) {
            return FeedbackDecider.refuse(Reason.INVALID);
        }
        Reason reason = check(command.submission(), command.routing(), true);
        if (reason != null) {
            return FeedbackDecider.refuse(reason);
        }
        FeedbackSubmitted submitted = submitted(command.reference(), command.submission(), command.routing(), null);
        List<FeedbackEvent> events = new ArrayList<>();
        events.add(submitted);
        if (submitted.answerWanted()) {
            if (isRouted(submitted, command.routing())) {
                events.add(new FeedbackRouted(submitted.service(), submitted.institution()));
            }
            ServiceStandard standard = command.standard();
            events.add(set(submitted, DeadlineKind.ACKNOWLEDGE, standard, standard.acknowledgeWorkingDays(), act));
            events.add(set(submitted, DeadlineKind.ANSWER, standard, standard.answerWorkingDays(), act));
        }
        return Decision.accept(events);
    }

    static Decision<FeedbackEvent> bring(ImportFeedback command, Act act) {
        if (act.by().role() != Role.IMPORTER) {
            return FeedbackDecider.refuse(Reason.NOT_YOURS);
        }
        ImportedReply reply = command.reply();
        ImportedClosure closure = command.closure();
        boolean bothEnds = reply != null && closure != null;
        boolean nameless = reply != null && reply.outcome().namesAction();
        if (command.submission().channel() != Channel.IMPORT || bothEnds || nameless) {
            return FeedbackDecider.refuse(Reason.INVALID);
        }
        Submission submission = command.submission();
        Reason reason = check(submission, command.routing(), submission.kind() == Kind.RATING);
        if (reason != null) {
            return FeedbackDecider.refuse(reason);
        }
        FeedbackSubmitted submitted =
                submitted(command.reference(), submission, command.routing(), command.claimedAt());
        List<FeedbackEvent> events = new ArrayList<>();
        events.add(submitted);
        if (reply != null) {
            events.add(new FeedbackAnswered(
                    submitted.service(),
                    submitted.institution(),
                    reply.outcome(),
                    null,
                    reply.answer(),
                    reply.repeated(),
                    reply.at()));
        }
        if (closure != null) {
            events.add(new FeedbackClosed(
                    submitted.service(), submitted.institution(), Closure.IMPORTED, closure.automatic(), closure.at()));
        }
        return Decision.accept(events);
    }

    static Decision<FeedbackEvent> addNote(Case c, AddNote command) {
        return command.note() == null
                ? c.refuse(Reason.INCOMPLETE)
                : Decision.accept(new NoteAdded(c.service(), c.institution(), command.note()));
    }

    static Decision<FeedbackEvent> correctRating(Case c, CorrectRating command) {
        Integer previous = c.feedback().counting().rating();
        if (!isRating(command.rating()) || previous == null) {
            return c.refuse(Reason.INVALID);
        }
        return previous == command.rating()
                ? c.refuse(Reason.NO_CHANGE)
                : Decision.accept(new RatingCorrected(c.service(), c.institution(), previous, command.rating()));
    }

    static Decision<FeedbackEvent> withdraw(Case c) {
        return Decision.accept(new FeedbackWithdrawn(c.service(), c.institution()));
    }

    static boolean isRating(@Nullable Integer rating) {
        return rating != null && rating >= 1 && rating <= 5;
    }

    private static @Nullable Reason check(Submission submission, Routing routing, boolean ratingNeeded) {
        if (!routing.active()) {
            return Reason.RETIRED_SERVICE;
        }
        boolean signal = submission.kind() == Kind.CORRUPTION_SIGNAL;
        Integer rating = submission.rating();
        if (signal ? rating != null : rating != null && !isRating(rating)) {
            return Reason.INVALID;
        }
        if (!signal && ratingNeeded && rating == null) {
            return Reason.INCOMPLETE;
        }
        boolean ratingAlone = submission.kind() == Kind.RATING;
        if (ratingAlone && submission.answerWanted()) {
            return Reason.INVALID;
        }
        String campaign = submission.campaign();
        boolean codes = isCode(submission.language(), Limits.LANGUAGE_CHARACTERS)
                && (campaign == null || isCode(campaign, Limits.CAMPAIGN_CHARACTERS));
        return codes ? null : Reason.INVALID;
    }

    /** Events are readable for ever: what a person may choose freely must not be able to hold words. */
    private static boolean isCode(String text, int maxCharacters) {
        return text.length() <= maxCharacters && CODE.matcher(text).matches();
    }

    private static FeedbackSubmitted submitted(
            String reference, Submission submission, Routing routing, @Nullable Instant claimedAt) {
        boolean signal = submission.kind() == Kind.CORRUPTION_SIGNAL;
        String competent = routing.competent() == null ? routing.operator() : routing.competent();
        return new FeedbackSubmitted(
                routing.service(),
                signal ? routing.inspectorate() : competent,
                signal ? routing.competent() : null,
                reference,
                submission.kind(),
                submission.audience(),
                submission.channel(),
                submission.campaign(),
                submission.language(),
                routing.questionSet(),
                submission.rating(),
                submission.gotItDone(),
                submission.reasons(),
                submission.answerWanted(),
                submission.comment(),
                submission.applicationNumber(),
                claimedAt);
    }

    private static boolean isRouted(FeedbackSubmitted submitted, Routing routing) {
        return submitted.kind() == Kind.CORRUPTION_SIGNAL || routing.competent() != null;
    }

    private static DeadlineSet set(
            FeedbackSubmitted submitted, DeadlineKind kind, ServiceStandard standard, int workingDays, Act act) {
        return new DeadlineSet(
                submitted.service(),
                submitted.institution(),
                kind,
                standard.dueAfter(act.at(), workingDays),
                standard.name());
    }
}
