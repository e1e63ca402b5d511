package al.feedbackledger.store.vault;

import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.store.vault.KeysRefused.Code;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * The keys of one ledger: the pepper, the epoch keys {@code epoch-1}, {@code epoch-2} … that wrap the keys of cases, and
 * the keys {@code signing-1}, {@code signing-2} … that sign checkpoints. They lie in a folder of their own (0700, files
 * 0600) and in no database or database backup. Other files in the folder are left alone.
 *
 * <p>Pepper and signing keys are read once at start. A new epoch's key is found as soon as its file is there, also one that
 * another node made; a destroyed one is forgotten by {@link #forgetDestroyed}.
 */
public final class KeyFolder {
    private static final String PEPPER = "pepper";
    static final String EPOCH_PREFIX = "epoch-";
    private static final Pattern EPOCH_FILE = Pattern.compile("epoch-([1-9][0-9]{0,8})");
    private static final String UNFINISHED = ".unfinished";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final byte[] pepper;
    private final ConcurrentNavigableMap<Integer, byte[]> epochs;
    private final SortedMap<Integer, SigningKey> signing;

    private KeyFolder(
            Path folder, byte[] pepper, SortedMap<Integer, byte[]> epochs, SortedMap<Integer, SigningKey> signing) {
        this.folder = folder;
        this.pepper = pepper;
        this.epochs = new ConcurrentSkipListMap<>(epochs);
        this.signing = signing;
    }

    /** Whether a key folder has been made there. */
    public static boolean existsAt(Path folder) {
        return Files.exists(folder.resolve(PEPPER), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The keys of a folder; where there are none they are made. However many nodes start together on one folder, one makes
     * them and all have the same.
     *
     * @throws KeysRefused as {@link #init} and {@link #open} do
     */
    public static KeyFolder ensure(Path folder, Randomness randomness) {
        return existsAt(folder)
                ? open(folder)
                : alone(folder, target -> existsAt(target) ? open(folder) : make(target, randomness));
    }

    /**
     * Makes a folder with new keys. It appears whole or not at all: the keys are written beside it and moved there.
     *
     * @throws KeysRefused if something is there already, or it cannot be written
     */
    public static KeyFolder init(Path folder, Randomness randomness) {
        return alone(folder, target -> make(target, randomness));
    }

    /** Does something about a folder that may be missing while no other process does. */
    private static synchronized KeyFolder alone(Path folder, Function<Path, KeyFolder> something) {
        try {
            Path target = place(folder);
            Path name = target.getFileName();
            if (name == null) {
                throw new KeysRefused(Code.KEYS_UNUSABLE, "The key folder cannot be the root of the file system.");
            }
            return ProcessLock.alone(target.resolveSibling("." + name + LOCK), () -> something.apply(target));
        } catch (IOException | UnsupportedOperationException failed) {
            throw cannotBeMade(folder, failed);
        }
    }

    /** A link to a folder stands for the folder: nodes with data folders of their own share one so. */
    private static Path place(Path folder) throws IOException {
        return Files.isSymbolicLink(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
    }

    private static KeysRefused cannotBeMade(Path target, Exception failed) {
        return new KeysRefused(
                Code.KEYS_UNUSABLE,
                "The key folder " + target
                        + " cannot be made. Its parent folder must exist, be writable by the user"
                        + " that runs the ledger and lie on a local POSIX file system.",
                failed);
    }

    private static KeyFolder make(Path target, Randomness randomness) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(target)) {
            throw new KeysRefused(
                    Code.KEYS_EXIST,
                    "There are files in " + target + " already, and keys are never written over. Name another folder.");
        }
        Path unfinished = target.resolveSibling("." + target.getFileName() + UNFINISHED);
        try {
            removeUnfinished(unfinished);
            KeyFile.createFolder(unfinished);
            KeyFile.write(unfinished.resolve(PEPPER), randomness.bytes(Crypto.KEY_BYTES));
            KeyFile.write(unfinished.resolve(EPOCH_PREFIX + 1), randomness.bytes(Crypto.KEY_BYTES));
            KeyFile.flushFolder(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            KeyFile.flushFolder(requireNonNull(target.getParent()));
        } catch (IOException | UnsupportedOperationException failed) {
            throw cannotBeMade(target, failed);
        }
        return open(target);
    }

    /** What an interrupted {@code init} left was never a key of anything. */
    private static void removeUnfinished(Path unfinished) throws IOException {
        if (!Files.isDirectory(unfinished, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.deleteIfExists(unfinished.resolve(PEPPER));
        Files.deleteIfExists(unfinished.resolve(EPOCH_PREFIX + 1));
        Files.delete(unfinished);
    }

    private static boolean isEmptyFolder(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (FileSystemException notAFolder) {
            return false;
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    /**
     * Reads the keys of a folder.
     *
     * @throws KeysRefused if a key is missing, is no key, or others than its owner could read it
     */
    public static KeyFolder open(Path folder) {
        Path real = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(real)) {
            throw new KeysRefused(
                    Code.KEYS_MISSING,
                    "There is no key folder " + real + ". For a new ledger make one with: ops/ledger keys init. For an"
                            + " existing ledger put the folder back from its backup.");
        }
        KeyFile.refuseOpenFolder(real);
        byte[] pepper = KeyFile.read(real.resolve(PEPPER));
        SortedMap<Integer, byte[]> epochs = readEpochs(real);
        if (epochs.isEmpty()) {
            throw new KeysRefused(
                    Code.KEYS_MISSING,
                    "The key folder " + real
                            + " holds no epoch key. Put it back from its backup; what was sealed with a"
                            + " lost key cannot be opened again.");
        }
        try {
            return new KeyFolder(real, pepper, epochs, SigningKeyFiles.read(real));
        } catch (IOException unreadable) {
            throw unreadable(real, unreadable);
        }
    }

    /**
     * Makes one more key that signs checkpoints, and reads the folder anew.
     *
     * @param log the name of the log that the key is of
     * @throws KeysRefused if it cannot be written
     */
    public KeyFolder withNewSigningKey(String log, Randomness randomness) {
        int number = signing.isEmpty() ? 1 : signing.lastKey() + 1;
        try {
            SigningKeyFiles.write(folder, number, SigningKey.of(log, randomness.bytes(Crypto.KEY_BYTES)));
        } catch (IOException | UnsupportedOperationException failed) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "A signing key cannot be written into " + folder
                            + ". Let the user that runs the ledger write there.",
                    failed);
        }
        return open(folder);
    }

    private static SortedMap<Integer, byte[]> readEpochs(Path folder) {
        SortedMap<Integer, byte[]> epochs = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, EPOCH_PREFIX + "*")) {
            for (Path file : entries) {
                Matcher name = EPOCH_FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    epochs.put(Integer.valueOf(name.group(1)), KeyFile.read(file));
                }
            }
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
        return epochs;
    }

    private static KeysRefused unreadable(Path folder, IOException cause) {
        return new KeysRefused(
                Code.KEYS_UNUSABLE,
                "The key folder " + folder + " cannot be read. Give it to the user that runs the ledger (chown).",
                cause);
    }

    /** The pepper, usable but not readable. */
    public Pepper pepper() {
        return message -> Crypto.hmac(pepper, message);
    }

    /** The folder itself; beside the keys lies what a log has to remember. */
    public Path path() {
        return folder;
    }

    /** The keys that sign the checkpoints of a log, the oldest first. */
    public List<SigningKey> signingKeys(String log) {
        return signing.values().stream()
                .filter(key -> key.verifierKey().name().equals(log))
                .toList();
    }

    /** The epoch whose key wraps new keys: the highest there is. */
    int currentEpoch() {
        int current = epochs.lastKey();
        while (epochKey(current + 1) != null) {
            current++;
        }
        return current;
    }

    /** The key of an epoch, or null if it was destroyed or is not in this folder. */
    byte @Nullable [] epochKey(int epoch) {
        byte[] known = epochs.get(epoch);
        if (known == null && Files.exists(epochFile(epoch), LinkOption.NOFOLLOW_LINKS)) {
            known = KeyFile.read(epochFile(epoch));
            epochs.put(epoch, known);
        }
        return known;
    }

    /** The epochs whose keys are here, in order. */
    List<Integer> epochs() {
        return List.copyOf(epochs.keySet());
    }

    /**
     * Makes the key of the next epoch. Its file appears whole or not at all, and is on the disk before it is used.
     *
     * @return the new epoch; the one another node has made meanwhile, if one has
     * @throws KeysRefused if it cannot be written
     */
    int makeNextEpoch(Randomness randomness) {
        int next = currentEpoch() + 1;
        Path unfinished = folder.resolve("." + EPOCH_PREFIX + next + UNFINISHED);
        try {
            Files.deleteIfExists(unfinished);
            KeyFile.write(unfinished, randomness.bytes(Crypto.KEY_BYTES));
            // A link, because a move would silently replace a key that is in use.
            Files.createLink(epochFile(next), unfinished);
            Files.delete(unfinished);
            KeyFile.flushFolder(folder);
        } catch (FileAlreadyExistsException made) {
            return currentEpoch();
        } catch (IOException | UnsupportedOperationException failed) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The key of epoch " + next + " cannot be written to the key folder " + folder
                            + ". It must be writable by the user that runs the ledger.",
                    failed);
        }
        return currentEpoch();
    }

    /** Overwrites the key of an epoch, deletes its file and forgets it; does nothing if that was done before. */
    void destroyEpoch(int epoch) {
        epochs.remove(epoch);
        Path file = epochFile(epoch);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            KeyFile.destroy(file);
            KeyFile.flushFolder(folder);
        } catch (IOException failed) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The key file " + file + " is to be destroyed and cannot be. Give it to the user that runs the"
                            + " ledger (chown).",
                    failed);
        }
    }

    /** Forgets the keys whose files are gone, because another node has destroyed them. */
    public void forgetDestroyed() {
        epochs.keySet().removeIf(epoch -> !Files.exists(epochFile(epoch), LinkOption.NOFOLLOW_LINKS));
    }

    private Path epochFile(int epoch) {
        return folder.resolve(EPOCH_PREFIX + epoch);
    }

    /** What may be known of the keys: a hash of each, by the key's name. */
    SortedMap<String, byte[]> fingerprints() {
        SortedMap<String, byte[]> all = new TreeMap<>();
        all.put(PEPPER, fingerprint(PEPPER, pepper));
        for (Map.Entry<Integer, byte[]> epoch : epochs.entrySet()) {
            String name = EPOCH_PREFIX + epoch.getKey();
            all.put(name, fingerprint(name, epoch.getValue()));
        }
        for (Map.Entry<Integer, SigningKey> key : signing.entrySet()) {
            String name = SigningKeyFiles.PREFIX + key.getKey();
            all.put(name, fingerprint(name, Crypto.utf8(key.getValue().secretText())));
        }
        return all;
    }

    /** A key of 256 random bits cannot be found from its hash. */
    private static byte[] fingerprint(String name, byte[] key) {
        return Crypto.sha256(Crypto.utf8("feedback-ledger/key/v1\0" + name + "\0"), key);
    }

    /** The folder, never a key. */
    @Override
    public String toString() {
        return "KeyFolder[" + folder + "]";
    }
}
