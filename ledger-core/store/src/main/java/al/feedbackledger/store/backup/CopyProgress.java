package al.feedbackledger.store.backup;

/** Is told how far a copy has got. */
@FunctionalInterface
public interface CopyProgress {
    /**
     * @param doneBytes so many bytes are copied or checked
     * @param totalBytes of so many, as counted before; a running server may add some
     */
    void at(long doneBytes, long totalBytes);
}
