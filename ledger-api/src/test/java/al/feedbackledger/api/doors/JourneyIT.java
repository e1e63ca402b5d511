package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class JourneyIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient COLLEAGUE = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient SUPERVISOR = StaffClient.of(DOORS, Role.SUPERVISOR, "akshi");
    private static final StaffClient MODERATOR = StaffClient.of(DOORS, Role.MODERATOR, null);
    private static final StaffClient OTHER_MODERATOR = StaffClient.of(DOORS, Role.MODERATOR, null);
    private static final StaffClient INSPECTOR = StaffClient.of(DOORS, Role.INSPECTOR, "inspektorati");
    private static final StaffClient AUDITOR = StaffClient.of(DOORS, Role.AUDITOR, null);

    private static final String ANSWER = "{\"outcome\":\"EXPLAINED\",\"text\":\"Ja si bëhet: shkoni te faqja.\"}";

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("Ledger-Position")).isEqualTo(reply.text("position"));
    }

    private static void refused(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.text("titles/sq")).isNotBlank();
        assertThat(reply.text("next/en")).isNotBlank();
    }

    private static List<String> events(Reply reply) {
        return reply.json()
                .at("/history")
                .valueStream()
                .map(step -> step.path("event").asString())
                .toList();
    }

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

        @Test
        void isToldTheStateAndWhatIsAllowed() {
            Case c = Case.complaint(DOORS);
            Reply reply = c.act("confirm", "{}");
            refused(reply, 409, "not-now");
            assertThat(reply.text("state")).isEqualTo("ROUTED");
            assertThat(reply.json().at("/allowed").valueStream().map(JsonNode::asString))
                    .containsExactly("correct-rating", "note", "withdraw");
        }

        @Test
        void repeatsAnActUnderItsKey() {
            Case c = Case.complaint(DOORS);
            c.follow();
            String key = UUID.randomUUID().toString();
            Reply first = c.act("note", "{\"text\":\"Një herë\"}", key);
            Reply again = c.act("note", "{\"text\":\"Një herë\"}", key);
            done(first);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            refused(c.act("note", "{\"text\":\"Tjetër\"}", key), 422, "key-reused");
            c.acted(first);
            assertThat(events(c.status())).containsOnlyOnce("NoteAdded");
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

    @Nested
    class Officer {
        @Test
        void actsOnTheVersionSeenOnly() {
            Case c = Case.complaint(DOORS);
            String version = OFFICER.version(c);
            assertThat(version).isEqualTo("\"4\"");
            done(OFFICER.act(c, "acknowledge", "{}"));
            refused(COLLEAGUE.act(c, "answer", ANSWER, version), 412, "stale-version");
            refused(COLLEAGUE.post("/api/v1/cases/" + c.reference() + "/answer", ANSWER), 428, "version-required");
            refused(COLLEAGUE.act(c, "answer", ANSWER, "4"), 400, "bad-parameter");
        }

        @Test
        void keepsTheirVersionWhenThePersonAddsANote() {
            Case c = Case.complaint(DOORS);
            String version = OFFICER.version(c);
            done(c.act("note", "{\"text\":\"Shtesë\"}"));
            done(OFFICER.act(c, "acknowledge", "{}", version));
        }

        @Test
        void repeatsAnActUnderItsKeyBeforeItsVersionIsLookedAt() {
            Case c = Case.complaint(DOORS);
            String version = OFFICER.version(c);
            String key = UUID.randomUUID().toString();
            String path = "/api/v1/cases/" + c.reference() + "/acknowledge";
            Reply first = OFFICER.post(path, "{}", "If-Match", version, "Idempotency-Key", key);
            Reply again = OFFICER.post(path, "{}", "If-Match", version, "Idempotency-Key", key);
            done(first);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void ofAnotherInstitutionIsKeptOut() {
            Institutions.register(
                    DOORS, "tjeter-" + UUID.randomUUID().toString().substring(0, 8), id -> {
                        StaffClient stranger = StaffClient.of(DOORS, Role.OFFICER, id);
                        Case c = Case.complaint(DOORS);
                        refused(stranger.open(c), 403, "not-yours");
                        refused(stranger.act(c, "acknowledge", "{}", "*"), 403, "not-yours");
                        Reply list = stranger.get("/api/v1/cases", "Ledger-Position", Long.toString(c.position()));
                        assertThat(list.body()).doesNotContain(c.reference());
                    });
        }

        @Test
        void passesACaseOnToItsInstitution() {
            Institutions.register(
                    DOORS, "marres-" + UUID.randomUUID().toString().substring(0, 8), id -> {
                        Case c = Case.complaint(DOORS);
                        done(OFFICER.act(c, "transfer", "{\"institution\":\"" + id + "\"}"));
                        StaffClient taker = StaffClient.of(DOORS, Role.OFFICER, id);
                        assertThat(taker.open(c).text("institution")).isEqualTo(id);
                        refused(OFFICER.act(c, "acknowledge", "{}", "*"), 403, "not-yours");
                    });
        }

        @Test
        void cannotPassItOnToNobody() {
            Case c = Case.complaint(DOORS);
            Reply reply = OFFICER.act(c, "transfer", "{\"institution\":\"no-such\"}");
            refused(reply, 422, "invalid-input");
            assertThat(reply.text("errors/0/code")).isEqualTo("unknown-institution");
            refused(OFFICER.act(c, "transfer", "{\"institution\":\"inspektorati\"}"), 422, "wrong-target");
        }

        @Test
        void routesWhatNobodyIsCompetentFor() {
            Institutions.register(DOORS, "rruge-" + UUID.randomUUID().toString().substring(0, 8), id -> {
                Case c = Case.submit(DOORS, "{\"service\":\"other\",\"rating\":1,\"comment\":\"Ku duhet të shkoj?\"}");
                done(OFFICER.act(c, "route", "{\"institution\":\"" + id + "\"}"));
                assertThat(c.status().text("status")).isEqualTo("ROUTED");
            });
        }

        @Test
        void correctsTheirOwnAnswerAndTheOldOneStays() {
            Case c = answered();
            done(OFFICER.act(c, "correct-answer", "{\"text\":\"Më saktë: faqja 2.\"}"));
            refused(COLLEAGUE.act(c, "correct-answer", "{\"text\":\"Jo\"}"), 403, "not-yours");
            assertThat(c.follow().json().at("/answers").size()).isEqualTo(2);
        }

        @Test
        void namesAPromiseTheirInstitutionMade() {
            Reply promise = OFFICER.post("/api/v1/actions", """
                    {"service":"portal","textSq":"Do të shtojmë ndihmë","textEn":"We will add help","due":"2090-01-01"}
                    """);
            assertThat(promise.status()).as(promise.body()).isEqualTo(201);
            Case c = Case.complaint(DOORS);
            c.acted(promise);
            done(OFFICER.act(c, "acknowledge", "{}"));
            Reply unknown = OFFICER.act(
                    c,
                    "answer",
                    "{\"outcome\":\"CHANGE_PLANNED\",\"action\":\"" + UUID.randomUUID() + "\",\"text\":\"Po\"}");
            refused(unknown, 422, "invalid-input");
            done(OFFICER.act(
                    c,
                    "answer",
                    "{\"outcome\":\"CHANGE_PLANNED\",\"action\":\"" + promise.text("id") + "\",\"text\":\"Po\"}"));
        }

        @Test
        void findsCasesByFilterAndCursor() {
            for (int i = 0; i < 3; i++) {
                Case c = Case.complaint(DOORS);
                OFFICER.open(c);
            }
            Reply first = OFFICER.get("/api/v1/cases?status=ROUTED&kind=COMPLAINT&sort=newest&limit=2");
            assertThat(first.json().at("/items").size()).isEqualTo(2);
            String next = first.text("next");
            Reply second = OFFICER.get("/api/v1/cases?status=ROUTED&kind=COMPLAINT&sort=newest&limit=2&cursor=" + next);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.text("items/0/reference")).isNotEqualTo(first.text("items/0/reference"));
            refused(OFFICER.get("/api/v1/cases?sort=oldest&cursor=" + next), 400, "bad-cursor");
            refused(
                    COLLEAGUE.get("/api/v1/cases?status=ROUTED&kind=COMPLAINT&sort=newest&limit=2&cursor=" + next),
                    400,
                    "bad-cursor");
            refused(OFFICER.get("/api/v1/cases?status=LOST"), 400, "bad-parameter");
            refused(OFFICER.get("/api/v1/cases?limit=0"), 400, "bad-parameter");
            refused(OFFICER.get("/api/v1/cases?limit=101"), 400, "bad-parameter");
        }
    }

    @Nested
    class CorruptionSignal {
        @Test
        void isSeenAndAnsweredByTheInspectorateAlone() {
            Case signal = Case.corruptionSignal(DOORS);
            signal.follow();
            for (StaffClient stranger : List.of(OFFICER, SUPERVISOR, MODERATOR, AUDITOR)) {
                refused(stranger.open(signal), 404, "unknown-reference");
                assertThat(stranger.act(signal, "acknowledge", "{}", "*").status())
                        .isEqualTo(404);
            }
            Reply open = INSPECTOR.open(signal);
            assertThat(open.text("comment")).isEqualTo("Me kerkuan para");
            assertThat(open.text("institutionConcerned")).isEqualTo("akshi");
            done(INSPECTOR.act(signal, "acknowledge", "{}"));
            refused(INSPECTOR.act(signal, "transfer", "{\"institution\":\"akshi\"}"), 409, "not-now");
            done(INSPECTOR.act(signal, "answer", ANSWER));
            done(signal.act("confirm", "{}"));
        }

        @Test
        void isInTheInspectorsInboxOnly() {
            Case signal = Case.corruptionSignal(DOORS);
            Case complaint = Case.complaint(DOORS);
            String after = Long.toString(complaint.position());
            Reply inspector = INSPECTOR.get("/api/v1/cases?sort=newest", "Ledger-Position", after);
            Reply officer = OFFICER.get("/api/v1/cases?sort=newest", "Ledger-Position", after);
            assertThat(inspector.body()).contains(signal.reference()).doesNotContain(complaint.reference());
            assertThat(officer.body()).contains(complaint.reference()).doesNotContain(signal.reference());
        }

        @Test
        void takesNobodyElsesCaseAlong() {
            Case signal = Case.corruptionSignal(DOORS);
            Case complaint = Case.complaint(DOORS);
            OFFICER.open(complaint);
            Reply reply = OFFICER.act(complaint, "merge", "{\"into\":\"" + signal.reference() + "\"}");
            refused(reply, 422, "invalid-input");
            assertThat(reply.text("errors/0/code")).isEqualTo("unknown-case");
        }
    }

    @Nested
    class Moderators {
        @Test
        void leaveFeedbackOutOfTheCountsTogetherOnly() {
            Case c = Case.complaint(DOORS);
            done(MODERATOR.act(c, "propose-exclusion", "{\"reason\":\"TEST_ENTRY\"}"));
            refused(MODERATOR.act(c, "exclude", "{}"), 403, "same-person");
            done(OTHER_MODERATOR.act(c, "exclude", "{}"));
            assertThat(c.follow().json().at("/excluded").asBoolean()).isTrue();
            done(OTHER_MODERATOR.act(c, "propose-reinstatement", "{\"reason\":\"DECIDED_IN_ERROR\"}"));
            done(MODERATOR.act(c, "reinstate", "{}"));
            done(MODERATOR.act(c, "propose-exclusion", "{\"reason\":\"SPAM\"}"));
            done(OTHER_MODERATOR.act(c, "reject-proposal", "{}"));
            refused(OFFICER.act(c, "propose-exclusion", "{\"reason\":\"SPAM\"}"), 403, "not-yours");
        }
    }

    @Nested
    class Words {
        @Test
        void areNotShownToAuditors() {
            Case c = Case.complaint(DOORS);
            Reply open = AUDITOR.open(c);
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.json().at("/wordsShown").asBoolean()).isFalse();
            assertThat(open.body()).doesNotContain("Nuk punon");
            assertThat(OFFICER.open(c).text("comment")).isEqualTo("Nuk punon faqja");
        }
    }
}
