package al.feedbackledger.store.eventstore;

/** What an imported submission was called where it came from; each is taken in once. */
public record ImportIdentityRow(String source, String externalId, String streamId) {}
