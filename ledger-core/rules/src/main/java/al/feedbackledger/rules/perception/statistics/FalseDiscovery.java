package al.feedbackledger.rules.perception.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of the found are expected to be chance, when many are looked at.
 *
 * <p>The q of the i-th smallest of m p-values is the least of p<sub>j</sub> m / j over j ≥ i, at most 1: of all with a q
 * of at most ten percent, no more than a tenth is expected to be chance.
 *
 * <p>Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995).
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * The q-value of each p-value, in the order they came.
     *
     * @param p of every test that was made, also of those that found nothing; 0 to 1
     */
    public static List<Double> qValues(List<Double> p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("not a p-value: " + value);
            }
        }
        int tests = p.size();
        List<Integer> largestFirst = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> p.get(index)).reversed())
                .toList();
        List<Double> q = new ArrayList<>(Collections.nCopies(tests, 1.0));
        double least = 1;
        for (int i = 0; i < tests; i++) {
            int index = largestFirst.get(i);
            least = Math.min(least, p.get(index) * tests / (tests - i));
            q.set(index, least);
        }
        return List.copyOf(q);
    }
}
