package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A part of a mapping file that has named entries. Every entry must be known and of the right form; what is wrong is told
 * by its place. No object of any other kind than texts, numbers, lists and maps is ever made of a file.
 */
final class Yaml {
    private static final int MAX_CHARACTERS = 200_000;
    private static final int MAX_DEPTH = 10;

    private final String place;
    private final Map<String, Object> entries;
    private final Set<String> read = new TreeSet<>();

    private Yaml(String place, Map<String, Object> entries) {
        this.place = place;
        this.entries = entries;
    }

    /**
     * @param name of the file, for complaints
     * @throws Stop if the text is no YAML with named entries
     */
    static Yaml parse(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Object loaded = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
            return of(name, loaded);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw Stop.unusable(name + " is no YAML: line " + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw Stop.unusable(name + " is no YAML that can be used: " + e.getMessage());
        }
    }

    private static Yaml of(String place, @Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw Stop.unusable(place + " must have named entries");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            // YAML reads NO, the code of Norway, as false: such keys must be quoted.
            if (!(key instanceof String name)) {
                throw Stop.unusable(place + ": the name " + key + " must stand in quotes");
            }
            if (value != null) {
                entries.put(name, value);
            }
        });
        return new Yaml(place, entries);
    }

    private String at(String name) {
        return place + " › " + name;
    }

    Stop wrong(String name, String complaint) {
        return Stop.unusable(at(name) + " " + complaint);
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Every name there is. */
    Set<String> names() {
        return entries.keySet();
    }

    @Nullable
    String textOrNull(String name) {
        read.add(name);
        Object value = entries.get(name);
        return value == null ? null : scalar(at(name), value);
    }

    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    String text(String name, String otherwise) {
        String value = textOrNull(name);
        return value == null ? otherwise : value;
    }

    /** A text or a list of texts. */
    List<String> texts(String name) {
        read.add(name);
        Object value = entries.get(name);
        return switch (value) {
            case null -> List.of();
            case List<?> list ->
                list.stream().map(element -> scalar(at(name), element)).toList();
            default -> List.of(scalar(at(name), value));
        };
    }

    boolean flag(String name) {
        read.add(name);
        return switch (entries.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw wrong(name, "must be true or false");
        };
    }

    @Nullable
    Yaml part(String name) {
        read.add(name);
        Object value = entries.get(name);
        return value == null ? null : of(at(name), value);
    }

    List<Yaml> parts(String name) {
        read.add(name);
        Object value = entries.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(name, "must be a list");
        }
        List<Yaml> parts = new ArrayList<>();
        for (Object element : list) {
            parts.add(of(at(name) + "[" + parts.size() + "]", element));
        }
        return parts;
    }

    /** Texts by name. */
    Map<String, String> map(String name) {
        Yaml part = part(name);
        Map<String, String> map = new LinkedHashMap<>();
        if (part != null) {
            part.entries.keySet().forEach(key -> map.put(key, part.text(key)));
        }
        return map;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
        String value = textOrNull(name);
        return value == null ? otherwise : constant(at(name), type, value);
    }

    <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        return texts(name).stream()
                .map(value -> constant(at(name), type, value))
                .toList();
    }

    static <E extends Enum<E>> E constant(String place, Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Stop.unusable(
                        place + " must be one of " + Arrays.toString(type.getEnumConstants()) + ", not " + value));
    }

    /** Regular expressions. */
    List<Pattern> patterns(String name) {
        return texts(name).stream()
                .map(text -> {
                    try {
                        return Pattern.compile(text);
                    } catch (PatternSyntaxException e) {
                        throw wrong(name, "has no regular expression in " + text + ": " + e.getDescription());
                    }
                })
                .toList();
    }

    /** @throws Stop if there is an entry that nobody asked for */
    void done() {
        Set<String> unknown = new TreeSet<>(entries.keySet());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw Stop.unusable(place + " has entries that mean nothing here: " + String.join(", ", unknown)
                    + "; known are " + String.join(", ", read));
        }
    }

    private static String scalar(String place, @Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Integer number -> number.toString();
            case null -> throw Stop.unusable(place + " is empty");
            case Boolean unused -> throw Stop.unusable(place + " must be text; put it in quotes");
            default -> throw Stop.unusable(place + " must be text");
        };
    }
}
