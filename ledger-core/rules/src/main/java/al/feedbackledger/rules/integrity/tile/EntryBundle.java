package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import com.google.errorprone.annotations.CheckReturnValue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 256 neighbouring entries of the log: for each its uint16 big-endian length, then the entry (C2SP tlog-tiles,
 * section "Log entries"). Immutable.
 */
@CheckReturnValue
public final class EntryBundle {
    private static final int LENGTH_BYTES = 2;

    /** Bytes of a bundle at most: 256 entries of 65,535 bytes, 16 MiB. */
    public static final int MAX_BYTES = TilePath.FULL_WIDTH * (LENGTH_BYTES + Leaf.MAX_ENTRY_BYTES);

    private final BundlePath path;
    private final List<byte[]> entries;

    private EntryBundle(BundlePath path, List<byte[]> entries) {
        this.path = path;
        this.entries = entries;
    }

    /**
     * A bundle from the bytes of its file.
     *
     * @throws IntegrityException if the file ends within an entry, or holds more or fewer entries than its path says
     */
    public static EntryBundle parse(BundlePath path, byte[] bytes) {
        List<byte[]> entries = new ArrayList<>(path.width());
        int at = 0;
        while (at < bytes.length && entries.size() < path.width()) {
            int end = endOfEntry(bytes, at);
            if (end > bytes.length) {
                throw IntegrityException.unlike(
                                "the file " + path + " ends within an entry",
                                "at least " + end + " bytes",
                                bytes.length)
                        .at(firstIndex(path) + entries.size());
            }
            entries.add(Arrays.copyOfRange(bytes, at + LENGTH_BYTES, end));
            at = end;
        }
        if (entries.size() != path.width() || at != bytes.length) {
            throw IntegrityException.unlike(
                    "the file " + path + " has a wrong number of entries",
                    path.width() + " and no byte after them",
                    entries.size() + " and " + (bytes.length - at) + " bytes after them");
        }
        return new EntryBundle(path, List.copyOf(entries));
    }

    /**
     * Reads the bundle that a log of some size has: the partial file, or the beginning of the full one where the partial
     * one was deleted.
     *
     * @throws IntegrityException if neither file is there, or one is not in the format
     */
    public static EntryBundle read(BundlePath path, TileSource source) {
        var exact = source.read(path);
        if (exact.isPresent()) {
            return parse(path, exact.get());
        }
        if (path.isPartial()) {
            var full = source.read(path.full());
            if (full.isPresent()) {
                List<byte[]> all = parse(path.full(), full.get()).entries;
                return new EntryBundle(path, all.subList(0, path.width()));
            }
        }
        throw IntegrityException.because("the file " + path + " is missing");
    }

    /**
     * The bytes of a bundle's file.
     *
     * @param entries 1 to 256, each at most 65,535 bytes
     * @throws IntegrityException for more or fewer, or a longer one
     */
    public static byte[] bytes(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TilePath.FULL_WIDTH) {
            throw IntegrityException.unlike(
                    "a bundle cannot have so many entries", "1 to " + TilePath.FULL_WIDTH, entries.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * 96);
        for (byte[] entry : entries) {
            requireLength(entry);
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /**
     * Lets pass when every entry hashes to the hash beside it.
     *
     * @param hashes the tile {@link BundlePath#hashes}
     * @throws IntegrityException for the first entry that does not
     */
    public void requireHashes(HashTile hashes) {
        for (int i = 0; i < entries.size(); i++) {
            byte[] found = TreeHash.leaf(entries.get(i));
            if (!hashes.isHash(i, found)) {
                byte[] expected = hashes.hash(i);
                throw IntegrityException.unlikeHash("an entry is not the one in the tree", expected, found)
                        .at(firstIndex(path) + i);
            }
        }
    }

    /** Where the bundle lies. */
    public BundlePath path() {
        return path;
    }

    /** The entries from left to right; the arrays are not to be changed. */
    public List<byte[]> entries() {
        return entries;
    }

    static void requireLength(byte[] entry) {
        if (entry.length > Leaf.MAX_ENTRY_BYTES) {
            throw IntegrityException.unlike(
                    "an entry is too long for a bundle", "at most " + Leaf.MAX_ENTRY_BYTES + " bytes", entry.length);
        }
    }

    /** Where an entry that begins here has to end; beyond the file where the file is cut off. */
    private static int endOfEntry(byte[] bytes, int at) {
        int start = at + LENGTH_BYTES;
        if (start > bytes.length) {
            return start;
        }
        return start + ((Byte.toUnsignedInt(bytes[at]) << 8) | Byte.toUnsignedInt(bytes[at + 1]));
    }

    private static long firstIndex(BundlePath path) {
        return path.index() * TilePath.FULL_WIDTH;
    }
}
