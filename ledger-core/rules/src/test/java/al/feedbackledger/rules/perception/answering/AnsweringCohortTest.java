package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.perception.answering.AnsweringCohort.Tallied;
import al.feedbackledger.rules.perception.answering.CasePart.Kind;
import al.feedbackledger.rules.perception.statistics.KaplanMeier;
import al.feedbackledger.rules.perception.statistics.Wait;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnsweringCohortTest {
    private static final LocalDate BEGUN = LocalDate.of(2026, 3, 28);
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);

    private static Tallied tallied(Kind kind, int days, int people) {
        return new Tallied(kind, BEGUN, BEGUN.plusDays(days), people);
    }

    @Test
    void whoWaitsIsKnownToHaveWaitedUntilTheDayItIsReadAsOf() {
        AnsweringCohort cohort = AnsweringCohort.of(
                List.of(
                        tallied(Kind.ANSWERED, 3, 2),
                        tallied(Kind.DECLINED, 5, 1),
                        tallied(Kind.LEFT, 4, 1),
                        tallied(Kind.CLOSED, 14, 2),
                        tallied(Kind.WAITING, 0, 3),
                        tallied(Kind.UNTRUE, -2, 4)),
                AS_OF);
        assertThat(cohort.wanted()).isEqualTo(13);
        assertThat(cohort.people(Kind.UNTRUE)).isEqualTo(4);
        assertThat(cohort.waiting().waits())
                .containsExactlyInAnyOrder(
                        new Wait(3, true),
                        new Wait(3, true),
                        new Wait(5, true),
                        new Wait(4, false),
                        new Wait(33, false),
                        new Wait(33, false),
                        new Wait(33, false),
                        new Wait(33, false),
                        new Wait(33, false));
        KaplanMeier estimate = cohort.estimate().orElseThrow();
        assertThat(estimate.people()).isEqualTo(9);
        // 7/9 wait longer than three days; one left, then one of six was told no.
        assertThat(estimate.waitingAfter(5).orElseThrow().value())
                .isCloseTo(7.0 / 9 * 5 / 6, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void whoHasYetToWriteByAnImportsDatesIsToldApart() {
        AnsweringCohort cohort = AnsweringCohort.of(List.of(tallied(Kind.WAITING, 0, 2)), BEGUN.minusDays(1));
        assertThat(cohort.people(Kind.UNTRUE)).isEqualTo(2);
        assertThat(cohort.wanted()).isEqualTo(2);
        assertThat(cohort.estimate()).isEmpty();
    }

    @Test
    void nobodyIsNobody() {
        AnsweringCohort cohort = AnsweringCohort.of(List.of(tallied(Kind.WAITING, 0, 0)), AS_OF);
        assertThat(cohort.people()).isEmpty();
        assertThat(cohort.estimate()).isEmpty();
    }

    @Test
    void onlyWaitsAreTakenIn() {
        List<Tallied> late = List.of(tallied(Kind.LATE, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> AnsweringCohort.of(late, AS_OF));
        List<Tallied> fewer = List.of(tallied(Kind.WAITING, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> AnsweringCohort.of(fewer, AS_OF));
    }
}
