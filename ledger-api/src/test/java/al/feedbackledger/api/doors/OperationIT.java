package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;


import static org.assertj.core.api.Assertions.assertThat;

/** Health and measures. */
class OperationIT {
    private static final Doors DOORS = Doors.open();

    @Nested
    class Operation {
        @Test
        void saysWhetherItLivesAndIsReady() {
            assertThat(DOORS.get("/actuator/health/liveness").text("status")).isEqualTo("UP");
            Reply ready = DOORS.get("/actuator/health/readiness");
            assertThat(ready.text("status")).isEqualTo("UP");
            assertThat(ready.body()).doesNotContain("catalogue");
            StaffClient auditor = StaffClient.of(DOORS, Role.AUDITOR, null);
            assertThat(auditor.get("/actuator/health/readiness").body()).contains("\"timeline\"");
        }

        @Test
        void measuresWithoutNamingAnybody() {
            Case c = Case.complaint(DOORS);
            c.act("confirm", "{}");
            String metrics =
                    DOORS.get("/actuator/prometheus", "Authorization", DOORS.bearer()).body();
            assertThat(metrics)
                    .contains(
                            "ledger_append_seconds_count",
                            "ledger_append_batch",
                            "ledger_view_lag{view=\"inbox\"}",
                            "ledger_act_refuse_total{reason=\"NOT_NOW\"}",
                            "ledger_timer_overdue",
                            "ledger_publication_mismatch 0.0")
                    .doesNotContain(c.reference(), c.reference().replace("-", ""), "service=\"", "portal");
        }
    }
}
