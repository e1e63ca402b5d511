package al.feedbackledger.api.pages;

import al.feedbackledger.api.wording.Wording;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** One of the answers a question offers. */
public record Choice(String value, String label, boolean chosen) {

    /** The constants as choices, labelled by the texts of a group. */
    public static <E extends Enum<E>> List<Choice> of(
            Wording w, String group, Collection<E> constants, Collection<String> chosen) {
        return constants.stream()
                .map(each -> new Choice(each.name(), w.of(group, each), chosen.contains(each.name())))
                .toList();
    }

    public static <E extends Enum<E>> List<Choice> of(Wording w, String group, Class<E> type, @Nullable String chosen) {
        return of(w, group, Arrays.asList(type.getEnumConstants()), chosen == null ? List.of() : List.of(chosen));
    }

    /** The five ratings, the best first, none chosen unless one was. */
    public static List<Choice> ratings(Wording w, @Nullable String chosen) {
        return List.of(5, 4, 3, 2, 1).stream()
                .map(String::valueOf)
                .map(each -> new Choice(each, w.say("rating." + each), each.equals(chosen)))
                .toList();
    }
}
