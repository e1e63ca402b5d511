package al.feedbackledger.store.eventstore;

import java.util.List;

/**
 * Remembers outside the database which words were erased, so that a restored backup cannot bring them back. It is told
 * after the COMMIT and before anybody who waits for it: written earlier, it would erase words again whose erasure was
 * rolled back.
 */
public interface ErasureJournal {
    /**
     * Writes what was erased through to the disk.
     *
     * @throws LedgerUnavailable if that fails; the journal keeps what it could not write
     */
    void write(List<ErasedCase> erased);

    /**
     * Writes what earlier could not be written. Until that succeeds the ledger takes nothing more.
     *
     * @throws LedgerUnavailable if it still fails
     */
    void requireWritten();
}
