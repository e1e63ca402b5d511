package al.feedbackledger.store.eventstore;

/**
 * Which key of a case some words were sealed under. They are stored only while it is the case's live key: under one that
 * an erasure has deleted meanwhile they could never be opened again.
 */
public record KeyUse(String streamId, int generation) {}
