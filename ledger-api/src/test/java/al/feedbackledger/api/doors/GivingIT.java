package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Giving feedback as the contract says. */
class GivingIT {
    private final Doors doors = Doors.open();

    private Reply give(String json) {
        return Case.give(doors, json);
    }

    @Nested
    class Giving {
        @Test
        void aRatingAloneIsRecorded() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":4}");
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.text("reference")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");
            assertThat(reply.text("trackingCode")).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
            assertThat(reply.text("status")).isEqualTo("RECORDED");
            assertThat(reply.header("Ledger-Position")).isEqualTo(reply.text("position"));
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.json().propertyNames()).containsExactly("reference", "trackingCode", "status", "position");
        }

        @Test
        void everyFieldOfTheContractIsTaken() {
            Reply reply = give("""
                    {"service":"portal","kind":"COMPLAINT","audience":"CITIZEN","channel":"WEB","rating":2,
                     "gotItDone":"NO","answerWanted":true,"reasons":["TOO_SLOW","INFO_UNCLEAR"],
                     "comment":"Prita tri javë.\\nPastaj asgjë.","applicationNumber":"AL-2026-0001",
                     "campaign":"vera-2026","language":"sq"}
                    """);
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.text("status")).isEqualTo("ROUTED");
        }

        @Test
        void whatNobodyIsCompetentForIsReceivedByTheOperator() {
            Reply reply = give("{\"service\":\"other\",\"rating\":1,\"comment\":\"Ku?\"}");
            assertThat(reply.text("status")).isEqualTo("RECEIVED");
        }

        @ParameterizedTest
        @CsvSource({"1,COMPLAINT", "2,COMPLAINT", "3,SUGGESTION", "5,SUGGESTION"})
        void theKindFollowsFromCommentAndRating(int rating, String kind) {
            Case c = Case.submit(doors, "{\"service\":\"portal\",\"rating\":" + rating + ",\"comment\":\"x\"}");
            assertThat(c.status().text("kind")).isEqualTo(kind);
        }

        @Test
        void theLedgerPositionIsTheLastEventOfTheCommit() {
            Case rating = Case.submit(doors, "{\"service\":\"portal\",\"rating\":3}");
            Case complaint = Case.complaint(doors);
            assertThat(complaint.position()).isGreaterThanOrEqualTo(rating.position() + 4);
        }
    }
}
