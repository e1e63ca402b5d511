package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** What officers do, and what they are kept from. */
class OfficerIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient COLLEAGUE = StaffClient.of(DOORS, Role.OFFICER, "akshi");

    private static final String ANSWER = "{\"outcome\":\"EXPLAINED\",\"text\":\"Ja si bëhet: shkoni te faqja.\"}";

    private static Case answered() {
        Case c = Case.complaint(DOORS);
        done(OFFICER.act(c, "acknowledge", "{}"));
        done(OFFICER.act(c, "answer", ANSWER));
        return c;
    }

    @Nested
    class Officer {

        @Test
        void keepsTheirVersionWhenThePersonAddsANote() {
            Case c = Case.complaint(DOORS);
            String version = OFFICER.version(c);
            done(c.act("note", "{\"text\":\"Shtesë\"}"));
            done(OFFICER.act(c, "acknowledge", "{}", version));
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
}
