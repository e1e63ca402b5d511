package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseKeyRow;
import al.feedbackledger.store.eventstore.KeyUse;
import al.feedbackledger.store.eventstore.SealedValueRow;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the ledger's transaction stores beside the events of a command that seals words.
 *
 * @param newKey the case's key if this command made it
 * @param keyUse the case's key if it was there before; null also where nothing was sealed
 */
public record SealedWords(
        List<SealedValueRow> values,
        @Nullable CaseKeyRow newKey,
        @Nullable KeyUse keyUse) {
    public SealedWords {
        values = List.copyOf(values);
    }

    /** The attachment with these words added. */
    public Attachment onto(Attachment attachment) {
        Attachment all = newKey == null ? attachment : attachment.with(newKey);
        all = keyUse == null ? all : all.with(keyUse);
        for (SealedValueRow value : values) {
            all = all.with(value);
        }
        return all;
    }
}
