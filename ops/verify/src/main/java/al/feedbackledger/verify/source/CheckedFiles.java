package al.feedbackledger.verify.source;

import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.HashTilePath;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSource;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;

import java.util.Optional;

/** Files of a log that must be there: one that is missing or cut off is told as such, before its content is looked at. */
public record CheckedFiles(LogFiles files) implements TileSource {
    /** @throws Finding.Broken where neither the file nor the full one is there, or a tile has a wrong length */
    @Override
    public Optional<byte[]> read(TilePath path) {
        Optional<byte[]> exact = files.read(path);
        if (exact.isPresent()) {
            requireLength(path, exact.get());
            return exact;
        }
        if (!path.isPartial()) {
            throw Finding.of(Check.FILES, "the file " + path.path() + " is missing")
                    .broken();
        }
        // The caller goes on to the full file, whose beginning is the same; there it is missed if it is not there.
        return Optional.empty();
    }

    private static void requireLength(TilePath path, byte[] bytes) {
        switch (path) {
            case HashTilePath tile -> {
                int expected = tile.width() * Digests.HASH_BYTES;
                if (bytes.length != expected) {
                    throw Finding.of(Check.FILES, "the file " + path.path() + " has a wrong length")
                            .unlike(expected + " bytes", bytes.length)
                            .broken();
                }
            }
            case BundlePath unused -> {}
        }
    }
}
