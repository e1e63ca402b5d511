package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.Arrays;

/**
 * The check of all tiles of a tree against its root: the leaves' hashes are read once from left to right, every tile
 * above them is computed anew and compared, and so is the root. Bounded memory, whatever the size.
 */
@CheckReturnValue
public final class TileCheck {
    private static final int HASH = Digests.HASH_BYTES;

    private final long size;
    private final TileSource source;
    private final GrowingTiles computed = GrowingTiles.empty(this::compare);

    /**
     * @param size leaves that a checkpoint claims
     * @param source the published files, not trusted
     * @throws IntegrityException for a negative size
     */
    public TileCheck(long size, TileSource source) {
        if (size < 0) {
            throw IntegrityException.because("a tree cannot have " + size + " leaves");
        }
        this.size = size;
        this.source = source;
    }

    /** Sees each tile of leaves' hashes on the way: to compare entries with it, or to tell how far the check is. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes the next tile of level 0, from left to right. */
        void visit(HashTile leaves);
    }

    /**
     * Lets pass when the tiles are the tiles of the tree with this root. Once for each check, like {@link #take}.
     *
     * @param root 32 bytes, of a verified checkpoint
     * @throws IntegrityException if a file is missing, has a wrong length or another hash than computed (then the index
     *     is that of the hash in its level), or if the leaves lead to another root
     */
    public void requireRoot(byte[] root, Visitor visitor) {
        for (long index = 0; index < tiles(); index++) {
            HashTile leaves = leaves(index);
            visitor.visit(leaves);
            take(leaves);
        }
        requireRoot(root);
    }

    /** How many tiles of leaves' hashes the tree has. */
    public long tiles() {
        return size / TilePath.FULL_WIDTH + (size % TilePath.FULL_WIDTH == 0 ? 0 : 1);
    }

    /** Reads a tile of leaves' hashes; by any thread, where the source allows it. */
    public HashTile leaves(long index) {
        return HashTile.read(TileGrowth.tileAt(0, index, size), source);
    }

    /**
     * Takes the next tile of leaves' hashes, from left to right.
     *
     * @throws IntegrityException if a tile above it that is now full is not the one computed
     */
    public void take(HashTile leaves) {
        for (int i = 0; i < leaves.path().width(); i++) {
            computed.append(leaves.hash(i));
        }
    }

    /**
     * Lets pass when the tiles that were taken lead to this root, by way of the tiles above them.
     *
     * @throws IntegrityException as {@link #requireRoot(byte[], Visitor)}
     */
    public void requireRoot(byte[] root) {
        computed.writePartial();
        byte[] found = computed.root();
        if (!Arrays.equals(root, found)) {
            throw IntegrityException.unlikeHash("the tiles of " + size + " leaves lead to another root", root, found);
        }
    }

    /** Tiles of leaves are what everything is computed from: comparing them with themselves would say nothing. */
    private void compare(TilePath path, byte[] computed) {
        if (path instanceof HashTilePath tile && tile.level() > 0) {
            byte[] published = HashTile.read(tile, source).bytes();
            int different = Arrays.mismatch(published, computed);
            if (different >= 0) {
                int hash = different / HASH;
                throw IntegrityException.unlikeHash(
                                "a hash in the file " + path + " is not the one computed from the leaves",
                                Arrays.copyOfRange(computed, hash * HASH, (hash + 1) * HASH),
                                Arrays.copyOfRange(published, hash * HASH, (hash + 1) * HASH))
                        .at(path.index() * TilePath.FULL_WIDTH + hash);
            }
        }
    }
}
