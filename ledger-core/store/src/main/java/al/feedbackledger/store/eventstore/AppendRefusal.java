package al.feedbackledger.store.eventstore;

/** Why the ledger does not take a request, though nothing is broken. */
public sealed interface AppendRefusal {

    /** Another event has taken the place in the stream: the command decided on a state that is no more. */
    record StreamConflict(String streamId, long sequenceNo) implements AppendRefusal {}

    /** An event with this id is stored already. */
    record DuplicateEventId(String streamId, String eventId, long sequenceNo) implements AppendRefusal {}

    /** The same request was stored before; here is its old reply. */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the one who asked; never compared.
    record RepeatedKey(byte[] sealedReply) implements AppendRefusal {}

    /** The key was used before, for another request. */
    record KeyReused() implements AppendRefusal {}

    /** The reference number belongs to another case: draw another. */
    record ReferenceTaken() implements AppendRefusal {}

    /** This submission was imported before. */
    record ImportIdentityTaken() implements AppendRefusal {}

    /** The case has got a key meanwhile: seal under that one. */
    record CaseKeyTaken(String streamId) implements AppendRefusal {}

    /** The key the words were sealed under is not the case's any more, because they were erased: seal anew. */
    record CaseKeyGone(String streamId) implements AppendRefusal {}
}
