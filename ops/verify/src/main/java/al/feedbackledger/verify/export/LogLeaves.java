package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.tile.HashTile;
import al.feedbackledger.rules.integrity.tile.HashTilePath;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSource;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The leaves of the export beside the tiles of the published log, tile by tile. For one thread. */
final class LogLeaves {
    private final long size;
    private final TileSource files;
    private final Report report;
    private @Nullable HashTile tile;

    /** @param size leaves of the published log */
    LogLeaves(long size, TileSource files, Report report) {
        this.size = size;
        this.files = files;
        this.report = report;
    }

    /** Compares the leaf of an index, which grows from 0. */
    void compare(long index, byte[] leafHash) {
        if (index >= size) {
            return;
        }
        int place = (int) (index % TilePath.FULL_WIDTH);
        HashTile at = tile;
        if (place == 0 || at == null) {
            at = read(index / TilePath.FULL_WIDTH);
            tile = at;
        }
        byte[] published = at.hash(place);
        if (published.length != Digests.HASH_BYTES || !Arrays.equals(published, leafHash)) {
            report.found(Finding.of(Check.TREE, "the leaf of the export is not the one that was published")
                    .at("position " + (index + 1))
                    .unlikeHash(published, leafHash));
        }
    }

    private HashTile read(long tileIndex) {
        int width = (int) Math.min(TilePath.FULL_WIDTH, size - tileIndex * TilePath.FULL_WIDTH);
        try {
            return HashTile.read(new HashTilePath(0, tileIndex, width), files);
        } catch (IntegrityException refused) {
            throw Finding.of(Check.FILES, refused).broken();
        }
    }
}
