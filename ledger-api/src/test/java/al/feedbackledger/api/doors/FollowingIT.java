package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Following feedback by reference number and tracking code. */
class FollowingIT {
    private static final String PATH = "/api/v1/feedback";

    private final Doors doors = Doors.open();

    @Nested
    class Following {
        @Test
        void theReferenceAloneShowsStatusAndDatesAndNoWord() {
            Case c = Case.complaint(doors);
            Reply reply = c.status();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().propertyNames())
                    .containsExactly("reference", "service", "kind", "status", "deadline", "history");
            assertThat(reply.text("deadline/status")).isEqualTo("ON_TRACK");
            assertThat(reply.text("history/0/event")).isEqualTo("FeedbackSubmitted");
            assertThat(reply.text("history/0/institution")).isEqualTo("akshi");
            assertThat(reply.body()).doesNotContain("Nuk punon").doesNotContain("rating");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void theReferenceIsReadHoweverItIsTyped() {
            Case c = Case.complaint(doors);
            c.follow();
            String typed = c.reference().toLowerCase(java.util.Locale.ROOT).replace("-", "");
            assertThat(doors.get(PATH + "/" + typed).status()).isEqualTo(200);
        }

        @Test
        void theCodeOpensEverything() {
            Case c = Case.submit(doors, """
                    {"service":"portal","rating":2,"comment":"Ë ç «» 🙂","applicationNumber":"A-1",
                     "reasons":["NOT_WORKING"],"gotItDone":"PARTLY"}
                    """);
            Reply reply = c.follow();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("comment")).isEqualTo("Ë ç «» 🙂");
            assertThat(reply.text("applicationNumber")).isEqualTo("A-1");
            assertThat(reply.text("rating")).isEqualTo("2");
            assertThat(reply.text("personalData")).isEqualTo("HELD");
            assertThat(reply.text("gotItDone")).isEqualTo("PARTLY");
            assertThat(reply.json().at("/answers").size()).isZero();
            assertThat(reply.json().at("/allowed").toString()).contains("withdraw", "note", "correct-rating");
        }

        @Test
        void aWrongCodeIsRefused() {
            Case c = Case.complaint(doors);
            Case other = Case.complaint(doors);
            c.status();
            Reply reply = doors.get(PATH + "/" + c.reference(), "Tracking-Code", other.code());
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("wrong-tracking-code");
            assertThat(doors.get(PATH + "/" + c.reference(), "Tracking-Code", "no code")
                            .status())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0000-0000-S", "not-a-number", "7K3M-9QXD-9"})
        void unknownReferencesAreNotFound(String reference) {
            Reply reply = doors.get(PATH + "/" + reference);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.problem()).isEqualTo("unknown-reference");
        }

        @Test
        void aReportOfCorruptionIsAsGoodAsUnknownWithoutItsCode() {
            Case signal = Case.corruptionSignal(doors);
            Case other = Case.complaint(doors);
            assertThat(signal.status().status()).isEqualTo(404);
            assertThat(signal.status().body())
                    .isEqualTo(doors.get(PATH + "/0000-0000-S").body());
            for (String code : List.of(other.code(), "no code")) {
                assertThat(doors.get(PATH + "/" + signal.reference(), "Tracking-Code", code)
                                .status())
                        .isEqualTo(404);
            }
            Reply open = signal.follow();
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.text("comment")).isEqualTo("Me kerkuan para");
            assertThat(open.text("institution")).isEqualTo("inspektorati");
        }
    }
}
