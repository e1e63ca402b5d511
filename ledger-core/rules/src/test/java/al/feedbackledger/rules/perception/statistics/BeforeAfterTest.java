package al.feedbackledger.rules.perception.statistics;

import al.feedbackledger.rules.perception.statistics.BeforeAfter.Compared;
import al.feedbackledger.rules.perception.statistics.BeforeAfter.NotCompared;
import al.feedbackledger.rules.perception.statistics.BeforeAfter.Reason;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BeforeAfterTest {
    private static List<Tally> buckets(int part, int whole) {
        List<Tally> buckets = new ArrayList<>(Collections.nCopies(7, Tally.NOBODY));
        buckets.add(new Tally(part, whole));
        return buckets;
    }

    private static NotCompared not(Reason reason) {
        return new NotCompared(reason);
    }

    @Test
    void isAfterLessBefore() {
        List<Tally> before = Collections.nCopies(8, new Tally(6, 10));
        Share after = new Share(56, 70);
        assertThat(BeforeAfter.of(before, buckets(56, 70)))
                .isEqualTo(new Compared(NewcombeDifference.of(after, new Share(48, 80))));
        Compared compared = (Compared) BeforeAfter.of(before, buckets(56, 70));
        assertThat(compared.before()).isEqualTo(new Share(48, 80));
        assertThat(compared.after()).isEqualTo(after);
        assertThat(compared.difference().points()).isEqualTo(20);
    }

    @Test
    void takesThirtyPeopleOnEachSide() {
        assertThat(BeforeAfter.of(buckets(9, 30), buckets(9, 30))).isInstanceOf(Compared.class);
        assertThat(BeforeAfter.of(buckets(9, 29), buckets(9, 30))).isEqualTo(not(Reason.TOO_FEW_BEFORE));
        assertThat(BeforeAfter.of(buckets(9, 30), buckets(9, 29))).isEqualTo(not(Reason.TOO_FEW_AFTER));
    }

    @Test
    void takesEightBucketsOnEachSide() {
        List<Tally> full = buckets(9, 30);
        assertThat(BeforeAfter.of(full.subList(1, 8), full)).isEqualTo(not(Reason.TOO_SHORT_BEFORE));
        assertThat(BeforeAfter.of(full, full.subList(1, 8))).isEqualTo(not(Reason.TOO_EARLY));
        List<Tally> nine = Collections.nCopies(9, Tally.NOBODY);
        assertThatThrownBy(() -> BeforeAfter.of(nine, full)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BeforeAfter.of(full, nine)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoTally() {
        assertThatThrownBy(() -> new Tally(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Tally.NOBODY::share).isInstanceOf(IllegalArgumentException.class);
    }
}
