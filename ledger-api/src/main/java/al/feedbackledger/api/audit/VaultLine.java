package al.feedbackledger.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the vault holds for one commitment of an event.
 *
 * @param path the field of the event
 * @param state present, erased (by an event), absent (and no event says why) or unreadable
 * @param salt in an export with words, where present
 * @param value UTF-8, in an export with words, where present
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // Written down at once, never compared.
record VaultLine(
        String ref, String stream, String path, String state, byte @Nullable [] salt, byte @Nullable [] value) {

    /**
     * The last line of the manifest: without it, the answer broke off.
     *
     * @param position up to which events were looked at: the size of the checkpoint
     * @param asked how far the ledger was when it was asked: beyond the position where the log is not signed that far
     * @param lines before this one
     * @param checkpoint the signed note
     */
    record VaultEnd(long position, long asked, long lines, String checkpoint) {}

    /** Without the words. */
    @Override
    public String toString() {
        return "VaultLine[" + ref + "]";
    }
}
