package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Where a request's events stand in the ledger, durably.
 *
 * @param firstPosition of its first event
 * @param lastPosition of its last event
 * @param sealedReply what the receipt keeps for repetitions; null without a receipt
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the one who asked; never compared.
public record Appended(long firstPosition, long lastPosition, byte @Nullable [] sealedReply) {}
