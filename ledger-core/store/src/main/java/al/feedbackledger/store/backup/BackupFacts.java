package al.feedbackledger.store.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a backup is, in its file {@code about.txt}: one {@code name value} a line.
 *
 * @param made when it was finished, by the database's clock
 * @param server the major version of PostgreSQL that can read it
 * @param position every event up to this one is in it
 * @param root hexadecimal root of the tree over those events; empty with no event
 * @param folders every folder in it, because some must be there and are empty
 */
public record BackupFacts(Instant made, int server, long position, String root, List<String> folders) {
    static final String NAME = "about.txt";

    private static final String FORMAT = "feedback-ledger/backup/v1";

    public BackupFacts {
        folders = List.copyOf(folders);
    }

    static BackupFacts of(Instant made, int server, long position, byte[] root, SortedSet<String> folders) {
        return new BackupFacts(made, server, position, HexFormat.of().formatHex(root), List.copyOf(folders));
    }

    byte[] encode() {
        StringBuilder lines = new StringBuilder("format " + FORMAT + "\n");
        lines.append("made ").append(made).append('\n');
        lines.append("server ").append(server).append('\n');
        lines.append("position ").append(position).append('\n');
        lines.append("root ").append(root).append('\n');
        folders.forEach(folder -> lines.append("folder ").append(folder).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the facts of a backup whose manifest holds. */
    static BackupFacts read(Path backup) throws IOException {
        Map<String, String> values = new TreeMap<>();
        List<String> folders = new ArrayList<>();
        for (String line : Files.readAllLines(backup.resolve(NAME), StandardCharsets.UTF_8)) {
            int space = line.indexOf(' ');
            String name = space < 0 ? line : line.substring(0, space);
            String value = space < 0 ? "" : line.substring(space + 1);
            if (name.equals("folder")) {
                folders.add(value);
            } else {
                values.put(name, value);
            }
        }
        if (!FORMAT.equals(values.get("format"))) {
            throw new BackupRefused("The backup " + backup + " has the format " + values.get("format")
                    + ", which this version does not know. Use the version that made it.");
        }
        try {
            return new BackupFacts(
                    Instant.parse(values.getOrDefault("made", "")),
                    Integer.parseInt(values.getOrDefault("server", "")),
                    Long.parseLong(values.getOrDefault("position", "")),
                    values.getOrDefault("root", ""),
                    folders);
        } catch (DateTimeException | NumberFormatException e) {
            throw new BackupRefused("The file " + NAME + " in " + backup + " cannot be read.", e);
        }
    }
}
