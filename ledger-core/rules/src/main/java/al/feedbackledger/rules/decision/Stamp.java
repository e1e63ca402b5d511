package al.feedbackledger.rules.decision;

import java.time.Instant;

/**
 * What a stored event says about itself beside its content.
 *
 * @param at occurredAt
 * @param actor the pseudonymous id of who caused it
 */
public record Stamp(Instant at, String actor) {
    public static Stamp of(Act act) {
        return new Stamp(act.at(), act.by().id());
    }
}
