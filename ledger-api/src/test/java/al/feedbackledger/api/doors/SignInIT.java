package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.FirstPassword;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Who comes in, by which proof. */
class SignInIT {
    private static final Doors DOORS = Doors.open();

    @Nested
    class Strangers {
        @ParameterizedTest
        @ValueSource(strings = {"/api/v1/cases", "/api/v1/cases/00000000S", "/api/v1/staff", "/api/v1/timers"})
        void mustSignIn(String path) {
            refused(DOORS.get(path), 401, "sign-in-required");
        }

        @Test
        void cannotWriteTheCatalogue() {
            refused(DOORS.post("/api/v1/services", "{}"), 401, "sign-in-required");
            refused(DOORS.post("/api/v1/publications", "{}"), 401, "sign-in-required");
            refused(DOORS.post("/api/v1/import/feedback", "{}"), 401, "sign-in-required");
        }

        @Test
        void areSentToTheSignInPageFromStaffPages() {
            Reply albanian = DOORS.get("/staff");
            Reply english = DOORS.get("/en/staff");
            assertThat(albanian.status()).isEqualTo(302);
            assertThat(albanian.header("Location")).endsWith("/staff/sign-in");
            assertThat(english.header("Location")).endsWith("/en/staff/sign-in");
        }

        @Test
        void findNothingWhereNothingIs() {
            refused(DOORS.get("/api/v1/nothing-here", "Authorization", DOORS.bearer()), 404, "not-found");
            refused(DOORS.delete("/api/v1/services"), 401, "sign-in-required");
            Reply method = DOORS.delete("/api/v1/services", "Authorization", DOORS.bearer());
            refused(method, 405, "method-not-allowed");
            assertThat(method.header("Allow")).contains("GET", "POST");
        }
    }

    @Nested
    class SigningIn {
        @Test
        void rotatesTheSessionAndItsToken() {
            StaffClient one = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            FirstPassword other = StaffClient.account(DOORS, Role.OFFICER, "akshi");
            Reply again = DOORS.post(
                    "/api/v1/session",
                    "{\"login\":\"" + other.account().login() + "\",\"password\":\"" + other.password() + "\"}",
                    "Cookie",
                    one.cookies());
            // With a session, signing in anew is an act of that session and needs its token.
            refused(again, 403, "csrf-token-wrong");
            StaffClient fresh = StaffClient.signIn(DOORS, other.account().login(), other.password());
            assertThat(fresh.cookies()).isNotEqualTo(one.cookies());
        }

        @Test
        void setsACookieThatScriptsAndOtherSitesDoNotGet() {
            FirstPassword account = StaffClient.account(DOORS, Role.OFFICER, "akshi");
            Reply reply = DOORS.post(
                    "/api/v1/session",
                    "{\"login\":\"" + account.account().login() + "\",\"password\":\"" + account.password() + "\"}");
            assertThat(reply.headers("set-cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("staff-session=")
                            .contains("HttpOnly")
                            .contains("SameSite=Strict"))
                    .allSatisfy(
                            cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void tellsNobodyWhetherTheNameOrThePasswordIsWrong() {
            FirstPassword account = StaffClient.account(DOORS, Role.OFFICER, "akshi");
            Reply wrongPassword = DOORS.post(
                    "/api/v1/session",
                    "{\"login\":\"" + account.account().login() + "\",\"password\":\"not this one at all\"}");
            Reply wrongName =
                    DOORS.post("/api/v1/session", "{\"login\":\"nobody-here\",\"password\":\"not this one at all\"}");
            refused(wrongPassword, 401, "wrong-sign-in");
            assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
        }

        @Test
        void opensNothingBeforeTheFirstPasswordIsChanged() {
            FirstPassword account = StaffClient.account(DOORS, Role.OFFICER, "akshi");
            StaffClient member = StaffClient.signIn(DOORS, account.account().login(), account.password());
            refused(member.get("/api/v1/cases"), 403, "password-change-required");
            Reply page = member.get("/en/staff");
            assertThat(page.status()).isEqualTo(302);
            assertThat(page.header("Location")).endsWith("/en/staff/password");
            Reply weak = member.post(
                    "/api/v1/session/password",
                    "{\"password\":\"" + account.password() + "\",\"newPassword\":\"short\"}");
            refused(weak, 422, "invalid-input");
            assertThat(weak.text("errors/0/code")).isEqualTo("too-short");
        }

        @Test
        void endsWithSigningOut() {
            StaffClient member = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            assertThat(member.get("/api/v1/cases").status()).isEqualTo(200);
            assertThat(member.delete("/api/v1/session").status()).isEqualTo(204);
            refused(member.get("/api/v1/cases"), 401, "sign-in-required");
        }

        @Test
        void endsAtOnceWhenTheAccountIsClosed() {
            StaffClient member = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            StaffClient admin = StaffClient.of(DOORS, Role.ADMIN, null);
            assertThat(member.get("/api/v1/cases").status()).isEqualTo(200);
            assertThat(admin.post("/api/v1/staff/" + member.actor() + "/deactivate", "{}")
                            .status())
                    .isEqualTo(204);
            refused(member.get("/api/v1/cases"), 401, "sign-in-required");
        }
    }
}
