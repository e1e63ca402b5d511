package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.SealedText;

/**
 * A sealed value as an event names it.
 *
 * @param path which field of the event it is; the same as when it was sealed
 */
public record SealedField(String path, SealedText text) {}
