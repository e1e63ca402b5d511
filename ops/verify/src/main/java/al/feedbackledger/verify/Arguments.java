package al.feedbackledger.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a command line, sorted out. */
final class Arguments {
    private static final Set<String> WITH_VALUE = Set.of("--key", "--checkpoint", "--log", "--scratch");
    private static final Set<String> ALONE = Set.of("--json", "--words");

    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> places = new ArrayList<>();

    /** @param allowed the options that the command has */
    Arguments(List<String> words, Set<String> allowed) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                places.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!allowed.contains(name)) {
                throw new Usage("there is no option " + name + " here");
            }
            if (ALONE.contains(name)) {
                options.put(name, List.of(""));
            } else if (WITH_VALUE.contains(name)) {
                String value = equals >= 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(++i) : "";
                if (value.isEmpty()) {
                    throw new Usage(name + " needs a value");
                }
                options.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
        }
    }

    /** The one file, folder or address that is to be checked. */
    String place(String what) {
        if (places.size() != 1) {
            throw new Usage(places.isEmpty() ? what + " is missing" : "one " + what + " is checked at a time");
        }
        return places.getFirst();
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }
}
