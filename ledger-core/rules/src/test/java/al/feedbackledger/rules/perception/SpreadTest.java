package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.statistics.DirichletMean;
import al.feedbackledger.rules.perception.statistics.Share;
import al.feedbackledger.rules.perception.statistics.WilsonInterval;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpreadTest {
    @Nested
    class OfACell {
        @Test
        void isExactWhereThreeClassesApartHoldSomebody() {
            assertThat(Spread.of(List.of(1, 0, 9, 0, 0))).isEqualTo(new Spread.Exact(List.of(1, 0, 9, 0, 0)));
            assertThat(Spread.of(List.of(1, 0, 0, 0, 9)).isTold()).isTrue();
        }

        @Test
        void isNotToldWhereOneClassHoldsEverybody() {
            assertThat(Spread.of(List.of(0, 0, 0, 0, 12))).isEqualTo(new Spread.Concentrated(5, 5));
            assertThat(Spread.of(List.of(12, 0, 0, 0, 0))).isEqualTo(new Spread.Concentrated(1, 1));
        }

        @Test
        void isNotToldWhereTwoNeighboursHoldEverybody() {
            assertThat(Spread.of(List.of(0, 0, 0, 3, 9))).isEqualTo(new Spread.Concentrated(4, 5));
            assertThat(Spread.of(List.of(0, 7, 5))).isEqualTo(new Spread.Concentrated(2, 3));
            assertThat(Spread.of(List.of(0, 7, 5)).isTold()).isFalse();
        }

        @Test
        void isNobodysWhereNobodyAnswered() {
            assertThat(Spread.of(List.of(0, 0, 0))).isEqualTo(new Spread.Nobody());
            assertThat(Spread.of(List.of(0, 0, 0)).isTold()).isTrue();
        }
    }

    @Nested
    class OfASum {
        @Test
        void isExactWhereEveryCellIs() {
            assertThat(Spread.ofSum(List.of(List.of(1, 0, 9, 0, 0), List.of(0, 0, 0, 0, 0), List.of(0, 2, 0, 0, 8))))
                    .isEqualTo(new Spread.Exact(List.of(1, 2, 9, 0, 8)));
        }

        @Test
        void isWithheldWhereItLessTheOthersWouldTellACell() {
            Spread sum = Spread.ofSum(List.of(List.of(1, 0, 9, 0, 0), List.of(0, 0, 0, 0, 12)));
            assertThat(sum).isEqualTo(new Spread.Withheld());
            assertThat(sum.isTold()).isFalse();
        }

        @Test
        void isAsConcentratedAsItsCellsTogether() {
            assertThat(Spread.ofSum(List.of(List.of(0, 0, 0, 0, 12), List.of(0, 0, 0, 11, 0))))
                    .isEqualTo(new Spread.Concentrated(4, 5));
        }

        @Test
        void isNobodysWhereThereIsNoCell() {
            assertThat(Spread.ofSum(List.of())).isEqualTo(new Spread.Nobody());
        }
    }

    @Nested
    class AsAShare {
        private final LocalDate day = LocalDate.of(2026, 1, 1);

        private PublicRow.Shown row(Spread ratings, Spread gotItDone) {
            return new PublicRow.Shown(day, day, 40, ratings, gotItDone);
        }

        private PublicShare satisfied(Integer... ratings) {
            return row(Spread.of(List.of(ratings)), new Spread.Nobody()).satisfied();
        }

        @Test
        void isToldWhereTheSpreadIs() {
            PublicRow.Shown row = row(new Spread.Exact(List.of(3, 2, 5, 12, 18)), new Spread.Exact(List.of(5, 0, 3)));
            Share satisfied = new Share(30, 40);
            Share done = new Share(5, 8);
            assertThat(row.satisfied()).isEqualTo(new PublicShare.Told(satisfied, WilsonInterval.of(satisfied)));
            assertThat(row.gotItDoneShare()).isEqualTo(new PublicShare.Told(done, WilsonInterval.of(done)));
            assertThat(row.mean()).contains(DirichletMean.of(List.of(3, 2, 5, 12, 18)));
        }

        @Test
        void isNinetyOrMoreOrTenOrLessWhereEverybodyAgrees() {
            assertThat(satisfied(0, 0, 0, 2, 38)).isEqualTo(new PublicShare.AtLeastNinety());
            assertThat(satisfied(0, 0, 0, 0, 40)).isEqualTo(new PublicShare.AtLeastNinety());
            assertThat(satisfied(0, 0, 0, 40, 0)).isEqualTo(new PublicShare.AtLeastNinety());
            assertThat(satisfied(0, 2, 38, 0, 0)).isEqualTo(new PublicShare.AtMostTen());
            assertThat(satisfied(0, 0, 38, 2, 0)).isEqualTo(new PublicShare.NotTold());
            assertThat(PublicShare.of(new Spread.Concentrated(2, 3), 1, 1)).isEqualTo(new PublicShare.AtMostTen());
            assertThat(PublicShare.of(new Spread.Concentrated(1, 2), 1, 1)).isEqualTo(new PublicShare.NotTold());
        }

        @Test
        void isNotToldOfNobodyAndOfASumThatTellsAPart() {
            assertThat(satisfied(0, 0, 0, 0, 0)).isEqualTo(new PublicShare.NotTold());
            PublicRow.Shown row = row(new Spread.Withheld(), new Spread.Withheld());
            assertThat(row.satisfied()).isEqualTo(new PublicShare.NotTold());
            assertThat(row.mean()).isEmpty();
        }
    }

    @Nested
    class HidingValues {
        private final SortedMap<String, Integer> people = new TreeMap<>();

        @Test
        void hidesNoneWhereAllAreLargeOrNobodys() {
            people.put("WEB", 10);
            people.put("KIOSK", 30);
            assertThat(Suppression.hidden(Dimension.CHANNEL, people, 40)).isEmpty();
        }

        @Test
        void hidesTheSmallestLargePartWithASmallOne() {
            people.put("WEB", 100);
            people.put("MOBILE", 12);
            people.put("ASSISTED", 13);
            people.put("KIOSK", 9);
            assertThat(Suppression.hidden(Dimension.CHANNEL, people, 134)).containsExactly("KIOSK", "MOBILE");
        }

        @Test
        void hidesSmallPartsThatAreTenTogetherAlone() {
            people.put("WEB", 100);
            people.put("MOBILE", 4);
            people.put("KIOSK", 6);
            assertThat(Suppression.hidden(Dimension.AUDIENCE, people, 110)).containsExactly("KIOSK", "MOBILE");
        }

        @Test
        void hidesAThirdPartWhereTwoSmallOnesAreNotTen() {
            people.put("WEB", 100);
            people.put("MOBILE", 4);
            people.put("KIOSK", 5);
            assertThat(Suppression.hidden(Dimension.CHANNEL, people, 109)).containsExactly("KIOSK", "MOBILE", "WEB");
        }

        @Test
        void hidesAReasonThatFewNameOrFewDoNot() {
            people.put("TOO_SLOW", 9);
            people.put("NOT_WORKING", 10);
            people.put("INFO_UNCLEAR", 21);
            people.put("INFO_OUT_OF_DATE", 20);
            people.put("NOT_ACCESSIBLE", 30);
            assertThat(Suppression.hidden(Dimension.REASON, people, 30)).containsExactly("INFO_UNCLEAR", "TOO_SLOW");
        }

        @Test
        void refusesATotalThatMayNotBeShownItself() {
            people.put("WEB", 9);
            assertThatThrownBy(() -> Suppression.hidden(Dimension.CHANNEL, people, 9))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
