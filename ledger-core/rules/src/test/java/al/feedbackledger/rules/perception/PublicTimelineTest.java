package al.feedbackledger.rules.perception;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicTimelineTest {
    private static PublishedCell cell(String first, String last, Counts counts) {
        return new PublishedCell(new MonthSpan(YearMonth.parse(first), YearMonth.parse(last)), List.of(1L), counts);
    }

    private static PublishedCell cell(String month, int people) {
        return cell(month, month, Counts.ofRatings(people - 5, 1, 1, 1, 2));
    }

    private static MonthSpan months(String first, String last) {
        return new MonthSpan(YearMonth.parse(first), YearMonth.parse(last));
    }

    /** January, February and March 2022 merged over the year's edge, a gap, a cell of nobody. */
    private final PublicTimeline timeline = new PublicTimeline(List.of(
            cell("2021-12", "2022-01", Counts.ofRatings(4, 0, 10, 0, 20)),
            cell("2022-02", 12),
            cell("2022-04", 40),
            cell("2022-05", 25),
            cell("2022-07", "2022-07", Counts.NONE),
            cell("2022-10", "2022-10", new Counts(1, 0, 0, 0, 11, 3, 0, 4)),
            cell("2022-11", "2022-11", new Counts(0, 0, 0, 0, 30, 8, 9, 0))));

    private static List<String> lines(List<PublicRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case PublicRow.Shown shown -> shown.start() + " " + shown.end() + " " + shown.n();
                    case PublicRow.Suppressed hidden -> hidden.start() + " " + hidden.end() + " suppressed";
                    case PublicRow.NoData none -> none.start() + " " + none.end() + " no data";
                })
                .toList();
    }

    @Nested
    class Rows {
        @Test
        void byMonthAreCellsAndMonthsOutsideThem() {
            assertThat(lines(timeline.rows(BucketSize.MONTH, months("2021-11", "2023-01"))))
                    .containsExactly(
                            "2021-11-01 2021-11-30 no data",
                            "2021-12-01 2022-01-31 34",
                            "2022-02-01 2022-02-28 12",
                            "2022-03-01 2022-03-31 no data",
                            "2022-04-01 2022-04-30 40",
                            "2022-05-01 2022-05-31 25",
                            "2022-06-01 2022-06-30 no data",
                            "2022-07-01 2022-07-31 no data",
                            "2022-08-01 2022-08-31 no data",
                            "2022-09-01 2022-09-30 no data",
                            "2022-10-01 2022-10-31 12",
                            "2022-11-01 2022-11-30 30",
                            "2022-12-01 2022-12-31 suppressed",
                            "2023-01-01 2023-01-31 suppressed");
        }

        @Test
        void byQuarterAreSumsOfWholeCells() {
            assertThat(lines(timeline.rows(BucketSize.QUARTER, months("2021-07", "2023-03"))))
                    .containsExactly(
                            "2021-07-01 2021-09-30 no data",
                            "2021-10-01 2021-12-31 suppressed",
                            "2022-01-01 2022-03-31 suppressed",
                            "2022-04-01 2022-06-30 65",
                            "2022-07-01 2022-09-30 no data",
                            "2022-10-01 2022-12-31 42",
                            "2023-01-01 2023-03-31 suppressed");
        }

        @Test
        void byYearAreSuppressedWhereACellReachesOver() {
            assertThat(lines(timeline.rows(BucketSize.YEAR, months("2021-01", "2022-12"))))
                    .containsExactly("2021-01-01 2021-12-31 suppressed", "2022-01-01 2022-12-31 suppressed");
        }

        @Test
        void leaveOutACellThatReachesOverTheRange() {
            assertThat(lines(timeline.rows(BucketSize.MONTH, months("2022-01", "2022-02"))))
                    .containsExactly("2022-02-01 2022-02-28 12");
        }

        @Test
        void areNeverWeeks() {
            assertThatThrownBy(() -> timeline.rows(BucketSize.WEEK, months("2022-01", "2022-02")))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void areAllSuppressedWhereNothingIsPublished() {
            PublicTimeline nothing = new PublicTimeline(List.of());
            assertThat(lines(nothing.rows(BucketSize.QUARTER, months("2022-01", "2022-03"))))
                    .containsExactly("2022-01-01 2022-03-31 suppressed");
            assertThat(nothing.span()).isEmpty();
            assertThat(timeline.span()).contains(months("2021-12", "2022-11"));
        }

        @Test
        void tellHowPeopleSpreadWhereTheyMay() {
            List<PublicRow> rows = timeline.rows(BucketSize.MONTH, months("2022-10", "2022-11"));
            assertThat(rows)
                    .containsExactly(
                            new PublicRow.Shown(
                                    LocalDate.of(2022, 10, 1),
                                    LocalDate.of(2022, 10, 31),
                                    12,
                                    new Spread.Exact(List.of(1, 0, 0, 0, 11)),
                                    new Spread.Exact(List.of(3, 0, 4))),
                            new PublicRow.Shown(
                                    LocalDate.of(2022, 11, 1),
                                    LocalDate.of(2022, 11, 30),
                                    30,
                                    new Spread.Concentrated(5, 5),
                                    new Spread.Concentrated(1, 2)));
            assertThat(timeline.rows(BucketSize.QUARTER, months("2022-10", "2022-12")))
                    .first()
                    .isEqualTo(new PublicRow.Shown(
                            LocalDate.of(2022, 10, 1),
                            LocalDate.of(2022, 12, 31),
                            42,
                            new Spread.Withheld(),
                            new Spread.Withheld()));
        }

        @Test
        void ofFewerThanThirtyPeopleAreHollow() {
            List<PublicRow> rows = timeline.rows(BucketSize.MONTH, months("2022-10", "2022-11"));
            assertThat(rows.stream().map(row -> ((PublicRow.Shown) row).isFew()))
                    .containsExactly(true, false);
        }
    }

    @Nested
    class Ranges {
        private RangeDecision decide(BucketSize size, String from, String to) {
            return new PublicRange(timeline.cells(), size).decide(LocalDate.parse(from), LocalDate.parse(to));
        }

        @Test
        void areWholeCells() {
            assertThat(decide(BucketSize.MONTH, "2021-12-01", "2022-02-28"))
                    .isEqualTo(new RangeDecision.Accepted(months("2021-12", "2022-02")));
            assertThat(decide(BucketSize.MONTH, "2022-02-01", "2022-02-28"))
                    .isEqualTo(new RangeDecision.Accepted(months("2022-02", "2022-02")));
            assertThat(decide(BucketSize.QUARTER, "2022-04-01", "2022-12-31"))
                    .isEqualTo(new RangeDecision.Accepted(months("2022-04", "2022-12")));
        }

        @ParameterizedTest
        @CsvSource({
            "MONTH, 2022-02-15, 2022-05-31, FROM, 2022-02-15, 2022-02-01, 2022-03-01",
            "MONTH, 2022-01-01, 2022-05-31, FROM, 2022-01-01, 2021-12-01, 2022-02-01",
            "MONTH, 2022-01-20, 2022-05-31, FROM, 2022-01-20, 2021-12-01, 2022-02-01",
            "MONTH, 2022-02-01, 2022-05-30, TO, 2022-05-30, 2022-04-30, 2022-05-31",
            "MONTH, 2021-01-01, 2021-12-31, TO, 2021-12-31, 2021-11-30, 2022-01-31",
            "QUARTER, 2022-02-01, 2022-06-30, FROM, 2022-02-01, 2021-10-01, 2022-04-01",
            "QUARTER, 2021-10-01, 2021-12-31, TO, 2021-12-31, 2021-09-30, 2022-03-31",
            "YEAR, 2022-01-01, 2022-12-31, FROM, 2022-01-01, 2021-01-01, 2023-01-01",
        })
        void thatCutACellAreRefusedWithTheNearestEdges(
                BucketSize size,
                String from,
                String to,
                RangeDecision.Side side,
                LocalDate asked,
                LocalDate before,
                LocalDate after) {
            assertThat(decide(size, from, to))
                    .isEqualTo(new RangeDecision.NotOnEdge(side, asked, List.of(before, after)));
        }

        @Test
        void doNotEndBeforeTheyStart() {
            assertThat(decide(BucketSize.MONTH, "2022-05-01", "2022-04-30"))
                    .isEqualTo(new RangeDecision.Reversed(LocalDate.of(2022, 5, 1), LocalDate.of(2022, 4, 30)));
        }

        @Test
        void areNeverOfWeeks() {
            assertThatThrownBy(() -> new PublicRange(List.of(), BucketSize.WEEK))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> MonthSpan.of(BucketSize.WEEK.of(LocalDate.of(2022, 5, 1))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> months("2022-05", "2022-04")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class UsualBuckets {
        private BucketSize usual(String today, int... people) {
            List<PublishedCell> cells = new ArrayList<>();
            YearMonth month = YearMonth.of(2025, 1);
            for (int n : people) {
                if (n > 0) {
                    cells.add(cell(month.toString(), n));
                }
                month = month.plusMonths(1);
            }
            return UsualBucket.of(cells, LocalDate.parse(today));
        }

        @Test
        void areMonthsFromAMedianOfTwenty() {
            assertThat(usual("2026-01-01", 20)).isEqualTo(BucketSize.MONTH);
            assertThat(usual("2026-01-01", 19)).isEqualTo(BucketSize.QUARTER);
            assertThat(usual("2026-01-01", 11, 21, 90)).isEqualTo(BucketSize.MONTH);
            assertThat(usual("2026-01-01", 11, 19, 90)).isEqualTo(BucketSize.QUARTER);
            assertThat(usual("2026-01-01", 19, 21)).isEqualTo(BucketSize.MONTH);
            assertThat(usual("2026-01-01", 19, 20)).isEqualTo(BucketSize.QUARTER);
        }

        @Test
        void areQuartersWhereNothingIsPublished() {
            assertThat(usual("2026-01-01")).isEqualTo(BucketSize.QUARTER);
        }

        @Test
        void countMonthsWithoutPeople() {
            assertThat(usual("2026-01-01", 30, 0, 0, 0, 30)).isEqualTo(BucketSize.QUARTER);
            assertThat(usual("2026-01-01", 30, 0, 30, 0, 30)).isEqualTo(BucketSize.MONTH);
        }

        @Test
        void lookAtTwelveMonths() {
            assertThat(usual("2026-12-01", 90, 90, 90, 10, 10, 10, 10, 10, 10, 30, 30, 30, 30, 30, 30))
                    .isEqualTo(BucketSize.MONTH);
            assertThat(usual("2026-12-01", 90, 90, 90, 10, 10, 10, 10, 10, 10, 10, 30, 30, 30, 30, 30))
                    .isEqualTo(BucketSize.QUARTER);
        }

        @Test
        void leaveOutTheMonthThatRuns() {
            assertThat(usual("2025-03-31", 30, 30, 10)).isEqualTo(BucketSize.MONTH);
            assertThat(usual("2025-02-10", 10, 90, 90)).isEqualTo(BucketSize.QUARTER);
            assertThat(usual("2025-01-10", 90)).isEqualTo(BucketSize.QUARTER);
        }

        @Test
        void giveTheMonthsOfACellEqualParts() {
            List<PublishedCell> two = List.of(cell("2025-01", "2025-02", Counts.ofRatings(0, 0, 0, 0, 40)));
            List<PublishedCell> three = List.of(cell("2025-01", "2025-03", Counts.ofRatings(0, 0, 0, 0, 59)));
            assertThat(UsualBucket.of(two, LocalDate.of(2025, 6, 1))).isEqualTo(BucketSize.MONTH);
            assertThat(UsualBucket.of(three, LocalDate.of(2025, 6, 1))).isEqualTo(BucketSize.QUARTER);
        }

        @Test
        void areMonthsWhereCellsCutMostQuarters() {
            PublishedCell cut = cell("2025-02", "2025-05", Counts.ofRatings(0, 0, 0, 0, 12));
            PublishedCell whole = cell("2025-07", "2025-09", Counts.ofRatings(0, 0, 0, 0, 12));
            PublishedCell smaller = cell("2025-07", "2025-09", Counts.ofRatings(0, 0, 0, 0, 11));
            LocalDate today = LocalDate.of(2026, 1, 1);
            assertThat(UsualBucket.of(List.of(cut), today)).isEqualTo(BucketSize.MONTH);
            assertThat(UsualBucket.of(List.of(cut, whole), today)).isEqualTo(BucketSize.QUARTER);
            assertThat(UsualBucket.of(List.of(cut, smaller), today)).isEqualTo(BucketSize.MONTH);
        }
    }
}
