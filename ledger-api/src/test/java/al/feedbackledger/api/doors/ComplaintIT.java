package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.events;
import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** The life of a complaint, from giving it to its end. */
class ComplaintIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient COLLEAGUE = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient SUPERVISOR = StaffClient.of(DOORS, Role.SUPERVISOR, "akshi");

    private static final String ANSWER = "{\"outcome\":\"EXPLAINED\",\"text\":\"Ja si bëhet: shkoni te faqja.\"}";

    private static Case answered() {
        Case c = Case.complaint(DOORS);
        done(OFFICER.act(c, "acknowledge", "{}"));
        done(OFFICER.act(c, "answer", ANSWER));
        return c;
    }

    @Nested
    class Complaint {
        @Test
        void isAnsweredDisputedAnsweredByAnotherOfficerAndConfirmed() {
            Case c = answered();
            Reply read = c.follow();
            assertThat(read.text("status")).isEqualTo("ANSWERED");
            assertThat(read.text("answers/0/text")).isEqualTo("Ja si bëhet: shkoni te faqja.");
            assertThat(read.text("deadline/status")).isEqualTo("MET");
            done(c.act("dispute", "{\"reason\":\"NOT_SOLVED\",\"text\":\"Ende njësoj\"}"));
            assertThat(COLLEAGUE.open(c).body()).contains("Ende njësoj");
            done(COLLEAGUE.act(c, "acknowledge", "{}"));
            done(COLLEAGUE.act(c, "answer", "{\"outcome\":\"RESOLVED\",\"text\":\"U rregullua.\"}"));
            done(c.act("confirm", "{}"));
            assertThat(c.follow().text("closure")).isEqualTo("CONFIRMED");
        }

        @Test
        void showsItsWholeHistoryUnderItsReference() {
            Case c = answered();
            done(c.act("dispute", "{\"reason\":\"NOT_SOLVED\"}"));
            done(COLLEAGUE.act(c, "acknowledge", "{}"));
            refused(OFFICER.act(c, "answer", ANSWER), 403, "same-person");
            done(COLLEAGUE.act(c, "answer", "{\"outcome\":\"RESOLVED\",\"text\":\"U rregullua.\"}"));
            done(c.act("confirm", "{}"));
            Reply status = c.status();
            assertThat(status.text("status")).isEqualTo("CLOSED");
            assertThat(status.text("closure")).isEqualTo("CONFIRMED");
            assertThat(events(status))
                    .containsExactly(
                            "FeedbackSubmitted",
                            "FeedbackRouted",
                            "DeadlineSet",
                            "DeadlineSet",
                            "FeedbackAcknowledged",
                            "FeedbackAnswered",
                            "AnswerDisputed",
                            "DeadlineSet",
                            "FeedbackAcknowledged",
                            "FeedbackAnswered",
                            "ResolutionConfirmed",
                            "FeedbackClosed");
            assertThat(status.body()).doesNotContain("rregullua").doesNotContain(OFFICER.actor());
            Reply opened = c.follow();
            assertThat(opened.json().at("/answers").size()).isEqualTo(2);
            assertThat(opened.body()).contains("U rregullua.").doesNotContain(OFFICER.actor());
        }

        @Test
        void isClarifiedWhileTheClockStandsStill() {
            Case c = Case.complaint(DOORS);
            done(OFFICER.act(c, "acknowledge", "{}"));
            done(OFFICER.act(c, "request-clarification", "{\"question\":\"Cili formular?\"}"));
            assertThat(c.follow().text("deadline/status")).isEqualTo("PAUSED");
            done(c.act("clarify", "{\"text\":\"Formulari A-2\"}"));
            assertThat(c.status().text("status")).isEqualTo("IN_PROGRESS");
            done(OFFICER.act(c, "interim-reply", "{\"text\":\"Po e shohim\"}"));
            done(SUPERVISOR.act(c, "extend", "{\"workingDays\":5,\"reason\":\"TECHNICAL_CHECK\"}"));
            assertThat(events(c.status())).contains("DeadlinePaused", "DeadlineResumed", "DeadlineExtended");
        }

        @Test
        void isGivenToAColleague() {
            Case c = Case.complaint(DOORS);
            done(SUPERVISOR.act(c, "assign", "{\"officer\":\"" + COLLEAGUE.actor() + "\"}"));
            assertThat(OFFICER.open(c).text("officer")).isEqualTo(COLLEAGUE.actor());
            Reply mine = COLLEAGUE.get(
                    "/api/v1/cases?assigned=" + COLLEAGUE.actor(), "Ledger-Position", Long.toString(c.position()));
            assertThat(mine.json().at("/items").valueStream().map(item -> item.path("reference")
                            .asString()))
                    .contains(c.reference());
        }

        @Test
        void isDeclinedAndReviewedByAHigherBody() {
            Case c = Case.complaint(DOORS);
            done(OFFICER.act(
                    c,
                    "decline",
                    "{\"reason\":\"ALREADY_DECIDED\",\"turnTo\":\"akshi\",\"text\":\"Shihni vendimin\"}"));
            done(c.act("request-review", "{}"));
            assertThat(c.status().text("deadline/kind")).isEqualTo("REVIEW");
            refused(OFFICER.act(c, "decide-review", "{\"result\":\"UPHELD\",\"text\":\"Po\"}"), 403, "same-person");
            done(SUPERVISOR.act(c, "decide-review", "{\"result\":\"UPHELD\",\"text\":\"Vendimi qëndron\"}"));
            assertThat(c.status().text("closure")).isEqualTo("REVIEW_DECIDED");
        }

        @Test
        void isJoinedWithAnotherWhoseAnswerServesBoth() {
            Case target = Case.complaint(DOORS);
            Case joined = Case.complaint(DOORS);
            OFFICER.open(target);
            done(OFFICER.act(joined, "merge", "{\"into\":\"" + target.reference() + "\"}"));
            done(OFFICER.act(target, "acknowledge", "{}"));
            done(OFFICER.act(target, "answer", ANSWER));
            joined.acted(target.status());
            target.follow();
            Reply read = DOORS.get(
                    "/api/v1/feedback/" + joined.reference(),
                    "Tracking-Code",
                    joined.code(),
                    "Ledger-Position",
                    Long.toString(target.position()));
            assertThat(read.text("status")).isEqualTo("MERGED");
            assertThat(read.text("joinedWith")).isEqualTo(target.reference());
            assertThat(read.text("answers/0/text")).startsWith("Ja si bëhet");
            assertThat(read.json().at("/answers/0/ofJoinedCase").asBoolean()).isTrue();
            done(joined.act("dispute", "{\"reason\":\"NOT_ABOUT_MY_CASE\"}"));
            assertThat(joined.status().text("status")).isEqualTo("DISPUTED");
        }

        @Test
        void standsAloneAgainWhenAnOfficerSaysSo() {
            Case target = Case.complaint(DOORS);
            Case joined = Case.complaint(DOORS);
            OFFICER.open(target);
            done(OFFICER.act(joined, "merge", "{\"into\":\"" + target.reference() + "\"}"));
            done(OFFICER.act(joined, "unmerge", "{}"));
            assertThat(joined.status().text("status")).isEqualTo("ROUTED");
        }
    }

    @Nested
    class Person {
        @Test
        void correctsTheRatingAddsANoteAndWithdraws() {
            Case c = Case.complaint(DOORS);
            done(c.act("correct-rating", "{\"rating\":1}"));
            done(c.act("note", "{\"text\":\"Edhe sot\"}"));
            assertThat(c.follow().text("rating")).isEqualTo("1");
            assertThat(c.follow().body()).contains("Edhe sot");
            done(c.act("withdraw", "{}"));
            refused(c.act("note", "{\"text\":\"Më vonë\"}"), 409, "not-now");
        }

        @Test
        void ratesAgainAfterTheAnswerOnce() {
            Case c = answered();
            done(c.act("re-rate", "{\"rating\":5}"));
            Reply again = c.act("re-rate", "{\"rating\":4}");
            refused(again, 409, "limit-reached");
            assertThat(again.text("state")).isEqualTo("ANSWERED");
            assertThat(again.json().at("/allowed").toString())
                    .contains("confirm")
                    .doesNotContain("re-rate");
            assertThat(c.follow().text("rating")).isEqualTo("2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"confirm", "withdraw", "request-review"})
        void needsNoBodyWhereThereIsNothingToSay(String act) {
            Case c = Case.complaint(DOORS);
            c.follow();
            Reply reply = DOORS.send(DOORS.request(
                            "/api/v1/feedback/" + c.reference() + "/" + act,
                            "Tracking-Code",
                            c.code(),
                            "Idempotency-Key",
                            UUID.randomUUID().toString())
                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
            assertThat(reply.status()).as(reply.body()).isIn(200, 409);
        }

        @Test
        void cannotActWithoutTheRightCode() {
            Case c = Case.complaint(DOORS);
            Case other = Case.complaint(DOORS);
            c.follow();
            Reply reply = DOORS.post(
                    "/api/v1/feedback/" + c.reference() + "/withdraw",
                    "{}",
                    "Tracking-Code",
                    other.code(),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            refused(reply, 403, "wrong-tracking-code");
            refused(
                    DOORS.post(
                            "/api/v1/feedback/" + c.reference() + "/withdraw",
                            "{}",
                            "Idempotency-Key",
                            UUID.randomUUID().toString()),
                    403,
                    "wrong-tracking-code");
        }

        @Test
        void mustSayWhatIsNeeded() {
            Case c = answered();
            Reply reply = c.act("dispute", "{}");
            refused(reply, 422, "invalid-input");
            assertThat(reply.text("errors/0/field")).isEqualTo("reason");
            refused(c.act("re-rate", "{\"rating\":6}"), 422, "invalid-input");
            refused(c.act("note", "{\"text\":\"  \"}"), 422, "invalid-input");
            refused(c.act("note", "{\"text\":\"" + "x".repeat(4001) + "\"}"), 422, "invalid-input");
        }
    }
}
