package al.feedbackledger.rules.perception;

import java.util.List;

/**
 * The mean rating under a Dirichlet(½) posterior, which is defined and honest also for few people.
 *
 * <p>With α<sub>k</sub> = c<sub>k</sub> + ½ and A = Σα: μ = Σkα<sub>k</sub>/A and Var = (Σk²α<sub>k</sub>/A − μ²)/(A+1).
 *
 * @param value posterior mean, 1 to 5
 * @param sd posterior standard deviation
 */
public record DirichletMean(double value, double sd) {
    /** Jeffreys' prior: half a person in every class. */
    private static final double PRIOR = 0.5;

    public static DirichletMean of(Counts counts) {
        List<Integer> ratings = counts.ratings();
        double total = 0;
        double first = 0;
        double second = 0;
        for (int k = 1; k <= ratings.size(); k++) {
            double alpha = ratings.get(k - 1) + PRIOR;
            total += alpha;
            first += k * alpha;
            second += (double) k * k * alpha;
        }
        double mean = first / total;
        double variance = (second / total - mean * mean) / (total + 1);
        return new DirichletMean(mean, Math.sqrt(variance));
    }
}
