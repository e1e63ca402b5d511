package al.feedbackledger.rules.perception.statistics;

import al.feedbackledger.rules.perception.statistics.FunnelLimits.Place;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class FunnelLimitsTest {
    private final Share centre = new Share(700, 1000);

    @Test
    void narrowWithTheRootOfThePeople() {
        FunnelLimits limits = new FunnelLimits(centre, 100);
        assertThat(limits.low()).isEqualTo(.7 - 1.959964 * Math.sqrt(.0021), within(1e-15));
        assertThat(limits.high()).isEqualTo(.7 + 1.959964 * Math.sqrt(.0021), within(1e-15));
        assertThat(limits.farLow()).isEqualTo(.7 - 3.090232 * Math.sqrt(.0021), within(1e-15));
        assertThat(limits.farHigh()).isEqualTo(.7 + 3.090232 * Math.sqrt(.0021), within(1e-15));
        FunnelLimits four = new FunnelLimits(centre, 400);
        assertThat(four.high() - .7).isEqualTo((limits.high() - .7) / 2, within(1e-15));
    }

    @Test
    void areCutAtTheEnds() {
        FunnelLimits high = new FunnelLimits(new Share(98, 100), 30);
        assertThat(high.high()).isEqualTo(1);
        assertThat(high.farHigh()).isEqualTo(1);
        assertThat(new FunnelLimits(new Share(2, 100), 30).farLow()).isZero();
    }

    @Test
    void placeServices() {
        assertThat(FunnelLimits.place(centre, new Share(70, 100))).isEqualTo(Place.WITHIN);
        assertThat(FunnelLimits.place(centre, new Share(62, 100))).isEqualTo(Place.WITHIN);
        assertThat(FunnelLimits.place(centre, new Share(60, 100))).isEqualTo(Place.OUTSIDE);
        assertThat(FunnelLimits.place(centre, new Share(80, 100))).isEqualTo(Place.OUTSIDE);
        assertThat(FunnelLimits.place(centre, new Share(55, 100))).isEqualTo(Place.FAR_OUTSIDE);
        assertThat(FunnelLimits.place(centre, new Share(85, 100))).isEqualTo(Place.FAR_OUTSIDE);
    }

    @Test
    void neverSayOtherwiseThanTheWilsonInterval() {
        for (int percent = 1; percent < 100; percent++) {
            Share all = new Share(percent, 100);
            for (int n = 30; n < 200; n += 7) {
                for (int k = 0; k <= n; k++) {
                    WilsonInterval interval = WilsonInterval.of(new Share(k, n));
                    boolean holds = interval.low() <= all.value() && all.value() <= interval.high();
                    assertThat(FunnelLimits.place(all, new Share(k, n)) == Place.WITHIN)
                            .as("%d/%d around %d %%", k, n, percent)
                            .isEqualTo(holds);
                }
            }
        }
    }

    @Test
    void beginAtThirtyPeople() {
        assertThat(new FunnelLimits(centre, 30).people()).isEqualTo(30);
        assertThatThrownBy(() -> new FunnelLimits(centre, 29))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a funnel begins at 30 people, not at 29");
        assertThatThrownBy(() -> FunnelLimits.place(centre, new Share(1, 29)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
