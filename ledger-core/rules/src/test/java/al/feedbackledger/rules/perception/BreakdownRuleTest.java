package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.SeriesLedger.Said;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class BreakdownRuleTest {
    /** The day the first quarter of 2026 is released. */
    private static final String RELEASED = "2026-04-08";

    private final SeriesLedger ledger = new SeriesLedger();

    private void submit(int people, String day, Said said) {
        ledger.submit(people, day, said);
    }

    private Optional<BreakdownTable> table(Dimension dimension) {
        return ledger.history.publicTables().stream()
                .filter(table -> table.dimension() == dimension)
                .findFirst();
    }

    private BreakdownTable channels() {
        return table(Dimension.CHANNEL).orElseThrow();
    }

    @Nested
    class FirstPublication {
        @Test
        void waitsUntilTheQuarterIsReleased() {
            submit(30, "2026-02-10", Said.rating(2));
            ledger.publish("2026-04-07");
            assertThat(ledger.history.tables()).isEmpty();
            ledger.publish(RELEASED);
            assertThat(ledger.history.tables()).hasSize(3);
            assertThat(channels().quarter().name()).isEqualTo("2026-Q1");
            assertThat(channels().n()).isEqualTo(30);
        }

        @Test
        void countsThePeopleOfAllCellsOfTheQuarter() {
            submit(20, "2026-01-10", Said.rating(2));
            submit(15, "2026-03-10", Said.rating(2).by(Channel.KIOSK));
            submit(99, "2026-04-01", Said.rating(2).by(Channel.PHONE));
            ledger.publish(RELEASED);
            assertThat(channels().people()).containsExactly(entry("KIOSK", 15), entry("WEB", 20));
            assertThat(channels().hidden()).isEmpty();
        }

        @Test
        void hidesASmallPartTogetherWithTheSmallestLargeOne() {
            submit(40, "2026-01-10", Said.rating(2));
            submit(20, "2026-01-10", Said.rating(2).by(Channel.MOBILE));
            submit(3, "2026-01-10", Said.rating(2).by(Channel.KIOSK));
            ledger.publish(RELEASED);
            assertThat(channels().people()).containsExactly(entry("WEB", 40));
            assertThat(channels().hidden()).containsExactly("KIOSK", "MOBILE");
            assertThat(channels().values()).containsExactly("KIOSK", "MOBILE", "WEB");
        }

        @Test
        void hidesAReasonThatFewNameAndOneThatFewDoNot() {
            submit(12, "2026-01-10", Said.rating(2).naming(Reason.TOO_SLOW, Reason.INFO_UNCLEAR));
            submit(12, "2026-01-10", Said.rating(2).naming(Reason.INFO_UNCLEAR));
            submit(6, "2026-01-10", Said.rating(2).naming(Reason.NOT_WORKING));
            ledger.publish(RELEASED);
            BreakdownTable reasons = table(Dimension.REASON).orElseThrow();
            assertThat(reasons.people()).containsExactly(entry("TOO_SLOW", 12));
            assertThat(reasons.hidden()).containsExactly("INFO_UNCLEAR", "NOT_WORKING");
            assertThat(reasons.ratings()).isEmpty();
        }

        @Test
        void isRefusedToAQuarterThatACellReachesOver() {
            submit(20, "2026-01-10", Said.rating(2));
            submit(4, "2026-03-10", Said.rating(2));
            submit(20, "2026-04-10", Said.rating(2));
            ledger.publish("2026-12-31");
            assertThat(ledger.cells()).containsExactly("2026-01 n=20", "2026-03..2026-04 n=24");
            assertThat(ledger.history.tables()).isEmpty();
        }

        @Test
        void isRefusedToAQuarterWithoutPeople() {
            submit(20, "2026-01-10", Said.rating(2));
            ledger.publish("2026-02-01");
            ledger.submissions.keySet().stream().toList().forEach(ledger::exclude);
            ledger.publish(RELEASED);
            assertThat(ledger.cells()).containsExactly("2026-01 n=0");
            assertThat(ledger.history.tables()).isEmpty();
        }

        @Test
        void isOfThePublishedPeopleNotOfTheLatest() {
            submit(20, "2026-01-10", Said.rating(2));
            ledger.publish("2026-02-01");
            submit(5, "2026-01-10", Said.rating(2));
            ledger.publish(RELEASED);
            assertThat(channels().people()).containsExactly(entry("WEB", 20));
            assertThat(channels().n()).isEqualTo(20);
        }

        @Test
        void stopsWhereTheDeltasDoNotAddUpToTheCell() {
            submit(20, "2026-01-10", Said.rating(2));
            ledger.publish("2026-02-01");
            SeriesNow fewer = new SeriesNow(
                    ledger.months(),
                    (months, after) -> ledger.now().deltas().of(months, after).subList(0, 19));
            PublicationPoint point = new PublicationPoint(ledger.position, SeriesLedger.day(RELEASED));
            assertThatThrownBy(() -> PublicationRule.publish(ledger.history, fewer, point))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("do not add up");
        }
    }

    @Nested
    class Ratings {
        @Test
        void areShownWhereEveryPartOfThemMayBe() {
            ledger.submit(20, "2026-01-10");
            for (int rating = 1; rating <= 5; rating++) {
                submit(3, "2026-01-10", Said.rating(rating).as(Audience.BUSINESS));
            }
            ledger.publish(RELEASED);
            assertThat(table(Dimension.AUDIENCE).orElseThrow().ratings())
                    .containsExactly(
                            entry("BUSINESS", List.of(3, 3, 3, 3, 3)), entry("CITIZEN", List.of(4, 4, 4, 4, 4)));
        }

        @Test
        void areShownForNoPartWhereOneIsOneSided() {
            ledger.submit(20, "2026-01-10");
            submit(12, "2026-01-10", Said.rating(5).as(Audience.BUSINESS));
            ledger.publish(RELEASED);
            BreakdownTable audiences = table(Dimension.AUDIENCE).orElseThrow();
            assertThat(audiences.people()).containsExactly(entry("BUSINESS", 12), entry("CITIZEN", 20));
            assertThat(audiences.ratings()).isEmpty();
        }

        @Test
        void areShownForNoPartWhereTheHiddenRestIsOneSided() {
            ledger.submit(20, "2026-01-10");
            submit(6, "2026-01-10", Said.rating(5).as(Audience.BUSINESS));
            submit(6, "2026-01-10", Said.rating(4).as(Audience.NOT_STATED));
            ledger.publish(RELEASED);
            BreakdownTable audiences = table(Dimension.AUDIENCE).orElseThrow();
            assertThat(audiences.hidden()).containsExactly("BUSINESS", "NOT_STATED");
            assertThat(audiences.ratings()).isEmpty();
        }

        @Test
        void areShownForNoPartWhereACellOfTheQuarterIsOneSided() {
            ledger.submit(20, "2026-01-10");
            submit(12, "2026-02-10", Said.rating(5));
            ledger.publish(RELEASED);
            assertThat(table(Dimension.AUDIENCE).orElseThrow().ratings()).isEmpty();
        }
    }

    @Nested
    class Revising {
        @Test
        void isDoneAsAWholeOnceEveryPartChangedByTenOrNobody() {
            submit(40, "2026-01-10", Said.rating(2));
            submit(20, "2026-01-10", Said.rating(2).by(Channel.MOBILE));
            ledger.publish(RELEASED);
            submit(12, "2026-01-10", Said.rating(2));
            submit(1, "2026-01-10", Said.rating(2).by(Channel.MOBILE));
            ledger.publish("2026-04-09");
            assertThat(ledger.cells()).containsExactly("2026-01 n=73");
            assertThat(channels().people()).containsExactly(entry("MOBILE", 20), entry("WEB", 40));
            submit(10, "2026-01-10", Said.rating(2).by(Channel.MOBILE));
            ledger.publish("2026-04-10");
            assertThat(channels().people()).containsExactly(entry("MOBILE", 31), entry("WEB", 52));
            assertThat(channels().versions()).hasSize(2);
            assertThat(channels().n()).isEqualTo(83);
        }

        @Test
        void isNotDoneWhereTheCellsAreAsTheyWere() {
            submit(40, "2026-01-10", Said.rating(2));
            ledger.publish(RELEASED);
            SeriesHistory before = ledger.history;
            submit(9, "2026-01-10", Said.rating(2));
            assertThat(ledger.publish("2026-04-09")).isEqualTo(before);
        }

        @Test
        void doesNotShowWhatAHiddenPartUsedToBe() {
            submit(40, "2026-01-10", Said.rating(2));
            submit(20, "2026-01-10", Said.rating(2).by(Channel.MOBILE));
            submit(5, "2026-01-10", Said.rating(2).by(Channel.KIOSK));
            ledger.publish(RELEASED);
            assertThat(channels().hidden()).containsExactly("KIOSK", "MOBILE");
            // Shown now, the unchanged 20 of MOBILE would tell that KIOSK had 25 − 20 = 5.
            submit(10, "2026-01-10", Said.rating(2).by(Channel.KIOSK));
            ledger.publish("2026-04-09");
            assertThat(ledger.cells()).containsExactly("2026-01 n=75");
            assertThat(channels().hidden()).containsExactly("KIOSK", "MOBILE");
            assertThat(channels().versions()).hasSize(1);
            submit(10, "2026-01-10", Said.rating(2).by(Channel.MOBILE));
            ledger.publish("2026-04-10");
            assertThat(channels().people()).containsExactly(entry("KIOSK", 15), entry("MOBILE", 30), entry("WEB", 40));
        }

        @Test
        void countsThoseWhoDoNotNameAReasonToo() {
            submit(20, "2026-01-10", Said.rating(2).naming(Reason.TOO_SLOW));
            submit(20, "2026-01-10", Said.rating(2));
            ledger.publish(RELEASED);
            submit(10, "2026-01-10", Said.rating(2).naming(Reason.TOO_SLOW));
            submit(1, "2026-01-10", Said.rating(2));
            ledger.publish("2026-04-09");
            assertThat(ledger.cells()).containsExactly("2026-01 n=51");
            assertThat(table(Dimension.REASON).orElseThrow().people()).containsExactly(entry("TOO_SLOW", 20));
            submit(10, "2026-01-10", Said.rating(2));
            ledger.publish("2026-04-10");
            assertThat(table(Dimension.REASON).orElseThrow().people()).containsExactly(entry("TOO_SLOW", 30));
        }

        @Test
        void takesInACellThatFormsLater() {
            submit(20, "2026-01-10", Said.rating(2));
            submit(20, "2026-04-10", Said.rating(2));
            ledger.publish(RELEASED);
            submit(11, "2026-02-10", Said.rating(2));
            ledger.publish("2026-04-09");
            assertThat(channels().people()).containsExactly(entry("WEB", 31));
        }

        @Test
        void endsWhenALaterCellReachesOverTheEdge() {
            submit(20, "2026-01-10", Said.rating(2));
            submit(20, "2026-06-10", Said.rating(2));
            ledger.publish(RELEASED);
            assertThat(ledger.history.publicTables()).hasSize(3);
            submit(5, "2026-03-10", Said.rating(2));
            submit(5, "2026-04-10", Said.rating(2));
            ledger.publish("2026-04-09");
            assertThat(ledger.cells()).containsExactly("2026-01 n=20", "2026-03..2026-04 n=10", "2026-06 n=20");
            assertThat(ledger.history.publicTables()).isEmpty();
            assertThat(ledger.history.tables()).hasSize(3);
        }
    }

    @Test
    void aTableNeverShowsOneToNine() {
        Bucket quarter = BucketSize.QUARTER.of(SeriesLedger.day("2026-01-10"));
        List<BreakdownTable.Version> once = List.of(new BreakdownTable.Version(1, new java.util.TreeSet<>()));
        java.util.TreeMap<String, Integer> nine = new java.util.TreeMap<>(java.util.Map.of("WEB", 9));
        java.util.TreeMap<String, List<Integer>> none = new java.util.TreeMap<>();
        assertThatThrownBy(() -> new BreakdownTable(quarter, Dimension.CHANNEL, once, 9, nine, none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BreakdownTable(
                        quarter.next().size().of(quarter.start()),
                        Dimension.CHANNEL,
                        List.of(),
                        0,
                        new java.util.TreeMap<>(),
                        none))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
