package al.feedbackledger.api.wiring;

import al.feedbackledger.api.settings.RetentionSettings;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import al.feedbackledger.store.timer.RetentionPolicies;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.OptionalInt;

/**
 * Puts on record, at a start with another setting, for how long words are kept from now on; without a setting, at the
 * first start of all. Cases that are settled already keep the policy they were settled under.
 */
@Component
final class RetentionAdoption {
    private final CommandDoor door;
    private final RetentionPolicies policies;
    private final RetentionSettings settings;
    private final Clock clock;

    RetentionAdoption(CommandDoor door, RetentionPolicies policies, RetentionSettings settings, Clock clock) {
        this.door = door;
        this.policies = policies;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws LedgerUnavailable if it cannot be recorded now */
    void adoptIfNew() {
        policies.refresh();
        OptionalInt onRecord = policies.onRecord();
        Integer wanted = settings.wordsMonths();
        if (wanted == null ? onRecord.isPresent() : onRecord.equals(OptionalInt.of(wanted))) {
            return;
        }
        CommandResult result = door.send(
                RetentionPolicies.adopt(wanted == null ? Limits.RETENTION_MONTHS : wanted),
                Act.of(Actor.SYSTEM, clock.instant()),
                Attachment.none());
        if (result instanceof CommandResult.Unavailable) {
            throw new LedgerUnavailable("the retention policy could not be recorded", null);
        }
        boolean adoptedByAnother = result instanceof CommandResult.Conflict
                || (result instanceof CommandResult.Refused refused
                        && refused.refusal().reason() == Refusal.Reason.NO_CHANGE);
        if (!(result instanceof CommandResult.Done) && !adoptedByAnother) {
            throw new IllegalStateException("the retention policy could not be recorded: "
                    + result.getClass().getSimpleName());
        }
        policies.refresh();
    }
}
