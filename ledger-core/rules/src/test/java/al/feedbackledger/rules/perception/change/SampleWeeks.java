package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.Share;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Weeks of ratings, made up. */
final class SampleWeeks {
    static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private final List<WeekRatings> weeks = new ArrayList<>();

    /** More weeks in a row with the same ratings. */
    @CanIgnoreReturnValue
    SampleWeeks of(int count, int satisfied, int people) {
        for (int i = 0; i < count; i++) {
            add(satisfied, people);
        }
        return this;
    }

    /** More weeks in a row with ratings drawn with a chance of being satisfied. */
    @CanIgnoreReturnValue
    SampleWeeks drawn(int count, double chance, int people, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            int satisfied = 0;
            for (int n = 0; n < people; n++) {
                satisfied += random.nextDouble() < chance ? 1 : 0;
            }
            add(satisfied, people);
        }
        return this;
    }

    private void add(int satisfied, int people) {
        weeks.add(new WeekRatings(MONDAY.plusWeeks(weeks.size()), new Share(satisfied, people)));
    }

    List<WeekRatings> list() {
        return List.copyOf(weeks);
    }

    /** The number of a week, from 0. */
    static int number(LocalDate monday) {
        return Math.toIntExact(ChronoUnit.WEEKS.between(MONDAY, monday));
    }
}
