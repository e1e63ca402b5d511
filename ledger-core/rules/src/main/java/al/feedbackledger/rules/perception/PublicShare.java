package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.statistics.Share;
import al.feedbackledger.rules.perception.statistics.WilsonInterval;

import java.util.List;

/** The share of people in some classes, as far as the public may know it. */
public sealed interface PublicShare {
    /** The share itself. */
    record Told(Share share, WilsonInterval interval) implements PublicShare {}

    /** "≥ 90 %": these classes hold everybody, which is not told. */
    record AtLeastNinety() implements PublicShare {}

    /** "≤ 10 %": other classes hold everybody, which is not told. */
    record AtMostTen() implements PublicShare {}

    /** Nobody answered, or the share would tell what somebody said. */
    record NotTold() implements PublicShare {}

    /**
     * The share of the people in some classes.
     *
     * @param first the first class of the share, 1 being the first
     * @param last the last class of the share
     */
    static PublicShare of(Spread spread, int first, int last) {
        return switch (spread) {
            case Spread.Exact exact -> told(exact.people(), first, last);
            case Spread.Concentrated at -> {
                if (first <= at.from() && at.to() <= last) {
                    yield new AtLeastNinety();
                }
                yield at.to() < first || last < at.from() ? new AtMostTen() : new NotTold();
            }
            case Spread.Nobody nobody -> new NotTold();
            case Spread.Withheld withheld -> new NotTold();
        };
    }

    private static PublicShare told(List<Integer> people, int first, int last) {
        int part = sum(people.subList(first - 1, last));
        Share share = new Share(part, sum(people));
        return new Told(share, WilsonInterval.of(share));
    }

    private static int sum(List<Integer> people) {
        return people.stream().mapToInt(Integer::intValue).sum();
    }
}
