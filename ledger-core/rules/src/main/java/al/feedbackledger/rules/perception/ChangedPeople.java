package al.feedbackledger.rules.perception;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many different people's part in a number differs between then and now.
 *
 * <p>Not the people who did something in between: somebody who left and came back is where they were.
 */
final class ChangedPeople {
    private ChangedPeople() {}

    /**
     * People who differ, for each earlier position.
     *
     * <p>One walk from the newest delta back: what a submission adds now minus what it added then is the sum of its
     * deltas in between. O(d log d) for d deltas, however many positions.
     *
     * @param deltas all deltas of a cell above the first position, in any order
     * @param positions earlier positions, oldest first
     * @return people who differ from each position to now, in the order of the positions
     */
    static List<Integer> since(List<Delta> deltas, List<Long> positions) {
        List<Delta> newestFirst = deltas.stream()
                .sorted(Comparator.comparingLong(Delta::position).reversed())
                .toList();
        Map<String, Counts> differing = new HashMap<>();
        Integer[] people = new Integer[positions.size()];
        int next = 0;
        for (int i = positions.size() - 1; i >= 0; i--) {
            while (next < newestFirst.size() && newestFirst.get(next).position() > positions.get(i)) {
                Delta delta = newestFirst.get(next++);
                if (!delta.change().isNone()) {
                    differing.merge(delta.submission(), delta.change(), ChangedPeople::unlessNone);
                }
            }
            people[i] = differing.size();
        }
        return Arrays.asList(people);
    }

    private static @Nullable Counts unlessNone(Counts one, Counts other) {
        Counts sum = one.plus(other);
        return sum.isNone() ? null : sum;
    }
}
