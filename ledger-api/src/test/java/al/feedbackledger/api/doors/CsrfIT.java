package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Nobody's browser acts for them without the token of their own page: forms and sessions alike. */
class CsrfIT {
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);
    private static final String FORM = "/services/portal/feedback";

    @Nested
    class Sessions {
        @Test
        void needItForEveryAct() {
            StaffClient member = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            Case c = Case.complaint(DOORS);
            member.open(c);
            String path = "/api/v1/cases/" + c.reference() + "/acknowledge";
            refused(
                    LEDGER.untouched(() -> DOORS.post(path, "{}", "Cookie", member.cookies(), "If-Match", "*")),
                    403,
                    "csrf-token-wrong");
            refused(
                    LEDGER.untouched(() -> DOORS.post(
                            path, "{}", "Cookie", member.cookies(), "If-Match", "*", "X-CSRF-TOKEN", "AAAABBBBCCCC")),
                    403,
                    "csrf-token-wrong");
            done(member.act(c, "acknowledge", "{}", "*"));
        }

        @Test
        void needTheirOwnAndNobodyElses() {
            StaffClient member = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            StaffClient other = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            Case c = Case.complaint(DOORS);
            member.open(c);
            String path = "/api/v1/cases/" + c.reference() + "/acknowledge";
            refused(
                    LEDGER.untouched(() -> DOORS.post(
                            path, "{}", "Cookie", member.cookies(), "If-Match", "*", "X-CSRF-TOKEN", other.csrf())),
                    403,
                    "csrf-token-wrong");
        }

        @Test
        void areNotNeededByWhomNoBrowserSpeaksFor() {
            assertThat(Case.complaint(DOORS).reference()).isNotBlank();
            assertThat(DOORS.get("/api/v1/staff", "Authorization", DOORS.bearer())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Forms {
        @ParameterizedTest
        @CsvSource({"'',sq", "/en,en"})
        void ofThePublicNeedIt(String language, String tag) {
            String path = language + FORM;
            FormClient missing = new FormClient(DOORS);
            missing.open(path);
            Reply without = LEDGER.untouched(
                    () -> missing.with("rating", "4").without("_csrf").send(path));
            assertThat(without.status()).isEqualTo(403);
            assertThat(without.body()).contains("<html", "lang=\"" + tag + "\"");
            FormClient strange = new FormClient(DOORS);
            strange.open(path);
            Reply wrong = LEDGER.untouched(() ->
                    strange.with("rating", "4").with("_csrf", "AAAABBBBCCCC").send(path));
            assertThat(wrong.status()).isEqualTo(403);
        }

        @Test
        void withItAreTaken() {
            FormClient browser = new FormClient(DOORS);
            assertThat(browser.open(FORM).status()).isEqualTo(200);
            long before = LEDGER.head();
            // As if the page had been opened a minute ago: nobody answers at once.
            String earlier = Long.toString(Long.parseLong(browser.field("issued")) - 60_000);
            Reply sent = browser.with("rating", "4").with("issued", earlier).send(FORM);
            assertThat(sent.status()).isEqualTo(303);
            assertThat(LEDGER.namesAfter(before)).containsExactly("FeedbackSubmitted");
        }

        @Test
        void ofStaffNeedIt() {
            StaffClient member = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            Case c = Case.complaint(DOORS);
            member.open(c);
            FormClient browser = new FormClient(DOORS).as(member);
            String path = "/staff/cases/" + c.reference().replace("-", "");
            assertThat(browser.open(path).status()).isEqualTo(200);
            Reply without = LEDGER.untouched(() -> browser.without("_csrf").send(path + "/acknowledge"));
            assertThat(without.status()).isEqualTo(403);
            Reply wrong =
                    LEDGER.untouched(() -> browser.with("_csrf", "AAAABBBBCCCC").send(path + "/acknowledge"));
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(c.status().text("status")).isEqualTo("ROUTED");
        }

        @Test
        void ofTheSignInNeedIt() {
            FormClient browser = new FormClient(DOORS);
            assertThat(browser.open("/staff/sign-in").status()).isEqualTo(200);
            Reply reply = browser.with("login", "a")
                    .with("password", "b")
                    .without("_csrf")
                    .send("/staff/sign-in");
            assertThat(reply.status()).isEqualTo(403);
        }

        @Test
        void ofTenMegabytesAreRefused() {
            FormClient browser = new FormClient(DOORS);
            browser.open(FORM);
            Reply reply = LEDGER.untouched(() -> browser.with("rating", "1")
                    .with("comment", "x".repeat(10 * 1024 * 1024))
                    .send(FORM));
            assertThat(reply.status()).isBetween(400, 413);
            assertThat(reply.body()).contains("<html");
        }
    }
}
