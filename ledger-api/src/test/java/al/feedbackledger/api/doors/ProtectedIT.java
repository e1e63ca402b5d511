package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Who is kept from seeing what, and acts that need two. */
class ProtectedIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient SUPERVISOR = StaffClient.of(DOORS, Role.SUPERVISOR, "akshi");
    private static final StaffClient MODERATOR = StaffClient.of(DOORS, Role.MODERATOR, null);
    private static final StaffClient OTHER_MODERATOR = StaffClient.of(DOORS, Role.MODERATOR, null);
    private static final StaffClient INSPECTOR = StaffClient.of(DOORS, Role.INSPECTOR, "inspektorati");
    private static final StaffClient AUDITOR = StaffClient.of(DOORS, Role.AUDITOR, null);

    private static final String ANSWER = "{\"outcome\":\"EXPLAINED\",\"text\":\"Ja si bëhet: shkoni te faqja.\"}";

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
