package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.FirstPassword;
import al.feedbackledger.store.access.StaffAccounts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            String login = newLogin();
            Reply made = DOORS.command("/api/v1/staff", account(login));
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("password")).hasSizeGreaterThan(12);
            refused(DOORS.command("/api/v1/staff", account(login)), 409, "already-exists");
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
    }

    @Nested
    class Administrators {
        private final StaffClient admin = StaffClient.of(DOORS, Role.ADMIN, null);

        @Test
        void openAccountsThatWorkOnceTheirPasswordIsChanged() {
            String login = newLogin();
            Reply made = admin.post("/api/v1/staff", account(login));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(made.header("Cache-Control")).isEqualTo("no-store");
            assertThat(made.json().at("/mustChangePassword").asBoolean()).isTrue();
            StaffClient member = StaffClient.signIn(DOORS, login, made.text("password"));
            refused(member.get("/api/v1/cases"), 403, "password-change-required");
            Reply changed = member.post(
                    "/api/v1/session/password",
                    "{\"password\":\"" + made.text("password") + "\",\"newPassword\":\"nje fjalekalim tjeter 9\"}");
            assertThat(changed.status()).isEqualTo(204);
            assertThat(member.get("/api/v1/cases").status()).isEqualTo(200);
            assertThat(StaffClient.signIn(DOORS, login, "nje fjalekalim tjeter 9")
                            .actor())
                    .isEqualTo(made.text("actor"));
        }

        @Test
        void closeAccountsForGood() {
            FirstPassword first = StaffClient.account(DOORS, Role.OFFICER, "akshi");
            String path = "/api/v1/staff/" + first.account().actorId();
            assertThat(admin.post(path + "/deactivate", "{}").status()).isEqualTo(204);
            refused(signIn(first.account().login(), first.password()), 401, "wrong-sign-in");
            Reply list = admin.get("/api/v1/staff?role=OFFICER&institution=akshi");
            assertThat(list.json()
                            .at("/items")
                            .valueStream()
                            .filter(item -> item.path("login")
                                    .asString("")
                                    .equals(first.account().login()))
                            .map(item -> item.path("active").booleanValue()))
                    .allMatch(active -> !active);
        }

        @Test
        void giveANewFirstPasswordAndTheOldOneIsOver() {
            FirstPassword first = StaffClient.account(DOORS, Role.OFFICER, "akshi");
            Reply reset = admin.post("/api/v1/staff/" + first.account().actorId() + "/reset-password", "{}");
            assertThat(reset.status()).isEqualTo(200);
            refused(signIn(first.account().login(), first.password()), 401, "wrong-sign-in");
            assertThat(signIn(first.account().login(), reset.text("password")).status())
                    .isEqualTo(200);
        }

        @Test
        void readAllAccountsPageByPage() {
            World world = new World(DOORS);
            world.institution("shume", null);
            // One more than a page holds.
            DOORS.bean(JdbcClient.class)
                    .sql("""
                            INSERT INTO ops.staff (actor_id, login, password_hash, role, institution, must_change_password)
                            SELECT gen_random_uuid(), :institution || '-' || n, 'x', 'OFFICER', :institution, true
                              FROM generate_series(1, :accounts) n
                            """)
                    .param("institution", world.slug("shume"))
                    .param("accounts", StaffAccounts.MAX_LISTED + 1)
                    .update();
            String path = "/api/v1/staff?institution=" + world.slug("shume");
            Reply first = admin.get(path);
            Reply second = admin.get(path + "&cursor=" + first.text("next"));
            assertThat(first.json().at("/items").size()).isEqualTo(StaffAccounts.MAX_LISTED);
            assertThat(second.json().at("/items").size()).isEqualTo(1);
            assertThat(second.json().at("/next").isNull()).isTrue();
            assertThat(first.body()).doesNotContain(second.text("items/0/login") + "\"");
            refused(admin.get("/api/v1/staff?role=ADMIN&cursor=" + first.text("next")), 400, "bad-cursor");
        }

        @Test
        void letTimersGoOn() {
            assertThat(admin.get("/api/v1/timers").json().at("/halted").asBoolean())
                    .isFalse();
            Reply reply = admin.post("/api/v1/timers/resume", "{}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/halted").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADMIN", "SUBJECT", "SYSTEM"})
    void nobodyElseTouchesAccountsOrTimers(Role role) {
        StaffClient member = StaffClient.of(DOORS, role, role == Role.INSPECTOR ? "inspektorati" : "akshi");
        String own = "/api/v1/staff/" + member.actor();
        String login = newLogin();
        refused(member.get("/api/v1/staff"), 403, "not-yours");
        refused(member.post("/api/v1/staff", account(login)), 403, "not-yours");
        refused(member.post(own + "/reset-password", "{}"), 403, "not-yours");
        refused(member.post(own + "/deactivate", "{}"), 403, "not-yours");
        refused(member.get("/api/v1/timers"), 403, "not-yours");
        refused(member.post("/api/v1/timers/resume", "{}"), 403, "not-yours");
        assertThat(DOORS.get("/api/v1/staff?institution=akshi", "Authorization", DOORS.bearer())
                        .body())
                .doesNotContain(login);
        assertThat(member.get("/api/v1/session").json().at("/signedIn").asBoolean())
                .isTrue();
    }

    private static String newLogin() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String account(String login) {
        return "{\"login\":\"" + login + "\",\"role\":\"OFFICER\",\"institution\":\"akshi\"}";
    }

    private static Reply signIn(String login, String password) {
        return DOORS.post("/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
    }
}
