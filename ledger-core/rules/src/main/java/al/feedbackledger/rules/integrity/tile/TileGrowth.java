package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.ArrayList;
import java.util.List;

/**
 * Which files come to be when a log grows from one published size to the next (C2SP tlog-tiles, section "Partial
 * Tiles"): every tile and bundle that grew full, and the partial ones of the new size. For the tree of size s, the tile at
 * the right edge of level l has floor(s / 256^l) mod 256 hashes; where that is 0 there is no partial tile.
 *
 * @param from leaves published before, not negative
 * @param to leaves published now, not less
 */
@CheckReturnValue
public record TileGrowth(long from, long to) {
    private static final int LEVEL_BITS = 8;

    /** The levels of the largest tree: 2^63 − 1 leaves have 127 hashes at level 7. */
    static final int LEVELS = 8;

    public TileGrowth {
        if (from < 0 || to < from) {
            throw IntegrityException.unlike("a log does not shrink", "a size of at least " + Math.max(0, from), to);
        }
    }

    /** The tiles of hashes to be written, level by level, from left to right. */
    public List<HashTilePath> tiles() {
        List<HashTilePath> written = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            long before = hashesAt(level, from);
            long after = hashesAt(level, to);
            for (Span span : spans(before, after)) {
                written.add(new HashTilePath(level, span.index, span.width));
            }
        }
        return written;
    }

    /** The bundles of entries to be written, from left to right: as many as tiles of level 0. */
    public List<BundlePath> bundles() {
        return spans(from, to).stream()
                .map(span -> new BundlePath(span.index, span.width))
                .toList();
    }

    /**
     * The files that grew full. The partial ones of the same index, all that lies in the folder {@code <path>.p}, may be
     * deleted once these are written and the checkpoint is.
     */
    public List<TilePath> grownFull() {
        List<TilePath> full = new ArrayList<>(bundles());
        full.addAll(tiles());
        full.removeIf(TilePath::isPartial);
        return full;
    }

    /** The partial tiles of the older size: what has to be at hand to go on from it. */
    public List<HashTilePath> tilesToGoOnFrom() {
        return edge(from);
    }

    /** How many hashes a tree of some size has at a tile level. */
    static long hashesAt(int level, long size) {
        return size >>> (level * LEVEL_BITS);
    }

    /** The tile that a tree of some size has at a place, as wide as it is there. */
    static HashTilePath tileAt(int level, long index, long size) {
        long width = Math.min(TilePath.FULL_WIDTH, hashesAt(level, size) - index * TilePath.FULL_WIDTH);
        return new HashTilePath(level, index, (int) width);
    }

    /** The partial tiles of a tree of some size, the leaves' first. */
    static List<HashTilePath> edge(long size) {
        List<HashTilePath> partial = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            long hashes = hashesAt(level, size);
            if (hashes % TilePath.FULL_WIDTH > 0) {
                partial.add(tileAt(level, hashes / TilePath.FULL_WIDTH, size));
            }
        }
        return partial;
    }

    private record Span(long index, int width) {}

    private static List<Span> spans(long before, long after) {
        List<Span> spans = new ArrayList<>();
        if (before == after) {
            return spans;
        }
        long last = after / TilePath.FULL_WIDTH;
        for (long index = before / TilePath.FULL_WIDTH; index < last; index++) {
            spans.add(new Span(index, TilePath.FULL_WIDTH));
        }
        int rest = (int) (after % TilePath.FULL_WIDTH);
        if (rest > 0) {
            spans.add(new Span(last, rest));
        }
        return spans;
    }
}
