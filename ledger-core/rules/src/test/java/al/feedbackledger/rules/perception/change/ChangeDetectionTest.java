package al.feedbackledger.rules.perception.change;

import al.feedbackledger.rules.perception.statistics.NewcombeDifference;
import al.feedbackledger.rules.perception.statistics.ScoreTest;
import al.feedbackledger.rules.perception.statistics.Share;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ChangeDetectionTest {
    private static final List<WeekRatings> QUIET =
            new SampleWeeks().of(30, 7, 10).list();
    private static final List<WeekRatings> CHANGED =
            new SampleWeeks().of(20, 7, 10).of(15, 4, 10).list();

    @Nested
    class ARun {
        @Test
        void tellsWeekSharesAndChances() {
            ChangeDetection.Result result =
                    ChangeDetection.run(List.of(CHANGED)).getFirst();
            Share before = new Share(140, 200);
            Share after = new Share(60, 150);
            double p = ScoreTest.p(before, after, result.dispersion());
            assertThat(result.segments()).hasSize(2);
            assertThat(result.changes())
                    .containsExactly(new FoundChange(
                            SampleWeeks.MONDAY.plusWeeks(20),
                            NewcombeDifference.of(after, before),
                            p,
                            p,
                            Collections.emptySet()));
            assertThat(result.changes().getFirst().isPublished()).isTrue();
        }

        @Test
        void keepsTheOrderOfTheServices() {
            List<ChangeDetection.Result> results = ChangeDetection.run(List.of(QUIET, CHANGED, List.of(), QUIET));
            assertThat(results.stream().map(result -> result.changes().size())).containsExactly(0, 1, 0, 0);
            assertThat(results.get(2).segments()).isEmpty();
        }

        @Test
        void asksMoreOfAChangeAmongManyServices() {
            FoundChange alone =
                    ChangeDetection.run(List.of(CHANGED)).getFirst().changes().getFirst();
            List<List<WeekRatings>> many = new ArrayList<>(Collections.nCopies(999, QUIET));
            many.add(CHANGED);
            FoundChange amongMany =
                    ChangeDetection.run(many).getLast().changes().getFirst();
            assertThat(amongMany.p()).isEqualTo(alone.p());
            assertThat(amongMany.q()).isEqualTo(alone.p() * 1_000, within(1e-15));
        }

        @Test
        void ofNothingFindsNothing() {
            assertThat(ChangeDetection.run(List.of())).isEmpty();
        }

        @Test
        void refusesWeeksOutOfOrder() {
            List<List<WeekRatings>> services = List.of(QUIET, QUIET.reversed());
            assertThatThrownBy(() -> ChangeDetection.run(services)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class AGuard {
        private final NewcombeDifference large = NewcombeDifference.of(new Share(60, 150), new Share(140, 200));

        @Test
        void letsPassWhatIsSureLargeAndNotByChance() {
            assertThat(ChangeGuard.against(large, .10)).isEmpty();
        }

        @Test
        void stopsWhatManyTestsWouldFindByChance() {
            assertThat(ChangeGuard.against(large, Math.nextUp(.10))).containsExactly(ChangeGuard.NOT_BY_SEARCHING);
            assertThat(ChangeGuard.against(large, Double.NaN)).containsExactly(ChangeGuard.NOT_BY_SEARCHING);
        }

        @Test
        void stopsWhatIsSmallerThanFivePoints() {
            Share many = new Share(70_000, 100_000);
            assertThat(ChangeGuard.against(NewcombeDifference.of(new Share(65_000, 100_000), many), 0))
                    .isEmpty();
            assertThat(ChangeGuard.against(NewcombeDifference.of(new Share(65_001, 100_000), many), 0))
                    .containsExactly(ChangeGuard.LARGE);
        }

        @Test
        void stopsWhatIsNotSure() {
            assertThat(ChangeGuard.against(NewcombeDifference.of(new Share(20, 30), new Share(24, 30)), 0))
                    .containsExactly(ChangeGuard.SURE);
        }
    }
}
