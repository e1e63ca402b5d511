package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.TargetAnswer;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Vault;
import al.feedbackledger.store.vault.WordSealer;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** What a person does on their own case, with reference number and tracking code. */
@Component
@CheckReturnValue
public final class PersonActs {
    private final CaseDoor caseDoor;
    private final CaseFiles cases;
    private final ServiceCatalogue catalogue;
    private final Vault vault;
    private final ActSender sender;
    private final InstantSource clock;

    PersonActs(
            CaseDoor caseDoor,
            CaseFiles cases,
            ServiceCatalogue catalogue,
            Vault vault,
            ActSender sender,
            InstantSource clock) {
        this.caseDoor = caseDoor;
        this.cases = cases;
        this.catalogue = catalogue;
        this.vault = vault;
        this.sender = sender;
        this.clock = clock;
    }

    /** Whose case, by which proof, under which key. */
    public record Keyed(ReferenceNumber reference, @Nullable TrackingCode code, IdempotencyKey key, InetAddress from) {
        /** Without reference and code. */
        @Override
        public String toString() {
            return "Keyed[hidden]";
        }
    }

    /** Does the act, if the code is the case's. */
    public ActResult act(PersonAct wish, Keyed keyed) {
        return switch (caseDoor.open(keyed.reference(), keyed.code(), keyed.from())) {
            case CaseDoor.Entry.Unknown unused -> new ActResult.UnknownCase();
            case CaseDoor.Entry.Wrong unused -> new ActResult.WrongCode();
            case CaseDoor.Entry.Throttled throttled -> new ActResult.Throttled(throttled.retryAfter());
            case CaseDoor.Entry.Open open -> act(wish, keyed, open.stream());
        };
    }

    private ActResult act(PersonAct wish, Keyed keyed, String stream) {
        List<FieldError> errors = new ArrayList<>();
        PersonAct checked = check(wish, errors);
        if (!errors.isEmpty()) {
            return new ActResult.Invalid(errors);
        }
        String route = "feedback/" + keyed.reference().compact() + "/" + wish.slug();
        ClaimedCommand claim = ActSender.claim(Actor.SUBJECT.id(), route, keyed.key(), (Record) checked);
        ActResult earlier = sender.earlier(claim);
        if (earlier != null) {
            return earlier;
        }
        CaseFile file = requireNonNull(cases.byStream(stream));
        Instant now = clock.instant();
        Origin origin = Origin.of(Channel.WEB.name());
        String shown = keyed.reference().shown();
        return sender.send(claim, Act.of(Actor.SUBJECT, now), origin, () -> {
            WordSealer sealer = vault.sealerFor(stream, now);
            FeedbackCommand command = command(checked, file, sealer);
            return new Drawn(command, Attachments.of(sealer), position -> ActReply.onCase(shown, position));
        });
    }

    private static PersonAct check(PersonAct wish, List<FieldError> errors) {
        return switch (wish) {
            case PersonAct.Confirm confirm -> confirm;
            case PersonAct.Withdraw withdraw -> withdraw;
            case PersonAct.Dispute dispute -> {
                required("reason", dispute.reason(), errors);
                yield new PersonAct.Dispute(dispute.reason(), text("text", dispute.text(), errors));
            }
            case PersonAct.ReRate reRate -> {
                rating(reRate.rating(), errors);
                yield reRate;
            }
            case PersonAct.CorrectRating correct -> {
                rating(correct.rating(), errors);
                yield correct;
            }
            case PersonAct.Note note -> new PersonAct.Note(requiredText("text", note.text(), errors));
            case PersonAct.Clarify clarify -> new PersonAct.Clarify(requiredText("text", clarify.text(), errors));
            case PersonAct.RequestReview review -> new PersonAct.RequestReview(text("text", review.text(), errors));
            case PersonAct.Erase erase -> new PersonAct.Erase(text("text", erase.text(), errors));
        };
    }

    private FeedbackCommand command(PersonAct wish, CaseFile file, WordSealer sealer) {
        String stream = file.stream();
        return switch (wish) {
            case PersonAct.Confirm unused -> new FeedbackCommand.ConfirmResolution(stream);
            case PersonAct.Withdraw unused -> new FeedbackCommand.WithdrawFeedback(stream);
            case PersonAct.Dispute dispute ->
                new FeedbackCommand.DisputeAnswer(
                        stream,
                        dispute.reason(),
                        Submissions.seal(sealer, SealedPaths.TEXT, dispute.text()),
                        standard(file),
                        targetAnswer(file));
            case PersonAct.ReRate reRate ->
                new FeedbackCommand.ReRateService(stream, requireNonNull(reRate.rating()), targetAnswer(file));
            case PersonAct.CorrectRating correct ->
                new FeedbackCommand.CorrectRating(stream, requireNonNull(correct.rating()));
            case PersonAct.Note note ->
                new FeedbackCommand.AddNote(stream, Submissions.seal(sealer, SealedPaths.NOTE, note.text()));
            case PersonAct.Clarify clarify ->
                new FeedbackCommand.ProvideClarification(
                        stream, Submissions.seal(sealer, SealedPaths.REPLY, clarify.text()), standard(file));
            case PersonAct.RequestReview review ->
                new FeedbackCommand.RequestReview(
                        stream, Submissions.seal(sealer, SealedPaths.TEXT, review.text()), standard(file));
            case PersonAct.Erase erase ->
                new FeedbackCommand.RequestErasure(
                        stream,
                        ErasureGround.REQUESTED_BY_SUBJECT,
                        Submissions.seal(sealer, SealedPaths.TEXT, erase.text()));
        };
    }

    /** Policy changes work forward only: a case keeps the standard it was submitted under. */
    private ServiceStandard standard(CaseFile file) {
        return catalogue.standardAt(file.state().facts().submittedAt());
    }

    private static @Nullable TargetAnswer targetAnswer(CaseFile file) {
        CaseFile.Target target = file.target();
        Feedback.Answer answer = target == null ? null : target.lastAnswer();
        return answer == null ? null : new TargetAnswer(answer.at(), answer.by());
    }

    static @Nullable String text(String field, @Nullable String text, List<FieldError> errors) {
        return TextRules.lines(field, text, Limits.TEXT_CHARACTERS, errors);
    }

    static @Nullable String requiredText(String field, @Nullable String text, List<FieldError> errors) {
        int before = errors.size();
        String checked = text(field, text, errors);
        if (checked == null && errors.size() == before) {
            errors.add(FieldError.of(field, "required"));
        }
        return checked;
    }

    static void required(String field, @Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            errors.add(FieldError.of(field, "required"));
        }
    }

    private static void rating(@Nullable Integer rating, List<FieldError> errors) {
        if (rating == null) {
            errors.add(FieldError.of("rating", "required"));
        } else {
            SubmissionRules.checkRating("rating", rating, errors);
        }
    }
}
