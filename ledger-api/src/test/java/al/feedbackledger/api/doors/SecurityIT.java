package al.feedbackledger.api.doors;

import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.FirstPassword;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityIT {
    private static final Doors DOORS = Doors.open();

    private static void refused(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    private static String bearer() {
        return "Bearer " + DOORS.bean(InstanceToken.class).value();
    }

    @Nested
    class Strangers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/cases",
                    "/api/v1/cases/00000000S",
                    "/api/v1/staff",
                    "/api/v1/timers",
                    "/actuator/prometheus"
                })
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
            refused(DOORS.get("/api/v1/nothing-here", "Authorization", bearer()), 404, "not-found");
            refused(DOORS.delete("/api/v1/services"), 401, "sign-in-required");
            Reply method = DOORS.delete("/api/v1/services", "Authorization", bearer());
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

    @Nested
    class CsrfToken {
        @Test
        void isNeededForEveryActOfASession() {
            StaffClient member = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            Case c = Case.complaint(DOORS);
            member.open(c);
            String path = "/api/v1/cases/" + c.reference() + "/acknowledge";
            refused(DOORS.post(path, "{}", "Cookie", member.cookies(), "If-Match", "*"), 403, "csrf-token-wrong");
            refused(
                    DOORS.post(path, "{}", "Cookie", member.cookies(), "If-Match", "*", "X-CSRF-TOKEN", "AAAABBBBCCCC"),
                    403,
                    "csrf-token-wrong");
            assertThat(member.act(c, "acknowledge", "{}", "*").status()).isEqualTo(200);
        }

        @Test
        void isNotNeededByWhomNoBrowserSpeaksFor() {
            assertThat(Case.complaint(DOORS).reference()).isNotBlank();
            assertThat(DOORS.get("/api/v1/staff", "Authorization", bearer()).status())
                    .isEqualTo(200);
        }

        @Test
        void isNeededByForms() {
            Reply reply = DOORS.send(DOORS.request("/staff/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("login=a&password=b")));
            assertThat(reply.status()).isEqualTo(403);
        }
    }

    @Nested
    class CommandLine {
        @Test
        void comesInByTheTokenOfThisStart() {
            Reply reply = DOORS.get("/api/v1/session", "Authorization", bearer());
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
                    bearer());
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("password")).hasSizeGreaterThan(12);
            Reply twice = DOORS.post(
                    "/api/v1/staff",
                    "{\"login\":\"" + login + "\",\"role\":\"OFFICER\",\"institution\":\"akshi\"}",
                    "Authorization",
                    bearer());
            refused(twice, 409, "already-exists");
            refused(DOORS.get("/api/v1/cases", "Authorization", bearer()), 403, "not-yours");
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
            Reply reply = DOORS.post("/api/v1/staff", json, "Authorization", bearer());
            refused(reply, 422, "invalid-input");
            assertThat(reply.text("errors/0/field")).isEqualTo(field);
            assertThat(reply.text("errors/0/code")).isEqualTo(code);
        }

        @Test
        void resetsPasswordsAndListsAccounts() {
            FirstPassword account = StaffClient.account(DOORS, Role.AUDITOR, null);
            String path = "/api/v1/staff/" + account.account().actorId();
            Reply reset = DOORS.post(path + "/reset-password", "{}", "Authorization", bearer());
            assertThat(reset.text("password")).isNotEqualTo(account.password());
            StaffClient member = StaffClient.signIn(DOORS, account.account().login(), reset.text("password"));
            assertThat(member.actor()).isEqualTo(account.account().actorId().toString());
            assertThat(DOORS.get("/api/v1/staff?role=AUDITOR", "Authorization", bearer())
                            .body())
                    .contains(account.account().login())
                    .doesNotContain("password\":\"");
            refused(
                    DOORS.post("/api/v1/staff/" + UUID.randomUUID() + "/deactivate", "{}", "Authorization", bearer()),
                    404,
                    "not-found");
        }

        @Test
        void letsTimersGoOn() {
            Reply reply = DOORS.post("/api/v1/timers/resume", "{}", "Authorization", bearer());
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/halted").asBoolean()).isFalse();
        }
    }

    @Nested
    class ProtectiveHeaders {
        @ParameterizedTest
        @ValueSource(strings = {"/", "/en/", "/api/v1/services", "/staff/sign-in", "/no-such-page"})
        void standOnEveryAnswer(String path) {
            Reply reply = DOORS.get(path);
            assertThat(reply.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Strict-Transport-Security")).isNull();
            assertThat(reply.header("Server")).isNull();
        }

        @Test
        void keepPersonalPagesOutOfCaches() {
            assertThat(DOORS.get("/staff/sign-in").header("Cache-Control")).contains("no-store");
            assertThat(DOORS.get("/api/v1/session").header("Cache-Control")).isEqualTo("no-store");
            assertThat(DOORS.get("/api/v1/feedback/00000000S").header("Cache-Control"))
                    .isEqualTo("no-store");
        }
    }

    @Nested
    class LargeBodies {
        @Test
        void areRefusedByTheLengthTheyAnnounce() throws IOException {
            String answer =
                    raw("POST /api/v1/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Idempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: 10485760\r\n\r\n{");
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("body-too-large")
                    .contains("\"maximumBytes\":65536");
        }

        @Test
        void of10MegabytesAreRefusedInWords() {
            Reply reply = DOORS.post(
                    "/api/v1/feedback",
                    "{\"comment\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            refused(reply, 413, "body-too-large");
        }

        @Test
        void areRefusedWhereTheyAnnounceNothing() {
            byte[] body = ("{\"comment\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            Reply reply = DOORS.send(DOORS.request(
                            "/api/v1/feedback",
                            "Idempotency-Key",
                            UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
            refused(reply, 413, "body-too-large");
        }

        @Test
        void areTakenUpToTheLimit() {
            String padding = " ".repeat(64 * 1024 - 40);
            Reply reply = DOORS.post(
                    "/api/v1/feedback",
                    "{\"service\":\"portal\",\"rating\":4}" + padding,
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            assertThat(reply.status()).isEqualTo(201);
        }

        /** Sends bytes as they are and reads what comes back while the connection is open. */
        private static String raw(String request) throws IOException {
            URI address = DOORS.address();
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(5_000);
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                InputStream in = socket.getInputStream();
                StringBuilder answer = new StringBuilder();
                while (!answer.toString().contains("maximumBytes\":65536")) {
                    int next = in.read();
                    if (next < 0) {
                        break;
                    }
                    answer.append((char) next);
                }
                return answer.toString();
            }
        }
    }

    @Nested
    class Limits {
        @Test
        void holdPerAddressAndBelieveNoStrangersHeader() {
            Doors strict = Doors.start("--ledger.limits.submissions=2", "--ledger.limits.submission-comes-back=1h");
            try {
                for (int i = 0; i < 2; i++) {
                    assertThat(give(strict, "203.0.113." + i).status()).isEqualTo(201);
                }
                Reply third = give(strict, "203.0.113.9");
                refused(third, 429, "too-many-requests");
                assertThat(Integer.parseInt(Objects.requireNonNull(third.header("Retry-After"))))
                        .isBetween(3_000, 3_600);
            } finally {
                strict.close();
            }
        }

        @Test
        void holdPerVisitorBehindATrustedProxy() {
            Doors behind = Doors.start(
                    "--ledger.limits.submissions=1",
                    "--ledger.limits.submission-comes-back=1h",
                    "--ledger.web.trusted-proxies=127.0.0.1");
            try {
                assertThat(give(behind, "203.0.113.1").status()).isEqualTo(201);
                assertThat(give(behind, "203.0.113.2").status()).isEqualTo(201);
                refused(give(behind, "203.0.113.1"), 429, "too-many-requests");
                Reply secure = behind.get("/", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.3");
                assertThat(secure.header("Strict-Transport-Security")).contains("max-age=");
            } finally {
                behind.close();
            }
        }

        @Test
        void throttleWrongCodesButNotTheRightOne() {
            Doors own = Doors.start();
            try {
                Case c = Case.complaint(own);
                String wrong = Case.complaint(own).code();
                c.follow();
                Reply last = own.get("/api/v1/feedback/" + c.reference(), "Tracking-Code", wrong);
                for (int i = 0; i < 12 && last.status() != 429; i++) {
                    last = own.get("/api/v1/feedback/" + c.reference(), "Tracking-Code", wrong);
                }
                refused(last, 429, "too-many-requests");
                assertThat(last.header("Retry-After")).isNotNull();
                assertThat(c.follow().status()).isEqualTo(200);
            } finally {
                own.close();
            }
        }

        private static Reply give(Doors doors, String forwardedFor) {
            return doors.post(
                    "/api/v1/feedback",
                    "{\"service\":\"portal\",\"rating\":4}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString(),
                    "X-Forwarded-For",
                    forwardedFor);
        }
    }
}
