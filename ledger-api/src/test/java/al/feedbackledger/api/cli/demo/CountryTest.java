package al.feedbackledger.api.cli.demo;

import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.api.imports.FeedbackRow;
import al.feedbackledger.rules.catalogue.CatalogueLimits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class CountryTest {
    private static final YearMonth PRESENT = YearMonth.of(2026, 11);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static List<FeedbackRow> month(int service, YearMonth month) {
        String id = Objects.requireNonNull(Country.services().get(service).id());
        return new Month(id, Course.of(service, PRESENT), month).until(NOW);
    }

    @Nested
    class Services {
        @Test
        void areSixtyAndSayThatTheyAreSimulated() {
            List<ServiceRow> services = Country.services();

            assertThat(services).hasSize(60).allSatisfy(service -> {
                assertThat(service.titleSq()).endsWith("(simulim)");
                assertThat(service.titleEn()).endsWith("(simulated)");
                assertThat(CatalogueLimits.isServiceId(Objects.requireNonNull(service.id())))
                        .isTrue();
            });
            assertThat(services.stream().map(ServiceRow::id))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.startsWith("demo-"));
            assertThat(Country.institutions()).hasSize(10).allSatisfy(institution -> assertThat(institution.nameSq())
                    .endsWith("(simulim)"));
        }
    }

    @Nested
    class AMonth {
        @Test
        void isTheSameWhenItIsMadeAgain() {
            assertThat(month(0, YearMonth.of(2026, 3))).isEqualTo(month(0, YearMonth.of(2026, 3)));
        }

        @Test
        void ofABusyServiceHasEnoughToBePublished() {
            assertThat(month(0, YearMonth.of(2026, 3))).hasSizeGreaterThanOrEqualTo(10);
        }

        @Test
        void liesInItsMonthAndNotInTheFuture() {
            ZoneId tirana = ZoneId.of("Europe/Tirane");

            assertThat(month(0, PRESENT)).allSatisfy(row -> {
                assertThat(row.at()).isBeforeOrEqualTo(NOW);
                assertThat(YearMonth.from(Objects.requireNonNull(row.at()).atZone(tirana)))
                        .isEqualTo(PRESENT);
                assertThat(row.reply() == null ? NOW : row.reply().at()).isBeforeOrEqualTo(NOW);
            });
        }

        @Test
        void hasWordsThatSayTheyAreSimulated() {
            assertThat(month(0, YearMonth.of(2026, 3)).stream()
                            .map(FeedbackRow::comment)
                            .filter(Objects::nonNull))
                    .isNotEmpty()
                    .allMatch(words -> words.endsWith("(simulim)"));
        }
    }

    @Nested
    class ACourse {
        @Test
        void turnsWhereSomethingHappens() {
            Course improved = Course.of(Course.IMPROVED, PRESENT);
            Course declined = Course.of(Course.DECLINED, PRESENT);

            assertThat(improved.percentOn(improved.turn()))
                    .isGreaterThan(improved.percentOn(improved.turn().minusDays(1)));
            assertThat(declined.percentOn(declined.turn()))
                    .isLessThan(declined.percentOn(declined.turn().minusDays(1)));
        }

        @Test
        void isInterruptedByAnOutage() {
            Course interrupted = Course.of(Course.INTERRUPTED, PRESENT);

            assertThat(interrupted.percentOn(interrupted.outageFrom()))
                    .isLessThan(interrupted.percentOn(interrupted.outageFrom().minusDays(1)));
            assertThat(interrupted.percentOn(interrupted.outageTo().plusDays(1)))
                    .isEqualTo(interrupted.before());
        }
    }
}
