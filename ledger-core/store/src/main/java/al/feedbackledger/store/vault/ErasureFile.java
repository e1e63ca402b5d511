package al.feedbackledger.store.vault;

import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.vault.KeysRefused.Code;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The log of erasures as a file: one line for each erased case, {@code <instant> <stream id> <ground> <ref> <ref>…}, in
 * UTF-8 with LF. Lines are only ever added; those of the first versions have no ground. It names no person and holds no
 * words: stream ids and references are random.
 *
 * <p>Several nodes may add to one file; each takes the file's lock. A last line without its line end was cut off while it
 * was written, so nobody was ever told of it: the next writer removes it.
 */
final class ErasureFile {
    static final String NAME = "erasures.log";

    private final Path folder;
    private final Path file;

    ErasureFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    /** Adds lines and writes them through to the disk. */
    void append(List<ErasedCase> erased) throws IOException {
        // The file's lock keeps processes apart; within one, Java refuses a second instead of waiting.
        synchronized (ErasureFile.class) {
            appendAlone(erased);
        }
    }

    private void appendAlone(List<ErasedCase> erased) throws IOException {
        boolean isNew = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            // Let go when the channel closes.
            FileLock unused = channel.lock();
            long end = endOfWholeLines(channel);
            channel.truncate(end).position(end);
            String lines = erased.stream().map(ErasureFile::line).collect(Collectors.joining());
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isNew) {
            KeyFile.flushFolder(folder);
        }
    }

    private static long endOfWholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private static String line(ErasedCase erased) {
        String refs = erased.refs().stream().map(UUID::toString).collect(Collectors.joining(" "));
        return erased.at() + " " + erased.streamId() + " " + erased.ground() + " " + refs + "\n";
    }

    /**
     * Reads every whole line, in order.
     *
     * @throws KeysRefused if the file cannot be read or a line is not one
     */
    void each(Consumer<ErasedCase> reader) {
        if (!Files.exists(file)) {
            return;
        }
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = wholeLine(lines);
            while (line != null) {
                number++;
                reader.accept(parse(line, number));
                line = wholeLine(lines);
            }
        } catch (IOException e) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The log of erasures " + file + " cannot be read. Without it a restored backup could bring erased"
                            + " words back. Give it to the user that runs the ledger (chown), or put it back from its"
                            + " backup.",
                    e);
        }
    }

    /** The next line that has its line end; null at the end. */
    private static @Nullable String wholeLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    private ErasedCase parse(String line, int number) {
        try {
            List<String> parts = List.of(line.split(" ", -1));
            Optional<ErasureGround> ground = ground(parts.get(2));
            return new ErasedCase(
                    parts.get(1),
                    parts.subList(ground.isPresent() ? 3 : 2, parts.size()).stream()
                            .map(UUID::fromString)
                            .toList(),
                    Instant.parse(parts.getFirst()),
                    ground.orElse(ErasureGround.ERASED_BEFORE_RESTORE));
        } catch (RuntimeException notALine) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "Line " + number + " of the log of erasures " + file + " is damaged. Without it a restored backup"
                            + " could bring erased words back. Put the file back from its backup.",
                    notALine);
        }
    }

    private static Optional<ErasureGround> ground(String word) {
        return Arrays.stream(ErasureGround.values())
                .filter(ground -> ground.name().equals(word))
                .findFirst();
    }
}
