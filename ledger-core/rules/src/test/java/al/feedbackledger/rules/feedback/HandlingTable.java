package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads {@code handling/table.txt}, the second transcription of the handling table. */
final class HandlingTable {
    private static final String SAME = "same";

    private final Set<String> situations = Situations.all().keySet();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Set<String>> actors = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** @param to the status that follows, or {@code same} */
    record Row(String command, Set<String> situations, Set<String> actors, String to) {
        boolean accepts(String name, String situation, String actor) {
            return command.equals(name) && situations.contains(situation) && actors.contains(actor);
        }

        Status after(Status before) {
            return to.equals(SAME) ? before : Status.valueOf(to);
        }
    }

    private HandlingTable() {}

    static HandlingTable read() {
        HandlingTable table = new HandlingTable();
        try (InputStream in = Objects.requireNonNull(HandlingTable.class.getResourceAsStream("/handling/table.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(table::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether anybody of a role has a place in the table for a kind of command. */
    boolean knows(String kind, Role role) {
        return rows.stream()
                .filter(row -> row.command().equals(kind) || row.command().startsWith(kind + ":"))
                .flatMap(row -> row.actors().stream())
                .anyMatch(
                        actor -> Objects.requireNonNull(People.all().get(actor)).role() == role);
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("group ")) {
            String[] parts = line.substring("group ".length()).split("=", 2);
            groups.put(parts[0].strip(), names(parts[1], groups, situations));
        } else if (line.startsWith("actors ")) {
            String[] parts = line.substring("actors ".length()).split("=", 2);
            actors.put(parts[0].strip(), names(parts[1], actors, People.all().keySet()));
        } else {
            String[] cells = line.split("\\|", -1);
            rows.add(new Row(
                    cells[0].strip(),
                    names(cells[1], groups, situations),
                    names(cells[2], actors, People.all().keySet()),
                    cells[3].strip()));
        }
    }

    private static Set<String> names(String text, Map<String, Set<String>> groups, Set<String> known) {
        Set<String> names = new LinkedHashSet<>();
        for (String word : text.strip().split(" +", -1)) {
            if (word.startsWith("-")) {
                names.removeAll(one(word.substring(1), groups, known));
            } else {
                names.addAll(one(word, groups, known));
            }
        }
        return names;
    }

    private static Set<String> one(String word, Map<String, Set<String>> groups, Set<String> known) {
        if (word.equals("*")) {
            return known;
        }
        if (word.startsWith("@")) {
            return Objects.requireNonNull(groups.get(word.substring(1)), word);
        }
        if (!known.contains(word)) {
            throw new IllegalArgumentException("the table names an unknown " + word);
        }
        return Set.of(word);
    }
}
