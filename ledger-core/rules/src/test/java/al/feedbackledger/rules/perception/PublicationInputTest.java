package al.feedbackledger.rules.perception;

import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What cannot be asked of the rule, and what cannot have been published. */
class PublicationInputTest {
    private final SeriesLedger ledger = new SeriesLedger();

    @Test
    void publicationPointsGoForward() {
        ledger.submit(12, "2026-03-10");
        assertThat(ledger.publish("2026-04-01").cells()).hasSize(1);
        PublicationPoint earlier = new PublicationPoint(ledger.position - 1, SeriesLedger.day("2026-04-02"));
        assertThatThrownBy(() -> PublicationRule.publish(ledger.history, ledger.now(), earlier))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 to 11");
    }

    @Test
    void positionsStartAtOne() {
        assertThatThrownBy(() -> new PublicationPoint(0, SeriesLedger.day("2026-04-02")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMonthNeverHoldsFewerThanNobody() {
        TreeMap<YearMonth, Counts> months = new TreeMap<>();
        months.put(YearMonth.of(2026, 1), Counts.ofRatings(-1, 0, 0, 0, 0));
        assertThatThrownBy(() -> new SeriesNow(months, (span, after) -> List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCellOfOneToNineCannotBeMade() {
        MonthSpan march = MonthSpan.of(YearMonth.of(2026, 3));
        assertThatThrownBy(() -> new PublishedCell(march, List.of(1L), Counts.ofRatings(9, 0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublishedCell(march, List.of(), Counts.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublishedCell(march, List.of(2L, 2L), Counts.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cellsNeverOverlap() {
        PublishedCell march = new PublishedCell(MonthSpan.of(YearMonth.of(2026, 3)), List.of(1L), Counts.NONE);
        assertThatThrownBy(() -> new SeriesHistory(SeriesLedger.SERIES, List.of(march, march), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
