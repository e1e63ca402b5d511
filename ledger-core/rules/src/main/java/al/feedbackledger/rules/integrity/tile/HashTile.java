package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.TreeHash;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Arrays;

/**
 * One tile: up to 256 neighbouring hashes of one level, one after another (C2SP tlog-tiles, section "Merkle Tree").
 * Immutable.
 */
@CheckReturnValue
public final class HashTile {
    private static final int HASH = Digests.HASH_BYTES;

    /** Levels from a full tile's hashes to its root. */
    private static final int HEIGHT = 8;

    private final HashTilePath path;
    private final byte[] bytes;

    private HashTile(HashTilePath path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * A tile from the bytes of its file.
     *
     * @throws IntegrityException unless there are exactly 32 bytes for each hash of the path's width
     */
    public static HashTile parse(HashTilePath path, byte[] bytes) {
        if (bytes.length != path.width() * HASH) {
            throw IntegrityException.unlike(
                    "the file " + path + " has a wrong length", path.width() * HASH + " bytes", bytes.length);
        }
        return new HashTile(path, bytes.clone());
    }

    /**
     * Reads the tile that a tree of some size has. A log may have deleted a partial tile once its full one was written
     * (section "Partial Tiles"): then the beginning of the full one is the same.
     *
     * @throws IntegrityException if neither file is there, or one has a wrong length
     */
    public static HashTile read(HashTilePath path, TileSource source) {
        var exact = source.read(path);
        if (exact.isPresent()) {
            return parse(path, exact.get());
        }
        if (path.isPartial()) {
            var full = source.read(path.full());
            if (full.isPresent()) {
                return parse(path.full(), full.get()).narrowed(path);
            }
        }
        throw IntegrityException.because("the file " + path + " is missing");
    }

    private HashTile narrowed(HashTilePath narrower) {
        return new HashTile(narrower, Arrays.copyOf(bytes, narrower.width() * HASH));
    }

    /** Where the tile lies. */
    public HashTilePath path() {
        return path;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * One of the hashes: 32 bytes.
     *
     * @param i which, counted from 0, below the width
     */
    public byte[] hash(int i) {
        return subtree(0, i);
    }

    /** Whether a hash is the one at a place below the width. */
    boolean isHash(int i, byte[] hash) {
        return i < path.width() && Arrays.equals(bytes, i * HASH, (i + 1) * HASH, hash, 0, hash.length);
    }

    /**
     * The hash of a perfect subtree over hashes of this tile: 32 bytes.
     *
     * @param height how many levels above the tile's hashes, 0 to 8
     * @param i which subtree of this height in the tile, counted from 0
     * @throws IntegrityException if the tile is not wide enough
     */
    public byte[] subtree(int height, int i) {
        if (height < 0 || height > HEIGHT) {
            throw IntegrityException.unlike("a tile has no subtree of this height", "0 to " + HEIGHT, height);
        }
        int count = 1 << height;
        if (i < 0 || (i + 1L) * count > path.width()) {
            throw IntegrityException.unlike(
                    "the file " + path + " has too few hashes", "at least " + (i + 1L) * count, path.width());
        }
        return height == 0
                ? Arrays.copyOfRange(bytes, i * HASH, (i + 1) * HASH)
                : TreeHash.perfect(bytes, i * count, count);
    }
}
