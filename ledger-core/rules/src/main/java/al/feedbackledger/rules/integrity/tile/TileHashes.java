package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.proof.SubtreeHashes;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.LinkedHashMap;

/**
 * The hashes of a tree of some size, read from its tiles. A proof at 10 million leaves reads three tiles of 8 KiB; the
 * last ones read are kept, so that many proofs in a row read each tile once.
 *
 * <p>For one thread at a time. The tiles are believed here: whoever does not trust them verifies the proof.
 */
@CheckReturnValue
public final class TileHashes implements SubtreeHashes {
    /** Tiles kept: at most 8 MiB. */
    public static final int MAX_KEPT_TILES = 1_024;

    private static final int LEVELS_IN_A_TILE = 8;

    private final long size;
    private final TileSource source;
    private final LinkedHashMap<HashTilePath, HashTile> kept = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param size leaves of the tree whose tiles are there, not negative
     * @throws IntegrityException for a negative size
     */
    public TileHashes(long size, TileSource source) {
        if (size < 0) {
            throw IntegrityException.because("a tree cannot have " + size + " leaves");
        }
        this.size = size;
        this.source = source;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IntegrityException if the subtree reaches beyond the tree, or its tile is missing or has a wrong length
     */
    @Override
    public byte[] hash(int height, long index) {
        if (height < 0 || height >= Long.SIZE - 1 || index < 0 || index >= size >>> height) {
            throw IntegrityException.because("a tree of " + size + " leaves has no perfect subtree of height " + height)
                    .at(index);
        }
        int level = height / LEVELS_IN_A_TILE;
        int within = height % LEVELS_IN_A_TILE;
        long first = index << within;
        long tileIndex = first / TilePath.FULL_WIDTH;
        HashTile tile = tile(level, tileIndex);
        return tile.subtree(within, (int) (first % TilePath.FULL_WIDTH) >>> within);
    }

    private HashTile tile(int level, long index) {
        HashTilePath path = TileGrowth.tileAt(level, index, size);
        HashTile tile = kept.get(path);
        if (tile == null) {
            tile = HashTile.read(path, source);
            kept.put(path, tile);
            if (kept.size() > MAX_KEPT_TILES) {
                kept.pollFirstEntry();
            }
        }
        return tile;
    }
}
