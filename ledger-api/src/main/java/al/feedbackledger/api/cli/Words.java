package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a command: options with their values, and the rest in order. */
final class Words {
    private final Map<String, String> options;
    private final List<String> rest;

    private Words(Map<String, String> options, List<String> rest) {
        this.options = options;
        this.rest = rest;
    }

    /**
     * @param known the options this command has, each with a value: {@code --name value} or {@code --name=value}
     * @throws Stop for an option that is unknown, doubled or without value
     */
    static Words of(List<String> words, Set<String> known) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                rest.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(name)) {
                throw Stop.unusable("unknown option " + name + "; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            if (equals < 0 && i + 1 == words.size()) {
                throw Stop.unusable(name + " needs a value");
            }
            String value = equals < 0 ? words.get(++i) : word.substring(equals + 1);
            if (value.isBlank() || options.put(name, value) != null) {
                throw Stop.unusable(name + " stands once, with a value");
            }
        }
        return new Words(options, rest);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    String option(String name, String otherwise) {
        String value = options.get(name);
        return value == null ? otherwise : value;
    }

    /** The words that are no options; exactly as many as the command takes. */
    List<String> rest(int count, String usage) {
        if (rest.size() != count) {
            throw Stop.unusable("usage: ops/ledger " + usage);
        }
        return rest;
    }
}
