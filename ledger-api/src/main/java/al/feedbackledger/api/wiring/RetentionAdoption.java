package al.feedbackledger.api.wiring;

import al.feedbackledger.api.settings.RetentionSettings;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.publication.PublicationCommand.AdoptPolicy;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.timer.RetentionPolicies;
import al.feedbackledger.store.vault.CommandReceipts;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Map;

/**
 * Puts on record, at a start with another setting, for how long words are kept from now on. Cases that are settled
 * already keep the policy they were settled under.
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

    void adoptIfNew() {
        policies.refresh();
        if (policies.isOnRecord(settings.wordsMonths())) {
            return;
        }
        AdoptPolicy command = new AdoptPolicy(
                RetentionPolicies.NAME,
                Map.of(
                        RetentionPolicies.WORDS_MONTHS,
                        Integer.toString(settings.wordsMonths()),
                        "receiptDays",
                        Long.toString(CommandReceipts.KEPT.toDays())));
        CommandResult result = door.send(command, Act.of(Actor.SYSTEM, clock.instant()), Attachment.none());
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
