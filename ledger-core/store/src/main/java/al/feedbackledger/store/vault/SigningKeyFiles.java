package al.feedbackledger.store.vault;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.note.SigningKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that sign checkpoints, {@code signing-1}, {@code signing-2} …, each a line that also says which log it is of.
 * The numbers go on over all logs of a ledger; of one log, the highest is the newest.
 */
final class SigningKeyFiles {
    static final String PREFIX = "signing-";

    private static final Pattern NAME = Pattern.compile("signing-([1-9][0-9]{0,8})");

    /** A name of 256 characters, 64 of other things, with room. */
    private static final int MAX_BYTES = 512;

    private SigningKeyFiles() {}

    static SortedMap<Integer, SigningKey> read(Path folder) throws IOException {
        SortedMap<Integer, SigningKey> keys = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : entries) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    keys.put(Integer.valueOf(name.group(1)), key(file));
                }
            }
        }
        return keys;
    }

    private static SigningKey key(Path file) {
        try {
            return SigningKey.parse(KeyFile.readLine(file, MAX_BYTES));
        } catch (IntegrityException notAKey) {
            // Not passed on as a cause: the line is a secret.
            throw KeyFile.notAKey(file);
        }
    }

    static void write(Path folder, int number, SigningKey key) throws IOException {
        PrivateFile.write(
                folder.resolve(PREFIX + number), (key.secretText() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
