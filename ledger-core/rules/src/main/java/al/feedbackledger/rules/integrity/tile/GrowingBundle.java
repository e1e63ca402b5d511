package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.List;

/**
 * The last bundle of a log, to which entries are added (C2SP tlog-tiles, section "Log entries"). It goes to the sink as
 * soon as it is full; the partial one is written when asked for. For one thread.
 */
@CheckReturnValue
public final class GrowingBundle {
    private final List<byte[]> edge = new ArrayList<>(TilePath.FULL_WIDTH);
    private final TileSink sink;
    private long size;

    private GrowingBundle(long size, TileSink sink) {
        this.size = size;
        this.sink = sink;
    }

    /** The bundle of a log without entries. */
    public static GrowingBundle empty(TileSink sink) {
        return new GrowingBundle(0, sink);
    }

    /**
     * The last bundle of a log as it was published.
     *
     * @param size entries published
     * @throws IntegrityException for a negative size, or if the last bundle is missing or not in the format
     */
    public static GrowingBundle resume(long size, TileSource published, TileSink sink) {
        if (size < 0) {
            throw IntegrityException.because("a log cannot have " + size + " entries");
        }
        GrowingBundle bundle = new GrowingBundle(size, sink);
        int width = (int) (size % TilePath.FULL_WIDTH);
        if (width > 0) {
            BundlePath path = new BundlePath(size / TilePath.FULL_WIDTH, width);
            bundle.edge.addAll(EntryBundle.read(path, published).entries());
        }
        return bundle;
    }

    /**
     * Adds an entry at the end.
     *
     * @param entry at most 65,535 bytes
     * @throws IntegrityException if the entry is longer; it is not added then
     */
    public void append(byte[] entry) {
        EntryBundle.requireLength(entry);
        edge.add(entry.clone());
        if (edge.size() == TilePath.FULL_WIDTH) {
            sink.write(new BundlePath(size / TilePath.FULL_WIDTH, TilePath.FULL_WIDTH), EntryBundle.bytes(edge));
            edge.clear();
        }
        size++;
    }

    /** Gives the sink the partial bundle of the present size, if there is one. */
    public void writePartial() {
        if (!edge.isEmpty()) {
            sink.write(new BundlePath(size / TilePath.FULL_WIDTH, edge.size()), EntryBundle.bytes(edge));
        }
    }

    /** How many entries the log has. */
    public long size() {
        return size;
    }
}
