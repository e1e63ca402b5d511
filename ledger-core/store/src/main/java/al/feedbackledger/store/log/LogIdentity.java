package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.KeysRefused;
import al.feedbackledger.store.vault.KeysRefused.Code;
import al.feedbackledger.store.vault.PrivateFile;
import al.feedbackledger.store.vault.ProcessLock;
import al.feedbackledger.store.vault.Randomness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * Which log this ledger publishes now: its number, under which it is served, and its origin, the name that stands in every
 * checkpoint. Both are made once and kept beside the keys, in {@code origin-1}, {@code origin-2} …; the highest counts.
 *
 * @param number 1, and one more for each restore that lacked signed events
 * @param origin the first line of its checkpoints and the name of its keys
 */
public record LogIdentity(int number, String origin) {
    static final String DEFAULT_BASE = "localhost/feedback-ledger";

    private static final String PREFIX = "origin-";
    private static final String LOCK = "making.lock";
    private static final int RANDOM_BYTES = 8;
    private static final int MAX_LOGS = 999;

    /**
     * The log of a key folder, with a key to sign with. What is missing is made, once, however many nodes start together: a
     * folder from before there were logs gets both here, and one whose first start was interrupted the rest.
     *
     * @param configured the origin of the first log; empty for {@code localhost/feedback-ledger/} and a random name
     * @throws KeysRefused if the folder says another origin, or cannot be written
     */
    public static synchronized LogIdentity ensure(KeyFolder keys, String configured, Randomness randomness) {
        LogIdentity log = isComplete(keys) ? current(keys) : complete(keys.path(), configured, randomness);
        if (log.number == 1 && !configured.isEmpty() && !configured.equals(log.origin)) {
            throw new KeysRefused(
                    Code.OTHER_KEYS,
                    "The log of this ledger is called " + log.origin + " (" + PREFIX + "1 in " + keys + "), not "
                            + configured + ". A log keeps its name; take the setting away.");
        }
        return log;
    }

    private static LogIdentity complete(Path folder, String configured, Randomness randomness) {
        try {
            return ProcessLock.alone(folder.resolve(LOCK), () -> {
                // Read again: whoever had the lock before may have made it all.
                KeyFolder keys = KeyFolder.open(folder);
                LogIdentity log = isThereOne(keys) ? current(keys) : first(keys, configured, randomness);
                if (keys.signingKeys(log.origin).isEmpty()) {
                    // The caller opens the folder again.
                    var unused = keys.withNewSigningKey(log.origin, randomness);
                }
                return log;
            });
        } catch (IOException failed) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "A file cannot be written into " + folder + ". Let the user that runs the ledger write there.",
                    failed);
        }
    }

    /** Whether the folder has a log and a key to sign it with. */
    public static boolean isComplete(KeyFolder keys) {
        return isThereOne(keys) && !keys.signingKeys(current(keys).origin).isEmpty();
    }

    /**
     * The log that is published now.
     *
     * @throws KeysRefused if there is none
     */
    public static LogIdentity current(KeyFolder keys) {
        int number = 0;
        while (number < MAX_LOGS && Files.exists(file(keys, number + 1), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return of(keys, number);
    }

    /**
     * One of the ledger's logs.
     *
     * @throws KeysRefused if there is none of this number
     */
    public static LogIdentity of(KeyFolder keys, int number) {
        try {
            String origin = Files.readString(file(keys, number), StandardCharsets.US_ASCII)
                    .strip();
            return new LogIdentity(number, origin);
        } catch (IOException unreadable) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The file " + file(keys, number)
                            + " cannot be read. Put it back from the backup of the key folder.",
                    unreadable);
        }
    }

    /** The next log of the ledger, under a name that nobody else draws; it counts from now on. */
    LogIdentity next(KeyFolder keys, Randomness randomness) {
        String base = origin.startsWith(DEFAULT_BASE) ? DEFAULT_BASE : of(keys, 1).origin;
        return new LogIdentity(number + 1, base + "/" + random(randomness));
    }

    private static LogIdentity first(KeyFolder keys, String configured, Randomness randomness) {
        String origin = configured.isEmpty() ? DEFAULT_BASE + "/" + random(randomness) : configured;
        LogIdentity log = new LogIdentity(1, origin);
        log.keep(keys);
        return log;
    }

    /** Writes the origin down; with this the log is the current one. */
    void keep(KeyFolder keys) {
        try {
            PrivateFile.write(file(keys, number), (origin + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | UnsupportedOperationException failed) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The name of the log cannot be written into " + keys
                            + ". Let the user that runs the ledger write there.",
                    failed);
        }
    }

    /** Who may have signed a checkpoint of this log, as the key folder knows. */
    public KnownLog known(KeyFolder keys) {
        List<VerifierKey> verifiers =
                keys.signingKeys(origin).stream().map(SigningKey::verifierKey).toList();
        return new KnownLog(origin, verifiers);
    }

    private static boolean isThereOne(KeyFolder keys) {
        return Files.exists(file(keys, 1), LinkOption.NOFOLLOW_LINKS);
    }

    private static Path file(KeyFolder keys, int number) {
        return keys.path().resolve(PREFIX + number);
    }

    private static String random(Randomness randomness) {
        return HexFormat.of().formatHex(randomness.bytes(RANDOM_BYTES));
    }
}
