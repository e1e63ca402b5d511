package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.events;
import static al.feedbackledger.api.doors.Replies.refused;
import static al.feedbackledger.api.doors.Replies.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A person's way to having their words erased, and what everybody sees of it. */
class ErasingIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient DPO = StaffClient.of(DOORS, Role.DPO, null);
    private static final StaffClient SECOND = StaffClient.of(DOORS, Role.DPO, null);
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient ADMIN = StaffClient.of(DOORS, Role.ADMIN, null);
    private static final String WORDS = "Prova e komentit";

    private static Case given() {
        return Case.submit(
                DOORS, "{\"service\":\"portal\",\"kind\":\"COMPLAINT\",\"rating\":2,\"comment\":\"" + WORDS + "\"}");
    }

    private static Case erased() {
        Case c = given();
        done(c.act("erase", "{\"text\":\"Emri im\"}"));
        done(DPO.act(c, "approve-erasure", "{}"));
        return c;
    }

    @Nested
    class Request {
        @Test
        void ofThePersonIsShownToTheDataProtectionOfficerWithTheWords() {
            Case c = given();
            done(c.act("erase", "{\"text\":\"Emri im\"}"));
            Reply seen = DPO.open(c);
            assertThat(seen.text("erasureAsked")).isEqualTo("REQUESTED_BY_SUBJECT");
            assertThat(seen.text("comment")).isEqualTo(WORDS);
            assertThat(seen.body()).contains("Emri im");
            Reply list = DPO.get("/api/v1/cases", "Ledger-Position", Long.toString(c.position()));
            assertThat(list.body()).contains(c.reference());
            assertThat(OFFICER.open(c).json().at("/allowed").toString()).doesNotContain("erasure");
            refused(c.act("erase", "{}"), 409, "no-change");
        }

        @Test
        void needsTheCode() {
            Case c = given();
            // To somebody without its code a case is there once a view shows it.
            await().until(() -> DOORS.get("/api/v1/feedback/" + c.reference()).status() == 200);
            refused(
                    DOORS.post(
                            "/api/v1/feedback/" + c.reference() + "/erase",
                            "{}",
                            "Tracking-Code",
                            given().code(),
                            "Idempotency-Key",
                            UUID.randomUUID().toString()),
                    403,
                    "wrong-tracking-code");
        }

        @Test
        void ofStaffIsTheDataProtectionOfficersAloneAndDecidedByASecond() {
            Case c = given();
            refused(OFFICER.act(c, "erase", "{\"ground\":\"THIRD_PARTY_DATA\"}"), 403, "not-yours");
            refused(OFFICER.act(c, "approve-erasure", "{}"), 403, "not-yours");
            wrong(DPO.act(c, "erase", "{}"), "ground", "required");
            refused(DPO.act(c, "approve-erasure", "{}"), 409, "not-now");
            done(DPO.act(c, "erase", "{\"ground\":\"THIRD_PARTY_DATA\",\"text\":\"Emri i mjekut\"}"));
            refused(DPO.act(c, "approve-erasure", "{}"), 403, "same-person");
            refused(DPO.act(c, "refuse-erasure", "{\"reason\":\"LEGAL_CLAIM\"}"), 403, "same-person");
            done(SECOND.act(c, "approve-erasure", "{}"));
            assertThat(c.follow().text("erased/ground")).isEqualTo("THIRD_PARTY_DATA");
        }

        @Test
        void isRefusedWithAReasonThePersonReads() {
            Case c = given();
            done(c.act("erase", "{}"));
            wrong(DPO.act(c, "refuse-erasure", "{}"), "reason", "required");
            done(DPO.act(c, "refuse-erasure", "{\"reason\":\"CASE_STILL_OPEN\",\"text\":\"Pritni përgjigjen\"}"));
            Reply read = c.follow();
            assertThat(read.text("personalData")).isEqualTo("HELD");
            assertThat(read.text("comment")).isEqualTo(WORDS);
            assertThat(read.body()).contains("CASE_STILL_OPEN").contains("Pritni përgjigjen");
        }

        @Test
        void onACorruptionSignalIsDecidedWithoutTheWords() {
            Case c = Case.corruptionSignal(DOORS);
            refused(DPO.open(c), 404, "unknown-reference");
            done(c.act("erase", "{}"));
            Reply seen = DPO.open(c);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text("wordsShown")).isEqualTo("false");
            done(DPO.act(c, "approve-erasure", "{}"));
            refused(DPO.open(c), 404, "unknown-reference");
            assertThat(c.follow().text("personalData")).isEqualTo("ERASED");
        }
    }

    @Nested
    class Erased {
        @Test
        void isToldEverywhereWithDateReasonAndTheEndOfBackups() {
            Case c = erased();
            Reply read = c.follow();
            assertThat(read.text("personalData")).isEqualTo("ERASED");
            assertThat(read.text("erased/ground")).isEqualTo("REQUESTED_BY_SUBJECT");
            LocalDate day = LocalDate.ofInstant(Instant.parse(read.text("erased/at")), ZoneId.of("Europe/Tirane"));
            assertThat(read.text("erased/goneFromBackupsBy"))
                    .isEqualTo(day.plusDays(35).toString());
            assertThat(read.body()).doesNotContain(WORDS).doesNotContain("Emri im");
            assertThat(read.text("rating")).as("the rating stays").isEqualTo("2");
            assertThat(events(read)).contains("ErasureRequested", "PersonalDataErased");
            assertThat(read.json().at("/history/0/textErased").isMissingNode()).isTrue();

            Reply staff = OFFICER.open(c);
            assertThat(staff.text("personalData")).isEqualTo("ERASED");
            assertThat(staff.text("erased/ground")).isEqualTo("REQUESTED_BY_SUBJECT");
            assertThat(staff.body()).doesNotContain(WORDS);
            assertThat(DPO.get("/api/v1/cases", "Ledger-Position", Long.toString(c.position()))
                            .body())
                    .doesNotContain(c.reference());
        }

        @Test
        void isShownOnThePagesInBothLanguages() {
            Case c = given();
            FormClient person = new FormClient(DOORS);
            person.open("/follow");
            person.with("reference", c.reference()).with("code", c.code()).send("/follow");
            String path = "/follow/" + c.reference().replace("-", "");
            assertThat(person.open(path).body()).contains("Kërkoni fshirjen e tekstit");
            assertThat(person.with("text", "").send(path + "/erase").status()).isIn(302, 303);
            assertThat(person.open("/en" + path).body())
                    .contains("Erasing the text was asked for. The data protection officer decides.");

            FormClient officer = new FormClient(DOORS).as(DPO);
            Reply inbox = officer.open("/en/staff");
            assertThat(inbox.body()).contains(c.reference());
            Reply desk = officer.open("/en/staff/cases/" + c.reference().replace("-", ""));
            assertThat(desk.body()).contains("Erasing the text was asked for: the person asked for it");
            assertThat(officer.send("/en/staff/cases/" + c.reference().replace("-", "") + "/approve-erasure")
                            .status())
                    .isIn(302, 303);

            assertThat(person.open("/en" + path).body())
                    .contains("It is gone from the running system now, and from backups by")
                    .doesNotContain(WORDS);
            assertThat(person.open(path).body()).contains("nga kopjet rezervë do të zhduket deri më");
            assertThat(officer.open("/staff/cases/" + c.reference().replace("-", ""))
                            .body())
                    .contains("nga kopjet rezervë do të zhduket deri më");
        }

        @Test
        void theApprovalRepeatedGetsTheSameReply() {
            Case c = given();
            done(c.act("erase", "{}"));
            String key = UUID.randomUUID().toString();
            String version = DPO.version(c);
            String path = "/api/v1/cases/" + c.reference() + "/approve-erasure";
            Reply first = DPO.post(path, "{}", "If-Match", version, "Idempotency-Key", key);
            Reply again = DPO.post(path, "{}", "If-Match", version, "Idempotency-Key", key);
            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void theRequestRepeatedIsDecidedAnewBecauseItsReplyWasErasedToo() {
            Case c = given();
            String key = UUID.randomUUID().toString();
            c.follow();
            Reply asked = done(c.act("erase", "{}", key));
            c.acted(asked);
            done(DPO.act(c, "approve-erasure", "{}"));
            refused(c.act("erase", "{}", key), 409, "not-now");
        }

        @Test
        void wordsThatComeLaterAreReadAgain() {
            Case c = erased();
            done(c.act("note", "{\"text\":\"Pas fshirjes\"}"));
            Reply read = c.follow();
            assertThat(read.text("personalData")).isEqualTo("HELD");
            assertThat(read.body()).contains("Pas fshirjes").doesNotContain(WORDS);
            assertThat(read.text("erased/ground")).isEqualTo("REQUESTED_BY_SUBJECT");
        }
    }

    @Nested
    class Epochs {
        @Test
        void areAdministratorsBusiness() {
            refused(DPO.post("/api/v1/epochs/rotate", "{}"), 403, "not-yours");
            Reply before = ADMIN.get("/api/v1/epochs");
            int epochs = before.json().at("/items").size();
            Reply after = ADMIN.post("/api/v1/epochs/rotate", "{}");
            assertThat(after.status()).as(after.body()).isEqualTo(200);
            assertThat(after.json().at("/items").size()).isEqualTo(epochs + 1);
            assertThat(after.text("items/0/destroyAfter")).isNotBlank();
            Case c = given();
            assertThat(c.follow().text("comment")).isEqualTo(WORDS);
        }
    }

    @Test
    void fewErasuresAreNotCountedInPublic() {
        erased();
        Reply counts = DOORS.get("/api/v1/erasures");
        assertThat(counts.status()).isEqualTo(200);
        assertThat(counts.json().at("/items").size()).isZero();
    }
}
