package al.feedbackledger.rules.integrity.tile;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * Where a bundle of entries lies: {@code tile/entries/<N>[.p/<W>]} (C2SP tlog-tiles, section "Log entries"). Its entries
 * hash to the tile of level 0 with the same index.
 *
 * @param index which bundle, counted from 0
 * @param width entries in it, 1 to 256
 */
@CheckReturnValue
public record BundlePath(long index, int width) implements TilePath {
    public BundlePath {
        Spelling.require(index, width);
    }

    /** The tile with the hashes of these entries. */
    public HashTilePath hashes() {
        return new HashTilePath(0, index, width);
    }

    @Override
    public BundlePath full() {
        return new BundlePath(index, FULL_WIDTH);
    }

    @Override
    public String path() {
        return "tile/entries/" + Spelling.index(index) + Spelling.partial(width);
    }

    @Override
    public String toString() {
        return path();
    }
}
