package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.StreamCommand;

/** What a door says before it opens words for somebody. */
public sealed interface AccessCommand extends StreamCommand {
    /** Stream of the account's openings on this day, see {@code StreamId.access}. */
    String access();

    @Override
    default String stream() {
        return access();
    }

    /** @param feedback stream of the case whose words are opened */
    record RecordAccess(String access, String feedback, AccessEvent.Purpose purpose) implements AccessCommand {}
}
