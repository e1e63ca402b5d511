package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.proof.TreeRoot;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Arrays;

/**
 * The right edge of a log's tiles, to which leaves are added (C2SP tlog-tiles, section "Merkle Tree"). A tile goes to the
 * sink as soon as it is full, and its root becomes one hash more on the level above; the partial ones are written when
 * asked for, at the sizes that are published. At most 64 KiB, however large the tree. For one thread.
 */
@CheckReturnValue
public final class GrowingTiles {
    private static final int HASH = Digests.HASH_BYTES;
    private static final int LEVEL_BITS = 8;

    private final byte[][] edge = new byte[TileGrowth.LEVELS][TilePath.FULL_WIDTH * HASH];
    private final TileSink sink;
    private long size;

    private GrowingTiles(long size, TileSink sink) {
        this.size = size;
        this.sink = sink;
    }

    /** The tiles of a tree without leaves. */
    public static GrowingTiles empty(TileSink sink) {
        return new GrowingTiles(0, sink);
    }

    /**
     * The tiles of a tree as they were published. They are believed: compare {@link #root} with what you trust.
     *
     * @param size leaves of the published tree
     * @throws IntegrityException for a negative size, or if a tile of the edge is missing or has a wrong length
     */
    public static GrowingTiles resume(long size, TileSource published, TileSink sink) {
        GrowingTiles tiles = new GrowingTiles(size, sink);
        for (HashTilePath path : new TileGrowth(size, size).tilesToGoOnFrom()) {
            byte[] bytes = HashTile.read(path, published).bytes();
            System.arraycopy(bytes, 0, tiles.edge[path.level()], 0, bytes.length);
        }
        return tiles;
    }

    /**
     * Adds a leaf on the right.
     *
     * @param leafHash 32 bytes, from {@link TreeHash#leaf}
     * @throws IntegrityException for another length, or if the tree is as large as a tree can be
     */
    public void append(byte[] leafHash) {
        Canonical.requireHash(leafHash, "a leaf's hash");
        if (size == Long.MAX_VALUE) {
            throw IntegrityException.because("a tree of " + size + " leaves is full");
        }
        byte[] hash = leafHash;
        for (int level = 0; ; level++) {
            long place = TileGrowth.hashesAt(level, size);
            int inTile = (int) (place % TilePath.FULL_WIDTH);
            System.arraycopy(hash, 0, edge[level], inTile * HASH, HASH);
            if (inTile < TilePath.FULL_WIDTH - 1) {
                break;
            }
            byte[] full = edge[level].clone();
            hash = TreeHash.perfect(full, 0, TilePath.FULL_WIDTH);
            sink.write(new HashTilePath(level, place / TilePath.FULL_WIDTH, TilePath.FULL_WIDTH), full);
        }
        size++;
    }

    /** Gives the sink the partial tiles of the present size, the leaves' first. */
    public void writePartial() {
        for (HashTilePath path : TileGrowth.edge(size)) {
            sink.write(path, Arrays.copyOf(edge[path.level()], path.width() * HASH));
        }
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The root of the tree as it is now: 32 bytes. */
    public byte[] root() {
        return TreeRoot.of(size, this::peak);
    }

    /** Every perfect subtree that the root folds lies in its level's partial tile: left of it are only full ones. */
    private byte[] peak(int height, long index) {
        int count = 1 << (height % LEVEL_BITS);
        int first = (int) (index * count % TilePath.FULL_WIDTH);
        return TreeHash.perfect(edge[height / LEVEL_BITS], first, count);
    }
}
