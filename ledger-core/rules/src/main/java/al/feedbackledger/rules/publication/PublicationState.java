package al.feedbackledger.rules.publication;

import al.feedbackledger.rules.publication.PublicationEvent.ChangeDetectionRun;
import al.feedbackledger.rules.publication.PublicationEvent.PolicyAdopted;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import al.feedbackledger.rules.publication.PublicationEvent.ReleasePublished;
import al.feedbackledger.rules.publication.PublicationEvent.SigningKeyRotated;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * What the ledger has recorded about itself. Each stream fills its own part: the last of every kind of event, and of
 * policies the last version of each.
 */
public record PublicationState(
        @Nullable PublicationTaken point,
        @Nullable ChangeDetectionRun run,
        @Nullable ReleasePublished release,
        @Nullable SigningKeyRotated key,
        Map<String, PolicyAdopted> policies) {
    public static final PublicationState NOTHING = new PublicationState(null, null, null, null, Map.of());

    public PublicationState {
        policies = Map.copyOf(policies);
    }

    long number() {
        return point == null ? 0 : point.number();
    }

    long position() {
        return point == null ? 0 : point.lastPosition();
    }

    int version(String policy) {
        PolicyAdopted adopted = policies.get(policy);
        return adopted == null ? 0 : adopted.version();
    }

    PublicationState with(PublicationTaken next) {
        return new PublicationState(next, run, release, key, policies);
    }

    PublicationState with(ChangeDetectionRun next) {
        return new PublicationState(point, next, release, key, policies);
    }

    PublicationState with(ReleasePublished next) {
        return new PublicationState(point, run, next, key, policies);
    }

    PublicationState with(SigningKeyRotated next) {
        return new PublicationState(point, run, release, next, policies);
    }

    PublicationState with(PolicyAdopted next) {
        Map<String, PolicyAdopted> all = new HashMap<>(policies);
        all.put(next.policy(), next);
        return new PublicationState(point, run, release, key, all);
    }
}
