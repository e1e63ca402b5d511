package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.FirstPassword;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Accounts of staff, timers, and the command line that opens them. */
class AccountsIT {
    private static final Doors DOORS = Doors.open();

    @Nested
    class CommandLine {
        @Test
        void comesInByTheTokenOfThisStart() {
            Reply reply = DOORS.get("/api/v1/session", "Authorization", DOORS.bearer());
            assertThat(reply.text("actor")).isEqualTo("command-line");
            refused(DOORS.get("/api/v1/staff", "Authorization", "Bearer wrong"), 401, "sign-in-required");
        }

        @Test
        void opensAccountsButNoCases() {
            String login = "t" + UUID.randomUUID().toString().substring(0, 8);
            Reply made = DOORS.post(
                    "/api/v1/staff",
                    "{\"login\":\"" + login + "\",\"role\":\"OFFICER\",\"institution\":\"akshi\"}",
                    "Authorization",
                    DOORS.bearer());
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("password")).hasSizeGreaterThan(12);
            Reply twice = DOORS.post(
                    "/api/v1/staff",
                    "{\"login\":\"" + login + "\",\"role\":\"OFFICER\",\"institution\":\"akshi\"}",
                    "Authorization",
                    DOORS.bearer());
            refused(twice, 409, "already-exists");
            refused(DOORS.get("/api/v1/cases", "Authorization", DOORS.bearer()), 403, "not-yours");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"role\":\"ADMIN\"}|login|required",
                    "{\"login\":\"A b\",\"role\":\"ADMIN\"}|login|login",
                    "{\"login\":\"abc\",\"role\":\"SUBJECT\"}|role|format",
                    "{\"login\":\"abc\",\"role\":\"KING\"}|role|one-of",
                    "{\"login\":\"abc\",\"role\":\"OFFICER\"}|institution|role-needs-institution",
                    "{\"login\":\"abc\",\"role\":\"OFFICER\",\"institution\":\"none\"}|institution|unknown-institution"
                })
        void namesWhatAnAccountLacks(String json, String field, String code) {
            Reply reply = DOORS.post("/api/v1/staff", json, "Authorization", DOORS.bearer());
            refused(reply, 422, "invalid-input");
            assertThat(reply.text("errors/0/field")).isEqualTo(field);
            assertThat(reply.text("errors/0/code")).isEqualTo(code);
        }

        @Test
        void resetsPasswordsAndListsAccounts() {
            FirstPassword account = StaffClient.account(DOORS, Role.AUDITOR, null);
            String path = "/api/v1/staff/" + account.account().actorId();
            Reply reset = DOORS.post(path + "/reset-password", "{}", "Authorization", DOORS.bearer());
            assertThat(reset.text("password")).isNotEqualTo(account.password());
            StaffClient member = StaffClient.signIn(DOORS, account.account().login(), reset.text("password"));
            assertThat(member.actor()).isEqualTo(account.account().actorId().toString());
            assertThat(DOORS.get("/api/v1/staff?role=AUDITOR", "Authorization", DOORS.bearer())
                            .body())
                    .contains(account.account().login())
                    .doesNotContain("password\":\"");
            refused(
                    DOORS.post(
                            "/api/v1/staff/" + UUID.randomUUID() + "/deactivate",
                            "{}",
                            "Authorization",
                            DOORS.bearer()),
                    404,
                    "not-found");
        }

        @Test
        void letsTimersGoOn() {
            Reply reply = DOORS.post("/api/v1/timers/resume", "{}", "Authorization", DOORS.bearer());
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/halted").asBoolean()).isFalse();
        }
    }
}
