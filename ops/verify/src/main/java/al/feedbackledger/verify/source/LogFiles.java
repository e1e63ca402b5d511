package al.feedbackledger.verify.source;

import al.feedbackledger.rules.integrity.tile.TileSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The static files of a published log, in a folder or at an address. */
public interface LogFiles extends TileSource, AutoCloseable {

    /** The bytes of the file {@code checkpoint}, where there is one. */
    Optional<byte[]> checkpoint();

    @Override
    void close();

    /** The log at a place as it is given on the command line. */
    static LogFiles at(String place) {
        return isAddress(place)
                ? new LogAddress(URI.create(place.endsWith("/") ? place : place + "/"))
                : new LogFolder(Path.of(place));
    }

    static boolean isAddress(String place) {
        return place.startsWith("http://") || place.startsWith("https://");
    }
}
