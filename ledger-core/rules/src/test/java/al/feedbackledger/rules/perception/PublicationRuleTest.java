package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.SeriesLedger.Said;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class PublicationRuleTest {
    private final SeriesLedger ledger = new SeriesLedger();

    private List<String> publish(String day) {
        SeriesHistory published = ledger.publish(day);
        assertThat(published).isEqualTo(ledger.history);
        return ledger.cells();
    }

    @Nested
    class Forming {
        @Test
        void fourRatingsOfDecemberJoinJanuary() {
            ledger.submit(4, "2021-12-20");
            ledger.submit(300, "2022-01-10");
            ledger.submit(250, "2022-02-10");
            assertThat(publish("2026-04-01")).containsExactly("2021-12..2022-01 n=304", "2022-02 n=250");
            assertThat(ledger.history.n()).isEqualTo(554);
        }

        @Test
        void tenPeopleAreACellAndNineAreNot() {
            ledger.submit(9, "2026-01-10");
            assertThat(publish("2026-01-20")).isEmpty();
            ledger.submit(1, "2026-01-20");
            assertThat(publish("2026-01-21")).containsExactly("2026-01 n=10");
        }

        @Test
        void aSmallLastMonthJoinsThePrecedingAtTheFirstPublication() {
            ledger.submit(12, "2026-01-10");
            ledger.submit(50, "2026-02-10");
            ledger.submit(3, "2026-03-10");
            ledger.submit(5, "2026-05-10");
            assertThat(publish("2026-05-20")).containsExactly("2026-01 n=12", "2026-02..2026-05 n=58");
        }

        @Test
        void aSmallLastMonthWaitsAtEveryLaterPublication() {
            ledger.submit(12, "2026-01-10");
            assertThat(publish("2026-02-01")).containsExactly("2026-01 n=12");
            ledger.submit(50, "2026-02-10");
            ledger.submit(3, "2026-03-10");
            assertThat(publish("2026-03-20")).containsExactly("2026-01 n=12", "2026-02 n=50");
            ledger.submit(7, "2026-04-10");
            assertThat(publish("2026-04-20")).containsExactly("2026-01 n=12", "2026-02 n=50", "2026-03..2026-04 n=10");
        }

        @Test
        void emptyMonthsBeforeTheFirstWaitingOneStayOutside() {
            ledger.submit(12, "2026-01-10");
            assertThat(publish("2026-02-01")).containsExactly("2026-01 n=12");
            ledger.submit(4, "2026-06-10");
            ledger.submit(8, "2026-08-10");
            assertThat(publish("2026-08-20")).containsExactly("2026-01 n=12", "2026-06..2026-08 n=12");
        }

        @Test
        void aMonthWhosePeopleAllLeftDoesNotWait() {
            ledger.submit(3, "2026-01-10").forEach(ledger::withdraw);
            ledger.submit(12, "2026-02-10");
            assertThat(publish("2026-03-01")).containsExactly("2026-02 n=12");
        }

        @Test
        void aSeriesOfNineInAllShowsNone() {
            ledger.submit(5, "2026-01-10");
            ledger.submit(4, "2026-02-10");
            assertThat(publish("2026-03-01")).isEmpty();
        }

        @Test
        void reRatingsAreNotPeople() {
            List<String> nine = ledger.submit(9, "2026-01-10");
            nine.forEach(id -> ledger.reRate(id, 5));
            assertThat(ledger.deltas).hasSize(18);
            assertThat(publish("2026-02-01")).isEmpty();
        }
    }

    @Nested
    class LateData {
        private void firstPublication() {
            ledger.submit(12, "2026-03-10");
            ledger.submit(20, "2026-07-10");
            assertThat(publish("2026-08-01")).containsExactly("2026-03 n=12", "2026-07 n=20");
        }

        @Test
        void beforeTheFirstCellFormsCellsOfItsOwn() {
            firstPublication();
            ledger.submit(6, "2025-11-10");
            assertThat(publish("2026-08-02")).containsExactly("2026-03 n=12", "2026-07 n=20");
            ledger.submit(5, "2026-01-10");
            assertThat(publish("2026-08-03")).containsExactly("2025-11..2026-01 n=11", "2026-03 n=12", "2026-07 n=20");
        }

        @Test
        void betweenTwoCellsWaitsForTen() {
            firstPublication();
            ledger.submit(9, "2026-05-10");
            ledger.submit(9, "2026-02-10");
            ledger.submit(9, "2026-08-10");
            assertThat(publish("2026-08-12")).containsExactly("2026-03 n=12", "2026-07 n=20");
            ledger.submit(1, "2026-06-10");
            assertThat(publish("2026-08-13")).containsExactly("2026-03 n=12", "2026-05..2026-06 n=10", "2026-07 n=20");
        }

        @Test
        void withinACellRevisesItOnceTenPeopleChangedIt() {
            firstPublication();
            ledger.submit(9, "2026-03-20");
            assertThat(publish("2026-08-02")).containsExactly("2026-03 n=12", "2026-07 n=20");
            ledger.submit(1, "2026-03-21");
            assertThat(publish("2026-08-03")).containsExactly("2026-03 n=22", "2026-07 n=20");
            assertThat(ledger.history.cells().getFirst().revisions()).isEqualTo(1);
        }

        @Test
        void doesNotMoveEdges() {
            ledger.submit(4, "2026-01-10");
            ledger.submit(6, "2026-02-10");
            assertThat(publish("2026-03-01")).containsExactly("2026-01..2026-02 n=10");
            ledger.submit(40, "2026-01-11");
            ledger.submit(40, "2026-02-11");
            assertThat(publish("2026-03-02")).containsExactly("2026-01..2026-02 n=90");
        }
    }

    @Nested
    class Revising {
        private List<String> twelve = List.of();

        private void firstPublication() {
            twelve = ledger.submit(12, "2026-03-10");
            assertThat(publish("2026-04-01")).containsExactly("2026-03 n=12");
        }

        @Test
        void keepsTheLastCountsWhileOneToNineWouldBeLeft() {
            firstPublication();
            twelve.subList(0, 11).forEach(ledger::withdraw);
            assertThat(publish("2026-04-02")).containsExactly("2026-03 n=12");
            ledger.withdraw(twelve.get(11));
            assertThat(publish("2026-04-03")).containsExactly("2026-03 n=0");
        }

        @Test
        void countsCorrectionsAsChangesOfThePeopleWhoMadeThem() {
            firstPublication();
            twelve.subList(0, 9).forEach(id -> ledger.correct(id, rating(id) == 5 ? 1 : 5));
            assertThat(publish("2026-04-02")).containsExactly("2026-03 n=12");
            assertThat(ledger.history.cells().getFirst().revisions()).isZero();
            ledger.correct(twelve.get(9), 1);
            assertThat(publish("2026-04-03")).containsExactly("2026-03 n=12");
            assertThat(ledger.history.cells().getFirst().revisions()).isEqualTo(1);
        }

        @Test
        void doesNotCountWhoChangedAndChangedBack() {
            firstPublication();
            twelve.subList(0, 9).forEach(id -> {
                ledger.exclude(id);
                ledger.reinstate(id);
            });
            ledger.submit(1, "2026-03-20");
            assertThat(publish("2026-04-02")).containsExactly("2026-03 n=12");
        }

        @Test
        void doesNotCountOnePersonTwice() {
            firstPublication();
            for (int rating = 1; rating <= 5; rating++) {
                if (rating(twelve.getFirst()) != rating) {
                    ledger.correct(twelve.getFirst(), rating);
                }
                ledger.exclude(twelve.get(1));
                ledger.reinstate(twelve.get(1));
            }
            assertThat(publish("2026-04-02")).containsExactly("2026-03 n=12");
            assertThat(ledger.history.cells().getFirst().revisions()).isZero();
        }

        @Test
        void asksForTenPeopleAgainstEveryEarlierSetting() {
            List<String> first = ledger.submit(30, "2026-03-10");
            assertThat(publish("2026-04-01")).containsExactly("2026-03 n=30");
            first.subList(0, 10).forEach(ledger::exclude);
            assertThat(publish("2026-04-02")).containsExactly("2026-03 n=20");
            // Against the second setting ten people change; against the first only two would.
            first.subList(0, 9).forEach(ledger::reinstate);
            ledger.submit(1, "2026-03-20");
            assertThat(publish("2026-04-03")).containsExactly("2026-03 n=20");
            ledger.submit(9, "2026-03-21");
            assertThat(publish("2026-04-04")).containsExactly("2026-03 n=39");
        }

        @Test
        void allowsAnEarlierSettingAgain() {
            firstPublication();
            twelve.forEach(ledger::exclude);
            assertThat(publish("2026-04-02")).containsExactly("2026-03 n=0");
            twelve.forEach(ledger::reinstate);
            assertThat(publish("2026-04-03")).containsExactly("2026-03 n=12");
            assertThat(ledger.history.cells().getFirst().positions()).hasSize(3);
        }

        @Test
        void isNotTriedWhereNothingChanged() {
            firstPublication();
            SeriesNow nothingNew = new SeriesNow(ledger.months(), (months, after) -> {
                throw new AssertionError("no deltas are needed");
            });
            assertThat(PublicationRule.publish(
                            ledger.history, nothingNew, new PublicationPoint(ledger.position, day("2026-04-02"))))
                    .isEqualTo(ledger.history);
        }

        private int rating(String id) {
            Integer rating =
                    java.util.Objects.requireNonNull(ledger.submissions.get(id)).rating();
            return java.util.Objects.requireNonNull(rating);
        }
    }

    @Test
    void tenYearsOfManyServicesNeedNoDeltas() {
        TreeMap<YearMonth, Counts> months = new TreeMap<>();
        for (int month = 0; month < 120; month++) {
            months.put(YearMonth.of(2017, 1).plusMonths(month), Counts.ofRatings(month % 7, 1, 2, 3, 4));
        }
        SeriesNow now = new SeriesNow(months, (span, after) -> {
            throw new AssertionError("no quarter is released yet and no cell is revised");
        });
        PublicationPoint point = new PublicationPoint(1, LocalDate.of(2017, 1, 2));
        List<SeriesHistory> country = new ArrayList<>();
        for (int service = 0; service < 130; service++) {
            country.add(
                    PublicationRule.publish(SeriesHistory.none(new Series("service-" + service, "web")), now, point));
        }
        assertThat(country).allSatisfy(history -> assertThat(history.n())
                .isEqualTo(months.values().stream().mapToInt(Counts::n).sum()));
    }

    @Test
    void theSameHistoryIsPublishedWhateverTheOrderDeltasAreReadIn() {
        ledger.submit(30, "2026-01-10", Said.rating(2));
        ledger.submit(30, "2026-02-10", Said.rating(4));
        assertThat(publish("2026-03-01")).hasSize(2);
        ledger.submit(15, "2026-01-12", Said.rating(1));
        SeriesNow backwards = new SeriesNow(
                ledger.months(),
                (months, after) -> ledger.now().deltas().of(months, after).reversed());
        PublicationPoint point = new PublicationPoint(ledger.position, day("2026-04-08"));
        SeriesHistory other = PublicationRule.publish(ledger.history, backwards, point);
        assertThat(ledger.publish("2026-04-08")).isEqualTo(other);
        assertThat(ledger.cells()).containsExactly("2026-01 n=45", "2026-02 n=30");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
