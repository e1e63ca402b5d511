package al.feedbackledger.verify.source;

import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.TilePath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The log's files below a folder. */
record LogFolder(Path folder) implements LogFiles {
    @Override
    public Optional<byte[]> read(TilePath path) {
        return file(path.path(), EntryBundle.MAX_BYTES);
    }

    @Override
    public Optional<byte[]> checkpoint() {
        return file("checkpoint", SignedNote.MAX_BYTES);
    }

    private Optional<byte[]> file(String path, int most) {
        Path file = folder.resolve(path);
        return Files.exists(file) ? Optional.of(FileBytes.read(file, most)) : Optional.empty();
    }

    @Override
    public void close() {
        // A folder is not held open.
    }
}
