package al.feedbackledger.rules.integrity.tile;

import java.util.Optional;

/** Where published files are read from: a folder, an address, a test. What it gives is not trusted. */
@FunctionalInterface
public interface TileSource {
    /** The bytes of a file, or nothing where there is no such file. */
    Optional<byte[]> read(TilePath path);
}
