package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.statistics.Share;
import al.feedbackledger.rules.perception.statistics.WilsonInterval;

import java.util.Optional;

/** The share of people satisfied or very satisfied, with how sure one can be of it. */
public record SatisfiedShare(Share share, WilsonInterval interval) {

    /** The share in these counts; empty where nobody rated. */
    public static Optional<SatisfiedShare> of(Counts counts) {
        if (counts.n() == 0) {
            return Optional.empty();
        }
        Share share = new Share(counts.satisfied(), counts.n());
        return Optional.of(new SatisfiedShare(share, WilsonInterval.of(share)));
    }
}
