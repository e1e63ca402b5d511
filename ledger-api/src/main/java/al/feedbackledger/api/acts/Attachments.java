package al.feedbackledger.api.acts;

import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.WordSealer;
import com.google.errorprone.annotations.CheckReturnValue;

/** Puts what was sealed into the ledger's transaction. */
@CheckReturnValue
final class Attachments {
    private Attachments() {}

    /** Everything the sealer has sealed, and the case's key if that was made for it. */
    static Attachment of(WordSealer sealer) {
        return sealer.sealed().onto(Attachment.none());
    }
}
