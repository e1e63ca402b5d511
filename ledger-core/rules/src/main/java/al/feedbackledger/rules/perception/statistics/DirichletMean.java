package al.feedbackledger.rules.perception.statistics;

import java.util.List;

/**
 * The mean rating under a Dirichlet(½) posterior, which is defined and honest also for few people.
 *
 * <p>With α<sub>k</sub> = c<sub>k</sub> + ½ and A = Σα: μ = Σkα<sub>k</sub>/A and Var = (Σk²α<sub>k</sub>/A − μ²)/(A+1).
 *
 * <p>Source: A. Gelman et al., "Bayesian Data Analysis" (3rd edition, 2013), 3.4; the prior is that of H. Jeffreys, "An
 * invariant form for the prior probability in estimation problems", Proc. R. Soc. A 186 (1946).
 *
 * @param value posterior mean, 1 to the number of classes
 * @param sd posterior standard deviation
 */
public record DirichletMean(double value, double sd) {
    /** Jeffreys' prior: half a person in every class. */
    private static final double PRIOR = 0.5;

    /**
     * The mean of a group of people.
     *
     * @param people people in each class, worst first; all may be zero
     * @throws IllegalArgumentException without classes, or when one has fewer people than none
     */
    public static DirichletMean of(List<Integer> people) {
        if (people.isEmpty() || people.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("not people in classes: " + people);
        }
        double total = 0;
        double first = 0;
        double second = 0;
        for (int k = 1; k <= people.size(); k++) {
            double alpha = people.get(k - 1) + PRIOR;
            total += alpha;
            first += k * alpha;
            second += (double) k * k * alpha;
        }
        double mean = first / total;
        double variance = (second / total - mean * mean) / (total + 1);
        return new DirichletMean(mean, Math.sqrt(variance));
    }
}
