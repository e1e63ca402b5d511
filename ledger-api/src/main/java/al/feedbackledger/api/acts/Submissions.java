package al.feedbackledger.api.acts;

import al.feedbackledger.api.limits.SubmissionLimiter;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.store.access.CaseAccess;
import al.feedbackledger.store.access.NewAccess;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.Vault;
import al.feedbackledger.store.vault.WordSealer;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** Giving feedback. */
@Component
@CheckReturnValue
public final class Submissions {
    private final ServiceCatalogue catalogue;
    private final CaseAccess access;
    private final Vault vault;
    private final Randomness randomness;
    private final SubmissionLimiter limiter;
    private final ActSender sender;
    private final InstantSource clock;

    Submissions(
            ServiceCatalogue catalogue,
            CaseAccess access,
            Vault vault,
            Randomness randomness,
            SubmissionLimiter limiter,
            ActSender sender,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.vault = vault;
        this.randomness = randomness;
        this.limiter = limiter;
        this.sender = sender;
        this.clock = clock;
    }

    /** What is wrong with feedback as it stands, before it is sent: for a page that asks to check the answers. */
    public ActResult.Invalid check(GivenFeedback given) {
        return switch (SubmissionRules.check(given)) {
            case SubmissionRules.Checked.Bad bad -> new ActResult.Invalid(bad.errors());
            case SubmissionRules.Checked.Good unused -> new ActResult.Invalid(java.util.List.of());
        };
    }

    /**
     * Records feedback under the client's key.
     *
     * @param from the visitor's address, for the limit alone
     */
    public ActResult submit(GivenFeedback given, IdempotencyKey key, InetAddress from) {
        return switch (SubmissionRules.check(given)) {
            case SubmissionRules.Checked.Bad bad -> new ActResult.Invalid(bad.errors());
            case SubmissionRules.Checked.Good good -> submitChecked(good.given(), key, from);
        };
    }

    private ActResult submitChecked(GivenFeedback given, IdempotencyKey key, InetAddress from) {
        ClaimedCommand claim = ActSender.claim(Actor.SUBJECT.id(), "feedback", key, given);
        ActResult earlier = sender.earlier(claim);
        if (earlier != null) {
            return earlier;
        }
        Duration wait = limiter.take(from);
        if (wait.isPositive()) {
            return new ActResult.Throttled(wait);
        }
        Service service = catalogue.service(requireNonNull(given.service()));
        if (service == null) {
            return new ActResult.Refused(new Refusal(Refusal.Reason.UNKNOWN_SERVICE, "NONE", Set.of()));
        }
        Instant now = clock.instant();
        Routing routing = routing(service);
        Origin origin = Origin.of(requireNonNull(given.channel()).name());
        return sender.send(claim, Act.of(Actor.SUBJECT, now), origin, () -> draw(given, routing, now));
    }

    /** Where feedback about a service goes. */
    Routing routing(Service service) {
        return new Routing(
                service.id(),
                service.isActive(),
                service.facts().institution(),
                catalogue.operator().id(),
                catalogue.inspectorate().id(),
                service.facts().questionSet());
    }

    private Drawn draw(GivenFeedback given, Routing routing, Instant now) {
        String stream = randomness.timeOrderedId(now).toString();
        NewAccess drawn = access.newAccess(stream);
        WordSealer sealer = vault.sealerForNewCase(stream, now);
        Submission submission = submission(given, sealer);
        SubmitFeedback command =
                new SubmitFeedback(stream, drawn.reference().compact(), submission, routing, catalogue.standardAt(now));
        Status status = status(submission, routing);
        return new Drawn(
                command,
                Attachments.of(sealer).with(drawn.row()),
                position -> new ActReply(drawn.reference().shown(), drawn.code().shown(), status, null, position));
    }

    /** The state a submission leads to, as the handling table says. */
    private static Status status(Submission submission, Routing routing) {
        if (!submission.answerWanted()) {
            return Status.RECORDED;
        }
        boolean routed = submission.kind() == Kind.CORRUPTION_SIGNAL || routing.competent() != null;
        return routed ? Status.ROUTED : Status.RECEIVED;
    }

    private static Submission submission(GivenFeedback given, WordSealer sealer) {
        return new Submission(
                requireNonNull(given.kind()),
                requireNonNull(given.audience()),
                requireNonNull(given.channel()),
                given.campaign(),
                requireNonNull(given.language()),
                given.rating(),
                given.gotItDone(),
                given.reasons(),
                requireNonNull(given.answerWanted()),
                seal(sealer, SealedPaths.COMMENT, given.comment()),
                seal(sealer, SealedPaths.APPLICATION_NUMBER, given.applicationNumber()));
    }

    static @Nullable SealedText seal(WordSealer sealer, String path, @Nullable String text) {
        return text == null ? null : sealer.seal(path, text);
    }
}
