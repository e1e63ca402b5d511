package al.feedbackledger.bench;

import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.rules.integrity.tile.TileSink;
import al.feedbackledger.rules.integrity.tile.TileSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A log's files in a folder: as they are published, but without the care that a power failure needs. */
public record TileFolder(Path folder) implements TileSource, TileSink {

    @Override
    public Optional<byte[]> read(TilePath path) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(path.path())));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        Path file = folder.resolve(path.path());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
