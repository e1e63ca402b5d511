package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.*;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Status;

import java.util.ArrayList;
import java.util.List;

/** Commands of every kind with contents of every kind, most of them sensible, from a seed. */
public final class RandomCommands {
    private static final List<String> INSTITUTIONS = List.of(People.REGISTRY, People.TAX, People.MINISTRY);

    private final Seed seed;
    private final List<String> names = new ArrayList<>(Commands.byName().keySet());
    private final List<Actor> actors = new ArrayList<>(People.all().values());
    private int texts = 1_000;

    public RandomCommands(Seed seed) {
        this.seed = seed;
    }

    /** How a case begins. */
    public FeedbackCommand begin(String stream) {
        return switch (seed.below(6)) {
            case 0 -> Commands.submitOther(stream);
            case 1 -> Commands.submit(stream, Kind.CORRUPTION_SIGNAL, true);
            case 2 -> Commands.submit(stream, Kind.SUGGESTION, false);
            case 3 -> Commands.bring(stream, seed.oneIn(2) ? Commands.importedReply() : null, null);
            default -> Commands.submit(stream, Kind.COMPLAINT, true);
        };
    }

    /** Who begins it. */
    public static Actor beginner(FeedbackCommand begin) {
        return begin instanceof ImportFeedback ? People.IMPORTER : People.SUBJECT;
    }

    public Actor actor() {
        return seed.pick(actors);
    }

    /** A command on an existing case; texts are new ones. */
    public FeedbackCommand next(String stream, Feedback feedback) {
        FeedbackCommand command = requireCommand(stream, feedback);
        return switch (command) {
            case TransferFeedback unused -> Commands.transfer(stream, seed.pick(INSTITUTIONS));
            case AssignOfficer unused -> new AssignOfficer(stream, actor());
            case AnswerFeedback answer ->
                new AnswerFeedback(
                        stream, seed.pick(List.of(Outcome.values())), null, text(), answer.repeated(), seed.oneIn(2));
            case AddNote unused -> new AddNote(stream, text());
            case CorrectRating unused -> new CorrectRating(stream, seed.below(7));
            case ReRateService reRate -> new ReRateService(stream, seed.below(7), reRate.targetAnswer());
            case ExtendDeadline extend ->
                new ExtendDeadline(stream, seed.below(13), extend.reason(), extend.standard());
            case MergeFeedback unused ->
                new MergeFeedback(
                        stream,
                        Made.OTHER_CASE,
                        seed.pick(List.of(Status.values())),
                        feedback.institution(),
                        Kind.COMPLAINT,
                        seed.oneIn(8));
            case MissDeadline unused -> new MissDeadline(stream, seed.pick(List.of(DeadlineKind.values())));
            case SubmitFeedback submit ->
                new SubmitFeedback(
                        stream,
                        submit.reference(),
                        Commands.submission(Kind.PRAISE, Channel.WEB, false),
                        submit.routing(),
                        submit.standard());
            default -> command;
        };
    }

    private FeedbackCommand requireCommand(String stream, Feedback feedback) {
        Commands.Factory factory = Commands.byName().get(seed.pick(names));
        if (factory == null) {
            throw new IllegalStateException("every name has a command");
        }
        return factory.make(stream, feedback);
    }

    private SealedText text() {
        return Made.text(texts++);
    }
}
