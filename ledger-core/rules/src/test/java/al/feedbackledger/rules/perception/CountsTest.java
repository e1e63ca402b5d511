package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.statistics.Share;
import al.feedbackledger.rules.perception.statistics.WilsonInterval;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CountsTest {
    @Nested
    class Satisfied {
        @Test
        void areTheTwoBestClasses() {
            SatisfiedShare share =
                    SatisfiedShare.of(Counts.ofRatings(3, 2, 5, 12, 18)).orElseThrow();
            assertThat(share.share()).isEqualTo(new Share(30, 40));
            assertThat(share.interval()).isEqualTo(WilsonInterval.of(new Share(30, 40)));
        }

        @Test
        void areNoShareOfNobody() {
            assertThat(SatisfiedShare.of(Counts.NONE)).isEmpty();
        }
    }

    @Nested
    class CountsOfPeople {
        private final Counts some = new Counts(1, 2, 3, 4, 5, 6, 7, 2);

        @Test
        void addUp() {
            Counts more = new Counts(10, 20, 30, 40, 50, 60, 70, 80);
            assertThat(some.plus(more)).isEqualTo(new Counts(11, 22, 33, 44, 55, 66, 77, 82));
            assertThat(some.plus(more).minus(more)).isEqualTo(some);
            assertThat(some.minus(some).isNone()).isTrue();
            assertThat(some.isNone()).isFalse();
        }

        @Test
        void haveANumberOfPeople() {
            assertThat(some.n()).isEqualTo(15);
            assertThat(some.satisfied()).isEqualTo(9);
            assertThat(some.ratings()).containsExactly(1, 2, 3, 4, 5);
            assertThat(some.gotItDone()).containsExactly(6, 7, 2);
        }

        @Test
        void neverOverflowSilently() {
            Counts most = Counts.ofRatings(0, 0, Integer.MAX_VALUE, 0, 0);
            assertThatThrownBy(() -> most.plus(Counts.ofRatings(0, 0, 1, 0, 0)))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({"'a\tb'", "'a\nb'", "' '", "''"})
        void ofSeriesCannotForgeALineOfTheDigest(String id) {
            assertThatThrownBy(() -> new Series(id, "web")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Series("38", id)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void orderSeriesByServiceThenQuestionSet() {
            assertThat(new Series("38", "b")).isLessThan(new Series("39", "a")).isGreaterThan(new Series("38", "a"));
        }
    }
}
