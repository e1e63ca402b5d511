package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.store.eventstore.Attachment;

/** A command with what belongs to it, as its door has drawn it. */
public record CommandDraft(StreamCommand command, Attachment attachment) {}
