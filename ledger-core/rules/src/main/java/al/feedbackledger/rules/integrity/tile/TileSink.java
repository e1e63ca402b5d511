package al.feedbackledger.rules.integrity.tile;

/** Where finished files go: a folder, a comparison, a test. */
@FunctionalInterface
public interface TileSink {
    /** Takes the bytes of one file; they are the receiver's own. */
    void write(TilePath path, byte[] bytes);
}
