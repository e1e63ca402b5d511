package al.feedbackledger.rules.perception;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BucketTest {
    @Nested
    class LocalDays {
        @ParameterizedTest
        @CsvSource({
            // Winter: one hour ahead of UTC. Summer: two.
            "2026-01-31T22:59:59.999999Z, 2026-01-31",
            "2026-01-31T23:00:00Z, 2026-02-01",
            "2026-06-30T21:59:59.999999Z, 2026-06-30",
            "2026-06-30T22:00:00Z, 2026-07-01",
            // The nights the clocks change: 29 March 2026 has 23 hours, 25 October 25.
            "2026-03-28T22:59:59Z, 2026-03-28",
            "2026-03-28T23:00:00Z, 2026-03-29",
            "2026-03-29T21:59:59Z, 2026-03-29",
            "2026-03-29T22:00:00Z, 2026-03-30",
            "2026-10-24T22:00:00Z, 2026-10-25",
            "2026-10-25T22:59:59Z, 2026-10-25",
            "2026-10-25T23:00:00Z, 2026-10-26",
            // Albania's new year comes before UTC's.
            "2025-12-31T23:00:00Z, 2026-01-01",
        })
        void beginAtMidnightInTirana(Instant instant, LocalDate day) {
            assertThat(LocalDay.of(instant)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-11-23, 2026-11-23, 2026-11-29, 2026-W48",
        "WEEK, 2026-11-22, 2026-11-16, 2026-11-22, 2026-W47",
        // 2020 and 2026 have a week 53, which reaches into the next year.
        "WEEK, 2021-01-03, 2020-12-28, 2021-01-03, 2020-W53",
        "WEEK, 2021-01-04, 2021-01-04, 2021-01-10, 2021-W01",
        "WEEK, 2027-01-01, 2026-12-28, 2027-01-03, 2026-W53",
        // Week 1 may begin in the year before.
        "WEEK, 2025-12-29, 2025-12-29, 2026-01-04, 2026-W01",
        // The weeks of the clock changes have seven days like any other.
        "WEEK, 2026-03-29, 2026-03-23, 2026-03-29, 2026-W13",
        "WEEK, 2026-10-25, 2026-10-19, 2026-10-25, 2026-W43",
        "MONTH, 2024-02-29, 2024-02-01, 2024-02-29, 2024-02",
        "MONTH, 2026-12-31, 2026-12-01, 2026-12-31, 2026-12",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-03-31, 2026-Q1",
        "QUARTER, 2026-04-01, 2026-04-01, 2026-06-30, 2026-Q2",
        "QUARTER, 2026-08-15, 2026-07-01, 2026-09-30, 2026-Q3",
        "QUARTER, 2026-12-31, 2026-10-01, 2026-12-31, 2026-Q4",
        "YEAR, 2026-07-01, 2026-01-01, 2026-12-31, 2026",
    })
    void aDayHasOneBucketOfEachSize(BucketSize size, LocalDate day, LocalDate start, LocalDate end, String name) {
        Bucket bucket = size.of(day);
        assertThat(bucket).isEqualTo(new Bucket(size, start, end));
        assertThat(bucket.name()).isEqualTo(name);
        assertThat(bucket.holds(day)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(BucketSize.class)
    void bucketsFollowEachOtherWithoutGapOrOverlap(BucketSize size) {
        LocalDate day = LocalDate.of(2019, 12, 1);
        Bucket bucket = size.of(day);
        while (day.getYear() < 2028) {
            if (!bucket.holds(day)) {
                Bucket next = bucket.next();
                assertThat(next.previous()).isEqualTo(bucket);
                assertThat(next.start()).isEqualTo(bucket.end().plusDays(1)).isEqualTo(day);
                bucket = next;
            }
            assertThat(size.of(day)).isEqualTo(bucket);
            day = day.plusDays(1);
        }
    }

    @Test
    void aBucketEndsAfterItStarts() {
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThatThrownBy(() -> new Bucket(BucketSize.MONTH, day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, OPEN",
        "2026-03-31, OPEN",
        "2026-04-01, SETTLING",
        "2026-04-07, SETTLING",
        "2026-04-08, RELEASED",
        "2027-01-01, RELEASED",
    })
    void aBucketIsOpenThenSettlesForSevenDaysThenIsReleased(LocalDate today, BucketState state) {
        assertThat(BucketSize.QUARTER.of(LocalDate.of(2026, 2, 3)).state(today)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-07, 2026-04-08, true",
        "2026-04-08, 2026-04-09, false",
        "2026-03-31, 2026-04-07, false",
        "2026-01-08, 2026-04-07, false",
        "2026-01-07, 2026-04-07, true",
        "2025-12-31, 2026-12-31, true",
    })
    void aQuarterIsReleasedBetweenTwoPoints(LocalDate previous, LocalDate day, boolean releases) {
        assertThat(PublicationPoint.releasesQuarter(previous, day)).isEqualTo(releases);
    }
}
