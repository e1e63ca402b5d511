package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

class FeedbackIT {
    private static final String PATH = "/api/v1/feedback";

    private final Doors doors = Doors.open();

    private Reply give(String json) {
        return give(json, UUID.randomUUID().toString());
    }

    private Reply give(String json, String key) {
        return doors.post(PATH, json, "Idempotency-Key", key);
    }

    private static void refused(Reply reply, String field, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("invalid-input");
        assertThat(reply.text("errors/0/field")).isEqualTo(field);
        assertThat(reply.text("errors/0/code")).isEqualTo(code);
        assertThat(reply.text("errors/0/message/sq")).isNotBlank();
        assertThat(reply.text("errors/0/message/en")).isNotBlank();
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

    @Nested
    class Refusing {
        @ParameterizedTest
        @CsvSource({
            "0,range",
            "6,range",
            "-1,range",
            "2.5,whole-number",
            "'\"five\"',whole-number",
            "true,whole-number",
            "'[4]',whole-number",
            "99999999999,whole-number",
            "4.0,whole-number"
        })
        void ratingsThatAreNone(String rating, String code) {
            refused(give("{\"service\":\"portal\",\"rating\":" + rating + "}"), "rating", code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"service\":\"portal\"}", "{\"service\":\"portal\",\"rating\":null}"})
        void aMissingRating(String json) {
            refused(give(json), "rating", "required");
        }

        @Test
        void aMissingService() {
            refused(give("{\"rating\":3}"), "service", "required");
        }

        @Test
        void aCommentOf4001Characters() {
            refused(
                    give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + "x".repeat(4001) + "\"}"),
                    "comment",
                    "too-long");
            assertThat(give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + "ë".repeat(4000) + "\"}")
                            .status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @CsvSource({
            "\\u0007,U+0007",
            "\\u0000,U+0000",
            "\\u202e,U+202E",
            "\\u2066,U+2066",
            "\\u200e,U+200E",
            "\\u200b,U+200B",
            "\\ufeff,U+FEFF",
            "\\u2060,U+2060",
            "\\u2028,U+2028",
            "\\u200d,U+200D",
            "\\ud800,U+D800"
        })
        void charactersThatHideOrTurnByName(String escaped, String name) {
            Reply reply = give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"ab" + escaped + "cd\"}");
            refused(reply, "comment", "character");
            assertThat(reply.text("errors/0/message/en")).contains(name).contains("place 3");
        }

        @Test
        void anApplicationNumberOf41Characters() {
            refused(
                    give("{\"service\":\"portal\",\"rating\":1,\"applicationNumber\":\"" + "1".repeat(41) + "\"}"),
                    "applicationNumber",
                    "too-long");
        }

        @Test
        void aRatingOnAReportOfCorruption() {
            refused(
                    give("{\"service\":\"portal\",\"kind\":\"CORRUPTION_SIGNAL\",\"rating\":1}"),
                    "rating",
                    "no-rating");
        }

        @Test
        void theImportChannel() {
            refused(give("{\"service\":\"portal\",\"rating\":1,\"channel\":\"IMPORT\"}"), "channel", "import-only");
        }

        @Test
        void aWordThatIsNoneOfTheClosedList() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":1,\"reasons\":[\"TOO_DEAR\"]}");
            refused(reply, "reasons[0]", "one-of");
            assertThat(reply.text("errors/0/message/en")).contains("TOO_SLOW");
        }

        @Test
        void everythingWrongAtOnce() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":\"five\",\"audience\":\"CAT\"}");
            assertThat(reply.json().at("/errors").size()).isEqualTo(2);
        }

        @Test
        void unknownServices() {
            Reply reply = give("{\"service\":\"no-such\",\"rating\":1}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.problem()).isEqualTo("unknown-service");
        }

        @Test
        void unknownFieldsByName() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":1,\"stars\":5,\"colour\":\"red\"}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("unknown-field");
            assertThat(reply.text("errors/0/field")).isEqualTo("colour");
            assertThat(reply.text("errors/1/field")).isEqualTo("stars");
        }

        @Test
        void aFieldThatIsThereTwice() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":1,\"rating\":5}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("duplicate-field");
            assertThat(reply.text("errors/0/field")).isEqualTo("rating");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{", "", "[]", "\"x\"", "{\"service\":\"portal\"} {}", "{'service':'portal'}", "{\"a\":}"})
        void brokenJson(String json) {
            Reply reply = give(json);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("broken-json");
        }

        @Test
        void bytesThatAreNotUtf8() {
            byte[] latin = "{\"service\":\"portal\",\"rating\":1,\"comment\":\"\u00eb\"}"
                    .getBytes(StandardCharsets.ISO_8859_1);
            Reply reply = doors.send(
                    doors.request(PATH, "Idempotency-Key", UUID.randomUUID().toString())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(latin)));
            assertThat(reply.problem()).isEqualTo("broken-json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
        void otherContentTypes(String type) {
            Reply reply = doors.send(
                    doors.request(PATH, "Idempotency-Key", UUID.randomUUID().toString())
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"service\":\"portal\",\"rating\":1}")));
            assertThat(reply.status()).isEqualTo(415);
            assertThat(reply.problem()).isEqualTo("wrong-content-type");
        }
    }

    @Nested
    class Repeating {
        private static final String JSON = "{\"service\":\"portal\",\"rating\":2,\"comment\":\"Po pres\"}";

        @Test
        void theSameKeyAndBodyGivesTheSameReplyByteForByte() {
            String key = UUID.randomUUID().toString();
            Reply first = give(JSON, key);
            Reply again = give("{ \"rating\": 2, \"comment\": \"Po pres\",\n \"service\": \"portal\" }", key);
            assertThat(first.status()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void alsoAfterTheStateMovedOn() {
            String key = UUID.randomUUID().toString();
            Reply first = give(JSON, key);
            Reply withdrawn = doors.post(
                    PATH + "/" + first.text("reference") + "/withdraw",
                    "{}",
                    "Tracking-Code",
                    first.text("trackingCode"),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            Reply again = give(JSON, key);
            assertThat(withdrawn.status()).isIn(200, 503);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void theSameKeyWithAnotherBodyIsRefused() {
            String key = UUID.randomUUID().toString();
            give(JSON, key);
            Reply other = give("{\"service\":\"portal\",\"rating\":5}", key);
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("key-reused");
        }

        @Test
        void inParallelRecordsOnce() throws Exception {
            String key = UUID.randomUUID().toString();
            List<Reply> replies = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> all = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    all.add(executor.submit(() -> give(JSON, key)));
                }
                for (Future<Reply> one : all) {
                    replies.add(one.get());
                }
            }
            assertThat(replies)
                    .extracting(Reply::body)
                    .containsOnly(replies.getFirst().body());
            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(15);
        }

        @Test
        void inParallelWithAnotherBodyRecordsOneOfThem() throws Exception {
            String key = UUID.randomUUID().toString();
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> all = new ArrayList<>();
                for (int i = 1; i <= 5; i++) {
                    int rating = i;
                    all.add(executor.submit(() -> give("{\"service\":\"portal\",\"rating\":" + rating + "}", key)));
                }
                for (Future<Reply> one : all) {
                    statuses.add(one.get().status());
                }
            }
            assertThat(statuses).containsOnlyOnce(201).contains(422).doesNotContain(200, 500, 503);
        }

        @Test
        void aMissingKeyIsRefused() {
            Reply reply = doors.post(PATH, JSON);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("missing-idempotency-key");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1",
                    "abc",
                    "123456789012345678901",
                    "01890000-0000-7000-8000-000000000000",
                    "a b c d e f g h i j k l m n"
                })
        void aKeyThatCouldBeGuessedIsRefused(String key) {
            Reply reply = give(JSON, key);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("bad-idempotency-key");
        }
    }

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
