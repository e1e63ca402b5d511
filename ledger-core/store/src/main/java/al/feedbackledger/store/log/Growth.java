package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.GrowingBundle;
import al.feedbackledger.rules.integrity.tile.GrowingTiles;
import al.feedbackledger.rules.integrity.tile.HashTile;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSink;
import al.feedbackledger.store.eventstore.LeafReader.LedgerLeaf;

import java.util.Arrays;

/** The right edge of the published files, to which leaves are added: at most 64 KiB of hashes and one bundle of entries. */
final class Growth {
    private final GrowingTiles tiles;
    private final GrowingBundle bundle;
    private KeyHistory keys;

    private Growth(GrowingTiles tiles, GrowingBundle bundle, KeyHistory keys) {
        this.tiles = tiles;
        this.bundle = bundle;
        this.keys = keys;
    }

    /** Of a log that has published nothing. */
    static Growth fromNothing(KeyHistory keys, TileSink sink) {
        return new Growth(GrowingTiles.empty(sink), GrowingBundle.empty(sink), keys);
    }

    /**
     * Of a log as it lies on the disk.
     *
     * @throws IntegrityException if the files at the edge are missing, or are not those of the checkpoint
     */
    static Growth after(Checkpoint published, KeyHistory keys, LogFolder folder, TileSink sink) {
        long size = published.size();
        GrowingTiles tiles = GrowingTiles.resume(size, folder, sink);
        if (!Arrays.equals(tiles.root(), published.root())) {
            throw IntegrityException.unlikeHash(
                    "the tiles on the disk lead to another root than the checkpoint's", published.root(), tiles.root());
        }
        int width = (int) (size % TilePath.FULL_WIDTH);
        if (width > 0) {
            BundlePath edge = new BundlePath(size / TilePath.FULL_WIDTH, width);
            EntryBundle.read(edge, folder).requireHashes(HashTile.read(edge.hashes(), folder));
        }
        return new Growth(tiles, GrowingBundle.resume(size, folder, sink), keys);
    }

    void append(LedgerLeaf leaf) {
        bundle.append(leaf.entry());
        tiles.append(leaf.hash());
    }

    void handOver(KeyHistory newer) {
        keys = newer;
    }

    /** The entries first: whoever sees a hash can ask for what it is of. */
    void writePartials() {
        bundle.writePartial();
        tiles.writePartial();
    }

    long size() {
        return tiles.size();
    }

    byte[] root() {
        return tiles.root();
    }

    KeyHistory keys() {
        return keys;
    }
}
