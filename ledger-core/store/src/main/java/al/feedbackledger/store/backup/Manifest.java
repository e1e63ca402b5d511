package al.feedbackledger.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SHA-256 of every file of a copy, in the file {@code manifest.sha256}, as {@code sha256sum -c} reads it. The last
 * line says how many files there are, so that a manifest that was cut off is none.
 */
final class Manifest {
    static final String NAME = "manifest.sha256";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
    private static final Pattern LAST = Pattern.compile("# ([0-9]+) files");
    private static final int CHUNK_BYTES = 1 << 18;

    private Manifest() {}

    /** The manifest's own bytes. */
    static byte[] of(SortedMap<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (path, digest) -> lines.append(digest).append("  ").append(path).append('\n'));
        lines.append("# ").append(digests.size()).append(" files\n");
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks every file of a copy against its manifest.
     *
     * @param read told how many bytes more are checked
     * @throws BackupRefused if a file is missing, is another one, or is not in the manifest
     */
    static void check(Path folder, LongConsumer read) throws IOException {
        SortedMap<String, String> expected = parse(folder);
        SortedSet<String> found = files(folder);
        for (String path : found) {
            if (!path.equals(NAME) && !expected.containsKey(path)) {
                throw damaged(folder, "the file " + path + " does not belong to it");
            }
        }
        for (Map.Entry<String, String> file : expected.entrySet()) {
            if (!found.contains(file.getKey())) {
                throw damaged(folder, "the file " + file.getKey() + " is missing");
            }
            if (!digest(folder.resolve(file.getKey()), read).equals(file.getValue())) {
                throw damaged(folder, "the file " + file.getKey() + " is not as it was written");
            }
        }
    }

    private static SortedMap<String, String> parse(Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        String text;
        try {
            text = Files.readString(folder.resolve(NAME), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new BackupRefused(
                    "The folder " + folder + " is no backup: it has no file " + NAME
                            + ". Name the folder that ops/ledger backup has made.",
                    missing);
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length - 2; i++) {
            Matcher line = LINE.matcher(lines[i]);
            if (!line.matches() || digests.put(line.group(2), line.group(1)) != null) {
                throw damaged(folder, "line " + (i + 1) + " of " + NAME + " is not as it was written");
            }
        }
        Matcher last = LAST.matcher(lines.length < 2 ? "" : lines[lines.length - 2]);
        if (!last.matches() || !last.group(1).equals(Integer.toString(digests.size()))) {
            throw damaged(folder, NAME + " is not whole");
        }
        return digests;
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        SortedSet<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(folder.relativize(path).toString());
                }
            }
        }
        return files;
    }

    private static String digest(Path file, LongConsumer read) throws IOException {
        MessageDigest digest = PrivateCopy.sha256();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                digest.update(chunk, 0, length);
                read.accept(length);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static BackupRefused damaged(Path folder, String how) {
        return new BackupRefused("The backup " + folder + " is damaged: " + how
                + ". Nothing was restored. Use another copy of it, or an older backup.");
    }
}
