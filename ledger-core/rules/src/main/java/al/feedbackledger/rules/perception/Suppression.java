package al.feedbackledger.rules.perception;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which values of a breakdown are hidden, so that no group of one to nine people can be worked out. */
final class Suppression {
    private Suppression() {}

    /**
     * The values to hide.
     *
     * @param people people by value
     * @param n all people of the quarter: nobody or at least ten
     */
    static SortedSet<String> hidden(Dimension dimension, SortedMap<String, Integer> people, int n) {
        return switch (dimension) {
            case CHANNEL, AUDIENCE -> ofParts(people);
            case REASON -> ofNamings(people, n);
        };
    }

    /**
     * Everybody is in exactly one part and the total is public, so what is hidden can be summed: at least two parts of
     * at least ten people together are. The smallest parts that may be shown are hidden with the small ones.
     */
    private static SortedSet<String> ofParts(SortedMap<String, Integer> people) {
        SortedSet<String> hidden = new TreeSet<>();
        people.forEach((value, count) -> {
            if (!SmallGroups.mayBeShown(count)) {
                hidden.add(value);
            }
        });
        while (!hidden.isEmpty() && (hidden.size() < 2 || sum(people, hidden) < SmallGroups.LEAST)) {
            hidden.add(smallestShown(people, hidden));
        }
        return hidden;
    }

    private static int sum(SortedMap<String, Integer> people, SortedSet<String> values) {
        return people.entrySet().stream()
                .filter(entry -> values.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static String smallestShown(SortedMap<String, Integer> people, SortedSet<String> hidden) {
        return people.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !hidden.contains(entry.getKey()))
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .orElseThrow(() -> new IllegalArgumentException("fewer people in all than may be shown"))
                .getKey();
    }

    /** A reason splits people into those who name it and those who do not; neither may be one to nine. */
    private static SortedSet<String> ofNamings(SortedMap<String, Integer> people, int n) {
        SortedSet<String> hidden = new TreeSet<>();
        people.forEach((value, count) -> {
            if (!SmallGroups.mayBeShown(count) || !SmallGroups.mayBeShown(n - count)) {
                hidden.add(value);
            }
        });
        return hidden;
    }
}
