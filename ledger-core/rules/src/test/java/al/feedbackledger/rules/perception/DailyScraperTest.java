package al.feedbackledger.rules.perception;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens, whoever keeps every public view learns nothing about one to nine people. */
class DailyScraperTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 15);
    private static final int DAYS = 170;

    private final SeriesLedger ledger = new SeriesLedger();
    private final Scraper scraper = new Scraper();

    /** How a rule publishes: the history before, what is true now, and the point. */
    private interface Publishing {
        SeriesHistory publish(SeriesHistory before, SeriesNow now, PublicationPoint point);
    }

    private void look(LocalDate day, Publishing rule) {
        if (ledger.position > 0) {
            ledger.history = rule.publish(ledger.history, ledger.now(), new PublicationPoint(ledger.position, day));
            scraper.look(ledger, day, ledger.history);
        }
    }

    private void live(long seed, int days, Publishing rule) {
        RandomLife life = new RandomLife(seed, ledger);
        for (int day = 0; day < days; day++) {
            LocalDate today = FIRST.plusDays(day);
            life.live(today, () -> {});
            look(today, rule);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyDayFindsNothing(long seed) {
        live(seed, DAYS, PublicationRule::publish);
        assertThat(scraper.looks()).isGreaterThan(3);
        assertThat(scraper.findings()).as("seed %d", seed).isEmpty();
        assertThat(scraper.compareSums(new Random(seed), 150))
                .as("seed %d", seed)
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void afterEverySingleActFindsNothing(long seed) {
        RandomLife life = new RandomLife(seed, ledger);
        for (int day = 0; day < 80; day++) {
            LocalDate today = FIRST.plusDays(day);
            life.live(today, () -> look(today, PublicationRule::publish));
        }
        assertThat(scraper.looks()).isGreaterThan(3);
        assertThat(scraper.findings()).as("seed %d", seed).isEmpty();
        assertThat(scraper.compareSums(new Random(seed), 150))
                .as("seed %d", seed)
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void nothingThatMayBeShownIsKeptBack(long seed) {
        RandomLife life = new RandomLife(seed, ledger);
        for (int day = 0; day < DAYS; day++) {
            LocalDate today = FIRST.plusDays(day);
            life.live(today, () -> {});
            look(today, PublicationRule::publish);
            assertThat(waiting()).as("seed %d, %s", seed, today).allMatch(people -> people < SmallGroups.LEAST);
            assertThat(overdue()).as("seed %d, %s", seed, today).isEmpty();
        }
    }

    /** The people who wait before, between and after the cells. */
    private List<Integer> waiting() {
        List<Integer> waiting = new ArrayList<>();
        Map<YearMonth, Counts> months = ledger.months();
        int people = 0;
        YearMonth end = YearMonth.of(2025, 12);
        for (YearMonth month = YearMonth.of(2024, 1); !month.isAfter(end); month = month.plusMonths(1)) {
            YearMonth at = month;
            if (ledger.history.cells().stream().anyMatch(cell -> cell.months().holds(at))) {
                waiting.add(people);
                people = 0;
            } else {
                people += months.getOrDefault(month, Counts.NONE).n();
            }
        }
        waiting.add(people);
        return waiting;
    }

    /** Cells that gained ten people never counted before, and still show the old counts. */
    private List<PublishedCell> overdue() {
        Map<String, Long> firstCounted = new HashMap<>();
        ledger.deltas.forEach(delta -> firstCounted.putIfAbsent(delta.submission(), delta.position()));
        SeriesNow now = ledger.now();
        return ledger.history.cells().stream()
                .filter(cell -> SmallGroups.mayBeShown(now.counts(cell.months()).n()))
                .filter(cell -> newcomers(cell, firstCounted) >= SmallGroups.LEAST)
                .toList();
    }

    private long newcomers(PublishedCell cell, Map<String, Long> firstCounted) {
        return ledger.submissions.values().stream()
                .filter(submission -> submission.isCounted() && cell.months().holds(submission.day()))
                .filter(submission -> firstCounted.getOrDefault(submission.submission(), 0L) > cell.position())
                .count();
    }

    @Test
    void aRuleThatShowsLiveCountsIsFoundOut() {
        live(1, 60, (before, now, point) -> {
            List<PublishedCell> cells = new ArrayList<>();
            now.months().forEach((month, counts) -> {
                if (counts.n() >= SmallGroups.LEAST) {
                    cells.add(new PublishedCell(MonthSpan.of(month), List.of(point.position()), counts));
                }
            });
            return new SeriesHistory(before.series(), cells, List.of());
        });
        assertThat(scraper.findings()).isNotEmpty();
    }

    @Test
    void aRuleThatComparesWithTheLastSettingOnlyIsFoundOut() {
        live(8, DAYS, (before, now, point) -> {
            List<PublishedCell> forgetful = before.cells().stream()
                    .map(cell -> new PublishedCell(cell.months(), List.of(cell.position()), cell.counts()))
                    .toList();
            return PublicationRule.publish(new SeriesHistory(before.series(), forgetful, before.tables()), now, point);
        });
        assertThat(scraper.findings()).anyMatch(finding -> finding.startsWith("cell"));
    }

    @Test
    void aRuleThatForgetsItsTablesIsFoundOut() {
        live(3, DAYS, (before, now, point) -> {
            SeriesHistory after = PublicationRule.publish(before, now, point);
            SeriesHistory forgetful = new SeriesHistory(before.series(), before.cells(), List.of());
            return after.cells().equals(before.cells()) ? after : PublicationRule.publish(forgetful, now, point);
        });
        assertThat(scraper.findings()).anyMatch(finding -> finding.startsWith("2025-Q1"));
    }
}
