package al.feedbackledger.bench.changes;

import al.feedbackledger.rules.perception.change.BernoulliCusum;
import al.feedbackledger.rules.perception.change.CusumRule;
import al.feedbackledger.rules.perception.statistics.Share;

import java.util.SplittableRandom;

/** How many ratings it takes until an alert, on average. */
final class Alerts {
    private static final int CONFIRMED = 1_000;

    private Alerts() {}

    /**
     * The mean number of ratings.
     *
     * @param before percent satisfied in the confirmed segment
     * @param now percent satisfied from the first rating on
     */
    static double ratings(int before, int now, int alerts, SplittableRandom random) {
        CusumRule rule = CusumRule.of(new Share(before * CONFIRMED / 100, CONFIRMED));
        long ratings = 0;
        for (int i = 0; i < alerts; i++) {
            BernoulliCusum cusum = BernoulliCusum.begin(rule);
            while (cusum.alert().isEmpty()) {
                cusum = cusum.after(random.nextDouble() < now / 100.0);
                ratings++;
            }
        }
        return (double) ratings / alerts;
    }
}
