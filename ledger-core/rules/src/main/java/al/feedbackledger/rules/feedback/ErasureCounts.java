package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many erasures there were in each quarter on each ground, as far as the public is told: a count below ten is left
 * out, because a small one could point at a person, and so is a quarter that is not over, because two looks at a growing
 * count tell about the cases between them.
 */
@CheckReturnValue
public final class ErasureCounts {
    /** The smallest count that is told. */
    public static final int SMALLEST = 10;

    private final SortedMap<String, Map<ErasureGround, Integer>> counts = new TreeMap<>();

    /**
     * One public count.
     *
     * @param quarter for example {@code 2026-Q1}, by dates in Tirana
     */
    public record Count(String quarter, ErasureGround ground, int erasures) {}

    /** Counts one erasure. */
    public void add(Instant at, ErasureGround ground) {
        counts.computeIfAbsent(quarter(at), unused -> new EnumMap<>(ErasureGround.class))
                .merge(ground, 1, Integer::sum);
    }

    /** What may be told at a time, oldest quarter first. */
    public List<Count> published(Instant now) {
        List<Count> told = new ArrayList<>();
        counts.headMap(quarter(now))
                .forEach((quarter, grounds) -> grounds.forEach((ground, erasures) -> {
                    if (erasures >= SMALLEST) {
                        told.add(new Count(quarter, ground, erasures));
                    }
                }));
        return told;
    }

    private static String quarter(Instant at) {
        LocalDate day = ServiceStandard.dayOf(at);
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }
}
