package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are wrong as a whole, whatever their values, get a clear answer and leave nothing behind. */
class BadRequestsIT {
    private static final String PATH = "/api/v1/feedback";
    private static final String GOOD = "{\"service\":\"portal\",\"rating\":1,\"comment\":\"Nuk punon\"}";
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");

    private static Reply send(String type, BodyPublisher body) {
        HttpRequest.Builder request = DOORS.request(
                        PATH, "Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", type)
                .POST(body);
        return LEDGER.untouched(() -> DOORS.send(request));
    }

    private static Reply json(BodyPublisher body) {
        return send("application/json", body);
    }

    @Nested
    class Bodies {
        private static final byte[] TEN_MEGABYTES =
                ("{\"comment\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);

        @Test
        void ofTenMegabytes() {
            Reply reply = json(BodyPublishers.ofByteArray(TEN_MEGABYTES));
            refused(reply, 413, "body-too-large");
            assertThat(reply.text("maximumBytes")).isEqualTo("65536");
        }

        @Test
        void ofTenMegabytesThatDoNotSayHowLongTheyAre() {
            refused(
                    json(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES))),
                    413,
                    "body-too-large");
        }

        @Test
        void ofTenMegabytesFromStaff() {
            Case c = Case.complaint(DOORS);
            String version = OFFICER.version(c);
            String body = new String(TEN_MEGABYTES, StandardCharsets.UTF_8);
            refused(LEDGER.untouched(() -> OFFICER.act(c, "answer", body, version)), 413, "body-too-large");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "",
                    "[]",
                    "\"x\"",
                    "null",
                    "{\"service\":\"portal\"} {}",
                    "{'service':'portal'}",
                    "{\"a\":}",
                    "{\"service\":\"portal\",}",
                    "{\"rating\":NaN}",
                    "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}"
                })
        void ofBrokenJson(String json) {
            refused(json(BodyPublishers.ofString(json)), 400, "broken-json");
        }

        @Test
        void thatAreNotUtf8() {
            byte[] latin = "{\"service\":\"portal\",\"rating\":1,\"comment\":\"\u00eb\"}"
                    .getBytes(StandardCharsets.ISO_8859_1);
            refused(json(BodyPublishers.ofByteArray(latin)), 400, "broken-json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
        void ofAnotherContentType(String type) {
            refused(send(type, BodyPublishers.ofString(GOOD)), 415, "wrong-content-type");
        }

        @Test
        void withoutAContentType() {
            HttpRequest.Builder request = DOORS.request(
                            PATH, "Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(GOOD));
            refused(LEDGER.untouched(() -> DOORS.send(request)), 415, "wrong-content-type");
        }

        @Test
        void whoseAnswerNobodyWouldUnderstand() {
            refused(
                    LEDGER.untouched(() -> DOORS.post(
                            PATH, GOOD, "Idempotency-Key", UUID.randomUUID().toString(), "Accept", "application/xml")),
                    406,
                    "not-acceptable");
        }
    }

    @Nested
    class Keys {
        @Test
        void thatAreMissing() {
            refused(LEDGER.untouched(() -> DOORS.post(PATH, GOOD)), 400, "missing-idempotency-key");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1",
                    "abc",
                    "123456789012345678901",
                    "01890000-0000-7000-8000-000000000000",
                    "a b c d e f g h i j k l m n",
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                })
        void thatAreShortOrCouldBeGuessed(String key) {
            refused(LEDGER.untouched(() -> DOORS.post(PATH, GOOD, "Idempotency-Key", key)), 400, "bad-idempotency-key");
            Case c = Case.complaint(DOORS);
            c.follow();
            refused(LEDGER.untouched(() -> c.act("withdraw", "{}", key)), 400, "bad-idempotency-key");
        }
    }

    @Nested
    class Versions {
        @Test
        void thatAreStale() {
            Case c = Case.complaint(DOORS);
            String seen = OFFICER.version(c);
            done(OFFICER.act(c, "acknowledge", "{}"));
            String json = "{\"outcome\":\"EXPLAINED\",\"text\":\"Po\"}";
            refused(LEDGER.untouched(() -> OFFICER.act(c, "answer", json, seen)), 412, "stale-version");
            done(OFFICER.act(c, "answer", json, OFFICER.version(c)));
        }

        @ParameterizedTest
        @CsvSource({"4", "W/\"4\"", "\"four\"", "'\"4\", \"5\"'"})
        void thatAreNone(String version) {
            Case c = Case.complaint(DOORS);
            OFFICER.open(c);
            refused(LEDGER.untouched(() -> OFFICER.act(c, "acknowledge", "{}", version)), 400, "bad-parameter");
        }

        @Test
        void thatAreMissing() {
            Case c = Case.complaint(DOORS);
            OFFICER.open(c);
            refused(
                    LEDGER.untouched(() -> OFFICER.post("/api/v1/cases/" + c.reference() + "/acknowledge", "{}")),
                    428,
                    "version-required");
        }
    }

    @Nested
    class NotTheirs {
        @Test
        void isWhatAnotherInstitutionHandles() {
            World world = new World(DOORS);
            world.institution("tjeter", null);
            for (Role role : List.of(Role.OFFICER, Role.SUPERVISOR)) {
                StaffClient stranger = StaffClient.of(DOORS, role, world.slug("tjeter"));
                Case c = Case.complaint(DOORS);
                c.follow();
                for (String act : List.of("acknowledge", "unmerge")) {
                    refused(LEDGER.untouched(() -> stranger.act(c, act, "{}", "*")), 403, "not-yours");
                }
                refused(LEDGER.untouched(() -> stranger.open(c)), 403, "not-yours");
            }
        }

        @ParameterizedTest
        @CsvSource({"MODERATOR", "DPO", "AUDITOR", "ADMIN", "ASSESSOR", "IMPORTER"})
        void isAnAnswerWhoeverElseTheyAre(Role role) {
            StaffClient member = StaffClient.of(DOORS, role, null);
            Case c = Case.complaint(DOORS);
            c.follow();
            String json = "{\"outcome\":\"EXPLAINED\",\"text\":\"Po\"}";
            Reply reply = LEDGER.untouched(() -> member.act(c, "answer", json, "*"));
            refused(reply, 403, "not-yours");
        }
    }

    @Nested
    class NotNow {
        @Test
        void tellsThePersonTheStateAndWhatIsAllowed() {
            Case c = Case.complaint(DOORS);
            c.follow();
            Reply reply = LEDGER.untouched(
                    () -> c.act("confirm", "{}", UUID.randomUUID().toString()));
            refused(reply, 409, "not-now");
            assertThat(reply.text("state")).isEqualTo("ROUTED");
            assertThat(allowed(reply)).containsExactly("correct-rating", "erase", "note", "withdraw");
        }

        @Test
        void tellsStaffTheStateAndWhatIsAllowed() {
            Case c = Case.complaint(DOORS);
            OFFICER.open(c);
            Reply reply = LEDGER.untouched(() -> OFFICER.act(c, "interim-reply", "{\"text\":\"Po\"}", "*"));
            refused(reply, 409, "not-now");
            assertThat(reply.text("state")).isEqualTo("ROUTED");
            assertThat(allowed(reply)).contains("acknowledge", "answer", "decline", "merge", "transfer");
        }

        @Test
        void tellsTheAdministratorThatNothingWouldChange() {
            World world = new World(DOORS);
            world.institution("prove", null);
            Reply reply = LEDGER.untouched(() -> DOORS.command(
                    "/api/v1/institutions",
                    "{\"id\":\"" + world.slug("prove") + "\",\"type\":\"MINISTRY\",\"nameSq\":\"Institucion prove\"}"));
            refused(reply, 409, "no-change");
            assertThat(reply.text("state")).isNotBlank();
        }

        private static List<String> allowed(Reply reply) {
            return reply.json()
                    .at("/allowed")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
        }
    }
}
