package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The published files of one log, as they lie on the disk. Reading them needs nothing else: no database, no key, no lock.
 *
 * @param path the folder that {@code checkpoint}, {@code keys} and {@code tile} lie in
 */
public record LogFolder(Path path) implements TileSource {
    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "keys";

    /** The folder of one of a ledger's logs. */
    public static LogFolder of(Path logs, int number) {
        return new LogFolder(logs.resolve(Integer.toString(number)));
    }

    /** The latest checkpoint, a signed note; nothing before the first. */
    public Optional<byte[]> checkpoint() {
        return file(CHECKPOINT);
    }

    /** The verifier keys that have signed, one a line, the newest last; nothing before the first checkpoint. */
    public Optional<byte[]> keys() {
        return file(KEYS);
    }

    @Override
    public Optional<byte[]> read(TilePath tile) {
        return file(tile.path());
    }

    /** The name is ours or a parsed path's, so it cannot lead out of the folder. */
    private Optional<byte[]> file(String name) {
        try {
            return Optional.of(Files.readAllBytes(path.resolve(name)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a published file cannot be read", e);
        }
    }
}
