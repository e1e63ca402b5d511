package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

/**
 * Where a tile of hashes lies: {@code tile/<L>/<N>[.p/<W>]} (C2SP tlog-tiles, section "Merkle Tree").
 *
 * @param level 0 for the leaves' hashes; each hash of level l + 1 is the root of a full tile of level l
 * @param index which tile of the level, counted from 0
 * @param width hashes in it, 1 to 256
 */
@CheckReturnValue
public record HashTilePath(int level, long index, int width) implements TilePath {
    public HashTilePath {
        if (level < 0 || level > MAX_LEVEL) {
            throw IntegrityException.unlike("a tile cannot have this level", "0 to " + MAX_LEVEL, level);
        }
        Spelling.require(index, width);
    }

    @Override
    public HashTilePath full() {
        return new HashTilePath(level, index, FULL_WIDTH);
    }

    @Override
    public String path() {
        return "tile/" + level + "/" + Spelling.index(index) + Spelling.partial(width);
    }

    @Override
    public String toString() {
        return path();
    }
}
