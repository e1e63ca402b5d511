package al.feedbackledger.rules.catalogue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceStandardTest {
    private static final ServiceStandard PLAIN =
            new ServiceStandard("default", 3, 2, 10, 15, Set.of(LocalDate.of(2026, 4, 6)), Set.of(2026));

    @Test
    void aDayIsTheDayInTirana() {
        assertThat(ServiceStandard.dayOf(Instant.parse("2026-01-31T22:59:59.999999Z")))
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(ServiceStandard.dayOf(Instant.parse("2026-01-31T23:00:00Z"))).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(ServiceStandard.dayOf(Instant.parse("2026-07-31T22:00:00Z"))).isEqualTo(LocalDate.of(2026, 8, 1));
    }

    @Test
    void theDayOfTheSubmissionDoesNotCount() {
        Instant monday = Instant.parse("2026-02-02T08:00:00Z");
        assertThat(PLAIN.dueAfter(monday, 1)).isEqualTo(Instant.parse("2026-02-03T23:00:00Z"));
        assertThat(PLAIN.dueAfter(Instant.parse("2026-02-02T22:59:59.999999Z"), 1))
                .isEqualTo(Instant.parse("2026-02-03T23:00:00Z"));
        assertThat(PLAIN.dueAfter(Instant.parse("2026-02-02T23:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-02-04T23:00:00Z"));
    }

    @Test
    void weekendsAndHolidaysDoNotCount() {
        Instant fridayBeforeEaster = Instant.parse("2026-04-03T08:00:00Z");
        assertThat(ServiceStandard.dueDay(PLAIN.dueAfter(fridayBeforeEaster, 1)))
                .isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(ServiceStandard.dueDay(PLAIN.dueAfter(Instant.parse("2026-04-04T08:00:00Z"), 2)))
                .isEqualTo(LocalDate.of(2026, 4, 8));
    }

    @Test
    void theEndOfADayMovesWithSummerTime() {
        Instant before = Instant.parse("2026-03-27T08:00:00Z");
        assertThat(PLAIN.dueAfter(before, 1)).isEqualTo(Instant.parse("2026-03-30T22:00:00Z"));
        Instant autumn = Instant.parse("2026-10-23T08:00:00Z");
        assertThat(PLAIN.dueAfter(autumn, 1)).isEqualTo(Instant.parse("2026-10-26T23:00:00Z"));
        assertThat(PLAIN.resume(
                        Instant.parse("2026-03-27T23:00:00Z"),
                        Instant.parse("2026-03-26T08:00:00Z"),
                        Instant.parse("2026-03-27T08:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-30T22:00:00Z"));
    }

    @Test
    void workingDaysBetweenCountTheLastAndNotTheFirst() {
        LocalDate friday = LocalDate.of(2026, 4, 3);
        assertThat(PLAIN.workingDaysBetween(friday, friday)).isZero();
        assertThat(PLAIN.workingDaysBetween(friday, friday.plusDays(3))).isZero();
        assertThat(PLAIN.workingDaysBetween(friday, friday.plusDays(4))).isEqualTo(1);
        assertThat(PLAIN.workingDaysBetween(friday.plusDays(4), friday)).isZero();
    }

    @Test
    void addingWorkingDaysHasALimit() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThat(PLAIN.plusWorkingDays(day, 0)).isEqualTo(day);
        assertThat(PLAIN.plusWorkingDays(day, 400)).isAfter(day);
        assertThatThrownBy(() -> PLAIN.plusWorkingDays(day, 401)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PLAIN.plusWorkingDays(day, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aYearWithoutDatesIsKnownToBeMissing() {
        assertThat(PLAIN.covers(2026)).isTrue();
        assertThat(PLAIN.covers(2027)).isFalse();
        assertThat(PLAIN.name()).isEqualTo("default/3");
    }

    @Test
    void deadlinesAndVersionsCountFromOne() {
        Set<LocalDate> none = Set.of();
        Set<Integer> years = Set.of();
        assertThat(new ServiceStandard("d", 1, 1, 1, 1, none, years).version()).isEqualTo(1);
        for (int zero = 0; zero < 4; zero++) {
            int[] values = {1, 1, 1, 1};
            values[zero] = 0;
            assertThatThrownBy(() -> new ServiceStandard("d", values[0], values[1], values[2], values[3], none, years))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
