package al.feedbackledger.store.vault;

import al.feedbackledger.store.vault.KeysRefused.Code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** One key as a file: the base64 of 32 bytes and a line end, readable by its owner alone (0600). */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    /** 44 characters of base64 and a line end, with room for another kind of line end. */
    private static final int MAX_BYTES = 46;

    private KeyFile() {}

    static byte[] read(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(readLine(file, MAX_BYTES));
            if (key.length != Crypto.KEY_BYTES) {
                throw notAKey(file);
            }
            return key;
        } catch (IllegalArgumentException notBase64) {
            // Not passed on as a cause: its message may quote characters of the key.
            throw notAKey(file);
        }
    }

    /** The line of a file that only its owner may use. */
    static String readLine(Path file, int maxBytes) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new KeysRefused(
                    Code.KEYS_MISSING,
                    "The key file " + file
                            + " is missing. Put the key folder back from its backup; what was sealed with"
                            + " a lost key cannot be opened again.");
        }
        refuseOpenTo(file, OWNER_FILE, "chmod 600");
        try {
            if (Files.size(file) > maxBytes) {
                throw notAKey(file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The key file " + file + " cannot be read. Give it to the user that runs the ledger (chown).",
                    unreadable);
        }
    }

    static KeysRefused notAKey(Path file) {
        return new KeysRefused(
                Code.KEYS_UNUSABLE,
                "The file " + file + " does not hold a key. Put it back from the backup of the key folder.");
    }

    /** Writes the key through to the disk. */
    static void write(Path file, byte[] key) throws IOException {
        byte[] line = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(OWNER_FILE))) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Overwrites the key, through to the disk, and deletes the file. */
    static void destroy(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        }
        Files.delete(file);
    }

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    }

    /** Makes the names in a folder last through a power cut. */
    static void flushFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void refuseOpenFolder(Path folder) {
        refuseOpenTo(folder, OWNER_FOLDER, "chmod 700");
    }

    private static void refuseOpenTo(Path path, Set<PosixFilePermission> most, String command) {
        Set<PosixFilePermission> actual;
        try {
            actual = Files.getPosixFilePermissions(path);
        } catch (IOException | UnsupportedOperationException unreadable) {
            throw new KeysRefused(
                    Code.KEYS_UNUSABLE,
                    "The permissions of " + path
                            + " cannot be read. Keep the keys on a local POSIX file system, owned by"
                            + " the user that runs the ledger.",
                    unreadable);
        }
        if (!most.containsAll(actual)) {
            throw new KeysRefused(
                    Code.TOO_OPEN,
                    "Others may use " + path + " (" + PosixFilePermissions.toString(actual) + "). Run: " + command + " "
                            + path + " and make new keys if anybody may have read them.");
        }
    }
}
