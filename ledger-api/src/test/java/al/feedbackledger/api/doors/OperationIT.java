package al.feedbackledger.api.doors;

import al.feedbackledger.projections.view.ViewProcessors;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Health and measures: that each exists, moves as it should, and names nobody. */
class OperationIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TOKEN = "m".repeat(32);

    /** What is tampered with here is nobody else's. */
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    private static final Doors DOORS = Doors.start(
            DATABASE,
            "--ledger.limits.submissions=1000000",
            "--ledger.health.lag-at-most=0",
            "--ledger.metrics.token=" + TOKEN,
            "--ledger.web.trusted-proxies=127.0.0.1",
            // The failures made here are told in the log at length.
            "--logging.level.root=OFF");

    @AfterAll
    static void stop() {
        DOORS.close();
    }

    private static void tamper(String sql) {
        try (Connection connection = DATABASE.asAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not tamper", e);
        }
    }

    private static double measure(String name) {
        return Measures.of(DOORS).value(name);
    }

    private static void awaitMeasure(String name, double value) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(measure(name)).as(name).isEqualTo(value));
    }

    private static int readiness() {
        return DOORS.get("/actuator/health/readiness").status();
    }

    @Nested
    class Health {
        @Test
        void saysThatItLives() {
            assertThat(DOORS.get("/actuator/health/liveness").text("status")).isEqualTo("UP");
        }

        @Test
        void isReadyAsLongAsTheViewsAreNear() {
            await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
            DOORS.bean(ViewProcessors.class).close();
            Case.complaint(DOORS);
            assertThat(readiness()).isEqualTo(503);
            assertThat(DOORS.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(measure("ledger_view_lag{view=\"inbox\"}")).isGreaterThanOrEqualTo(4);
            DOORS.bean(ViewProcessors.class).start();
            await().atMost(SOON).untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
            awaitMeasure("ledger_view_lag{view=\"inbox\"}", 0);
        }

        @Test
        void tellsDetailsToAuditorsOnly() {
            assertThat(DOORS.get("/actuator/health/readiness").body()).doesNotContain("catalogue");
            StaffClient auditor = StaffClient.of(DOORS, Role.AUDITOR, null);
            assertThat(auditor.get("/actuator/health/readiness").body()).contains("\"timeline\"", "\"inbox\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"env", "beans", "heapdump", "threaddump", "loggers", "configprops", "metrics"})
        void isAllThatTheServerTellsOfItself(String endpoint) {
            StaffClient admin = StaffClient.of(DOORS, Role.ADMIN, null);
            assertThat(admin.get("/actuator/" + endpoint).status()).isEqualTo(404);
        }
    }

    @Nested
    class Meters {
        @Test
        void ofAppendingCountWhatIsRecorded() {
            Measures before = Measures.of(DOORS);
            Case.submit(DOORS, "{\"service\":\"portal\",\"rating\":4}");
            Case.complaint(DOORS);
            Measures after = Measures.of(DOORS);
            for (String name : new String[] {"ledger_append_seconds_count", "ledger_append_batch_requests_count"}) {
                assertThat(after.value(name)).as(name).isGreaterThanOrEqualTo(before.value(name) + 2);
            }
            assertThat(after.value("ledger_append_seconds_sum"))
                    .isGreaterThan(before.value("ledger_append_seconds_sum"));
            // Requests of a batch are counted, not their events: each of the two was one.
            assertThat(after.value("ledger_append_batch_requests_sum")
                            - before.value("ledger_append_batch_requests_sum"))
                    .isGreaterThanOrEqualTo(2);
            assertThat(after.value("ledger_head")).isGreaterThanOrEqualTo(before.value("ledger_head") + 5);
            assertThat(after.value("ledger_append_queue")).isZero();
        }

        @Test
        void ofRefusalsCountByReason() {
            Case c = Case.complaint(DOORS);
            c.follow();
            String notNow = "ledger_act_refuse_total{reason=\"NOT_NOW\"}";
            double before = measure(notNow);
            refused(c.act("confirm", "{}"), 409, "not-now");
            assertThat(measure(notNow)).isEqualTo(before + 1);
        }

        @ParameterizedTest
        @EnumSource
        void ofRefusalsAreThereBeforeTheFirst(Refusal.Reason reason) {
            assertThat(measure("ledger_act_refuse_total{reason=\"" + reason + "\"}"))
                    .isNotNegative();
        }

        @Test
        void ofProblemsCountByType() {
            refused(DOORS.get("/api/v1/feedback/0000-0000-S"), 404, "unknown-reference");
            String unknown = "ledger_problem_write_total{type=\"unknown-reference\"}";
            double before = measure(unknown);
            refused(DOORS.get("/api/v1/feedback/0000-0000-S"), 404, "unknown-reference");
            assertThat(measure(unknown)).isEqualTo(before + 1);
        }

        @Test
        void ofAViewThatCannotGoOnStandOutUntilItCan() {
            awaitMeasure("ledger_view_fail{view=\"inbox\"}", 0);
            tamper("ALTER TABLE view_inbox_2.case_row RENAME TO case_row_away");
            try {
                Case.complaint(DOORS);
                awaitMeasure("ledger_view_fail{view=\"inbox\"}", 1);
                awaitMeasure("ledger_view_lag{view=\"catalogue\"}", 0);
                assertThat(measure("ledger_view_lag{view=\"inbox\"}")).isGreaterThanOrEqualTo(4);
            } finally {
                tamper("ALTER TABLE view_inbox_2.case_row_away RENAME TO case_row");
            }
            awaitMeasure("ledger_view_fail{view=\"inbox\"}", 0);
            awaitMeasure("ledger_view_lag{view=\"inbox\"}", 0);
        }

        @Test
        void ofTimersTellWhatIsOverdueWhileTheyAreHalted() {
            Case.complaint(DOORS);
            tamper("INSERT INTO ops.timer_halt (reason, halted_at) VALUES ('a test', now())");
            // The projection of timers may need a moment to write down those of the complaint.
            await().atMost(SOON).untilAsserted(() -> {
                tamper("UPDATE ops.timer SET due_at = now() - interval '1 hour' WHERE kind = 'MISS_ACKNOWLEDGE'");
                assertThat(measure("ledger_timer_overdue")).isPositive();
            });
            assertThat(measure("ledger_timer_halt")).isEqualTo(1);
            Reply resumed = DOORS.command("/api/v1/timers/resume", "{}");
            assertThat(resumed.json().at("/halted").asBoolean()).isFalse();
            assertThat(measure("ledger_timer_halt")).isZero();
            // It is not yet time for the case itself, so nothing is recorded and the timer waits again.
            awaitMeasure("ledger_timer_overdue", 0);
        }

        @Test
        void ofPublicationsTellWhenOneIsNotWhatItWas() {
            assertThat(DOORS.command("/api/v1/publications", "{}").status()).isEqualTo(201);
            assertThat(measure("ledger_publication_mismatch")).isZero();
            tamper("UPDATE view_timeline_3.publication SET folded_digest = 'another'");
            assertThat(measure("ledger_publication_mismatch")).isPositive();
            tamper("UPDATE view_timeline_3.publication SET folded_digest = digest");
            assertThat(measure("ledger_publication_mismatch")).isZero();
        }

        @Test
        void nameNoServiceNoInstitutionAndNoCase() {
            Case c = Case.complaint(DOORS);
            c.act("confirm", "{}");
            assertThat(Measures.of(DOORS).page())
                    .doesNotContain(c.reference(), c.reference().replace("-", ""), c.code())
                    .doesNotContain("service=\"", "institution=\"", "portal", "akshi");
        }
    }

    @Nested
    class ReadingMeasures {
        @Test
        void takesNoAccountOnThisMachine() {
            assertThat(DOORS.get(Measures.ADDRESS).status()).isEqualTo(200);
        }

        @Test
        void takesATokenFromElsewhere() {
            Reply elsewhere = DOORS.get(Measures.ADDRESS, "X-Forwarded-For", "203.0.113.7");
            refused(elsewhere, 401, "sign-in-required");
            assertThat(DOORS.get(Measures.ADDRESS, "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer " + TOKEN)
                            .status())
                    .isEqualTo(200);
            refused(DOORS.get(Measures.ADDRESS, "Authorization", "Bearer " + "n".repeat(32)), 401, "sign-in-required");
        }

        @Test
        void isAllThatTheTokenOpens() {
            for (String path : new String[] {"/api/v1/staff", "/api/v1/cases", "/actuator/health"}) {
                refused(DOORS.get(path, "Authorization", "Bearer " + TOKEN), 401, "sign-in-required");
            }
        }

        @Test
        void isOpenToAdministratorsAndAuditorsFromElsewhere() {
            for (Role role : Role.values()) {
                if (role == Role.SUBJECT || role == Role.SYSTEM) {
                    continue;
                }
                StaffClient member =
                        StaffClient.of(DOORS, role, role.name().equals("INSPECTOR") ? "inspektorati" : "akshi");
                int expected = role == Role.ADMIN || role == Role.AUDITOR ? 200 : 403;
                assertThat(member.get(Measures.ADDRESS, "X-Forwarded-For", "203.0.113.7")
                                .status())
                        .as(role.name())
                        .isEqualTo(expected);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host"})
        void isNotTakenFromAProxyForThisMachine(String header) {
            refused(DOORS.get(Measures.ADDRESS, header, "203.0.113.7"), 401, "sign-in-required");
        }
    }
}
