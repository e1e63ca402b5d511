package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue: read by everybody, written by those whose it is. */
class CatalogueIT {
    private static final Doors DOORS = Doors.open();

    private static String facts(String title) {
        return "{\"institution\":\"akshi\",\"titleSq\":\"" + title + "\",\"titleEn\":\"Title\"}";
    }

    /** A service of its own for a test, known to the catalogue. */
    private static String service(String title) {
        String id = "t-" + UUID.randomUUID().toString().substring(0, 13);
        Reply reply = DOORS.command("/api/v1/services", "{\"id\":\"" + id + "\",\"facts\":" + facts(title) + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.text("id")).isEqualTo(id);
        DOORS.get("/api/v1/services/" + id, "Ledger-Position", reply.text("position"));
        return id;
    }

    @Nested
    class Services {
        @Test
        void areFoundWithoutDiacritics() {
            String id = service("Vërtetim çështjesh " + UUID.randomUUID());
            Reply reply = DOORS.get("/api/v1/services?q=vertetim+ceshtjesh&limit=100");
            assertThat(reply.json().at("/items").valueStream().map(item -> item.path("id")
                            .asString()))
                    .contains(id);
            refused(DOORS.get("/api/v1/services?q=" + "x".repeat(101)), 400, "bad-parameter");
        }

        @Test
        void comeInPagesWithSignedCursors() {
            service("Faqosje A");
            service("Faqosje B");
            Reply first = DOORS.get("/api/v1/services?q=faqosje&limit=1");
            Reply second = DOORS.get("/api/v1/services?q=faqosje&limit=1&cursor=" + first.text("next"));
            assertThat(second.text("items/0/titleSq")).isNotEqualTo(first.text("items/0/titleSq"));
            refused(DOORS.get("/api/v1/services?q=tjeter&limit=1&cursor=" + first.text("next")), 400, "bad-cursor");
            refused(DOORS.get("/api/v1/services?cursor=AAAA"), 400, "bad-cursor");
        }

        @Test
        void areNotSentAgainWhileTheyAreTheSame() {
            String id = service("E pandryshuar");
            Reply first = DOORS.get("/api/v1/services/" + id);
            String etag = Objects.requireNonNull(first.header("ETag"));
            Reply again = DOORS.get("/api/v1/services/" + id, "If-None-Match", etag);
            assertThat(etag).startsWith("\"");
            assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }

        @Test
        void areOpenToEveryPage() {
            Reply read = DOORS.get("/api/v1/services", "Origin", "https://example.org");
            Reply preflight = DOORS.send(DOORS.request(
                            "/api/v1/services", "Origin", "https://example.org", "Access-Control-Request-Method", "GET")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            Reply write = DOORS.send(DOORS.request(
                            "/api/v1/services",
                            "Origin",
                            "https://example.org",
                            "Access-Control-Request-Method",
                            "POST")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            Reply cases = DOORS.get("/api/v1/cases", "Origin", "https://example.org");
            assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(write.header("Access-Control-Allow-Origin")).isNull();
            assertThat(cases.header("Access-Control-Allow-Origin")).isNull();
        }

        @Test
        void thatAreRetiredTakeNoFeedback() {
            String id = service("Shërbim i mbyllur");
            String key = UUID.randomUUID().toString();
            String json = "{\"service\":\"" + id + "\",\"rating\":4}";
            Reply before = DOORS.post("/api/v1/feedback", json, "Idempotency-Key", key);
            Reply retired = DOORS.command("/api/v1/services/" + id + "/retire", "{}");
            DOORS.get("/api/v1/services/" + id, "Ledger-Position", retired.text("position"));
            Reply after = DOORS.post(
                    "/api/v1/feedback",
                    json,
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            Reply repeated = DOORS.post("/api/v1/feedback", json, "Idempotency-Key", key);
            refused(after, 422, "retired-service");
            assertThat(repeated.status()).isEqualTo(200);
            assertThat(repeated.body()).isEqualTo(before.body());
        }

        @Test
        void thatAreUnknownAreNotFound() {
            refused(DOORS.get("/api/v1/services/no-such"), 404, "not-found");
            refused(DOORS.get("/api/v1/services/no-such/timeline"), 404, "not-found");
            refused(DOORS.command("/api/v1/services/no-such/retire", "{}"), 404, "not-found");
        }
    }

    @Nested
    class Catalogue {
        @Test
        void tellsEverythingThatWasSaidOfAService() {
            String id = service("Shërbim i gjatë");
            String path = "/api/v1/services/" + id;
            Reply revised = DOORS.put(path, "{\"facts\":" + facts("Emri i ri") + "}", "Authorization", DOORS.bearer());
            assertThat(revised.status()).as(revised.body()).isEqualTo(200);
            assertThat(DOORS.command(path + "/online-only", "{\"phase\":1}").status())
                    .isEqualTo(200);
            assertThat(DOORS.command(
                                    path + "/changes",
                                    "{\"on\":\"2026-11-20\",\"textSq\":\"Formular i ri\",\"textEn\":\"New form\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(DOORS.command(
                                    path + "/outages",
                                    "{\"from\":\"2026-01-01T08:00:00Z\",\"to\":\"2026-01-01T10:00:00Z\","
                                            + "\"textSq\":\"Nuk punonte\",\"textEn\":\"Did not work\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(DOORS.command(path + "/usage", "{\"month\":\"2026-01\",\"completedApplications\":120}")
                            .status())
                    .isEqualTo(200);
            Reply last = DOORS.command(
                    path + "/campaigns",
                    "{\"campaign\":\"vera\",\"from\":\"2026-06-01\",\"to\":\"2026-06-30\",\"textSq\":\"Na shkruani\"}");
            assertThat(last.status()).as(last.body()).isEqualTo(200);
            Reply read = DOORS.get(path, "Ledger-Position", last.text("position"));
            assertThat(read.text("service/titleSq")).isEqualTo("Emri i ri");
            assertThat(read.text("service/onlineOnlyPhase")).isEqualTo("1");
            assertThat(read.text("answeredBy/id")).isEqualTo("akshi");
            assertThat(read.json().at("/outages").size()).isEqualTo(1);
        }

        @Test
        void isAssessedByCivilSociety() {
            String id = service("Shërbim i vlerësuar");
            StaffClient assessor = StaffClient.of(DOORS, Role.ASSESSOR, null);
            Reply reply = assessor.post("/api/v1/services/" + id + "/assessments", """
                    {"organisation":"Shoqata e provës","on":"2026-11-01","verdicts":{"UP_TO_DATE":"MET"}}
                    """);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            Reply wrong = assessor.post("/api/v1/services/" + id + "/assessments", """
                    {"organisation":"Shoqata","on":"2026-11-01","verdicts":{"CHEAP":"MET"}}
                    """);
            refused(wrong, 422, "invalid-input");
            refused(assessor.post("/api/v1/services/" + id + "/retire", "{}"), 403, "not-yours");
        }

        @Test
        void keepsWhatAMergedServiceGoesOnAs() {
            String old = service("E vjetra");
            String next = service("E reja");
            Reply merged = DOORS.command("/api/v1/services/" + old + "/merge", "{\"into\":\"" + next + "\"}");
            assertThat(merged.status()).as(merged.body()).isEqualTo(200);
            Reply read = DOORS.get("/api/v1/services/" + old, "Ledger-Position", merged.text("position"));
            assertThat(read.text("service/mergedInto")).isEqualTo(next);
        }

        @Test
        void knowsInstitutionsQuestionSetsAndStandards() {
            String id = "inst-" + UUID.randomUUID().toString().substring(0, 8);
            Institutions.register(DOORS, id, known -> {
                Reply revised = DOORS.put(
                        "/api/v1/institutions/" + known,
                        "{\"type\":\"AGENCY\",\"parent\":\"akshi\",\"nameSq\":\"Emri\",\"nameEn\":\"Name\"}",
                        "Authorization",
                        DOORS.bearer());
                assertThat(revised.status()).as(revised.body()).isEqualTo(200);
            });
            assertThat(DOORS.command("/api/v1/question-sets", "{\"id\":\"" + id + "\",\"nameSq\":\"Pyetje\"}")
                            .status())
                    .isEqualTo(201);
            Reply standard = DOORS.command("/api/v1/standards", "{\"id\":\"" + id + """
                    ","acknowledgeWorkingDays":2,"answerWorkingDays":10,"reviewWorkingDays":10,
                     "holidays":["2027-01-01"],"years":[2027]}
                    """);
            assertThat(standard.status()).as(standard.body()).isEqualTo(201);
            String at = standard.text("position");
            assertThat(DOORS.get("/api/v1/institutions", "Ledger-Position", at).body())
                    .contains(id);
            assertThat(DOORS.get("/api/v1/question-sets", "Ledger-Position", at).body())
                    .contains(id);
            assertThat(DOORS.get("/api/v1/standards", "Ledger-Position", at).body())
                    .contains(id);
        }

        @Test
        void promisesAreKeptGivenUpOrComeOn() {
            StaffClient officer = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            String promise = "{\"service\":\"portal\",\"textSq\":\"Më shpejt\",\"due\":\"2090-01-01\"}";
            Reply kept = officer.post("/api/v1/actions", promise);
            Reply givenUp = officer.post("/api/v1/actions", promise);
            DOORS.get("/api/v1/services/portal", "Ledger-Position", givenUp.text("position"));
            String path = "/api/v1/actions/";
            assertThat(officer.post(path + kept.text("id") + "/progress", "{\"textSq\":\"Gjysma\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(officer.post(path + kept.text("id") + "/deliver", "{\"evidence\":\"https://example.org/1\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(officer.post(path + givenUp.text("id") + "/abandon", "{\"reason\":\"NO_FUNDS\"}")
                            .status())
                    .isEqualTo(200);
            refused(officer.post(path + givenUp.text("id") + "/abandon", "{\"reason\":\"NO_FUNDS\"}"), 409, "not-now");
            refused(officer.post(path + givenUp.text("id") + "/abandon", "{}"), 422, "invalid-input");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/api/v1/services|{\"id\":\"a b\",\"facts\":{\"titleSq\":\"x\",\"institution\":\"akshi\"}}|id|format",
                    "/api/v1/services|{\"id\":\"x\",\"facts\":{\"institution\":\"akshi\"}}|facts.titleSq|required",
                    "/api/v1/services|{\"id\":\"x\",\"facts\":{\"titleSq\":\"x\",\"institution\":\"none\"}}|facts.institution|unknown-institution",
                    "/api/v1/services|{\"id\":\"x\"}|facts|required",
                    "/api/v1/institutions|{\"id\":\"x\",\"nameSq\":\"x\"}|type|required",
                    "/api/v1/standards|{\"id\":\"x\",\"acknowledgeWorkingDays\":0,\"answerWorkingDays\":1,\"reviewWorkingDays\":1}|acknowledgeWorkingDays|range",
                    "/api/v1/services/portal/online-only|{\"phase\":10}|phase|range",
                    "/api/v1/services/portal/changes|{\"on\":\"yesterday\",\"textSq\":\"x\"}|on|date",
                    "/api/v1/services/portal/usage|{\"month\":\"2026-13\",\"completedApplications\":1}|month|month",
                    "/api/v1/services/portal/outages|{\"from\":\"8 o'clock\",\"textSq\":\"x\"}|from|instant"
                })
        void namesWhatCannotBeSaid(String path, String json, String field, String code) {
            Reply reply = DOORS.command(path, json);
            refused(reply, 422, "invalid-input");
            assertThat(reply.text("errors/0/field")).isEqualTo(field);
            assertThat(reply.text("errors/0/code")).isEqualTo(code);
        }

        @Test
        void isSaidOnceUnderOneKey() {
            String id = "key-" + UUID.randomUUID().toString().substring(0, 8);
            String json = "{\"id\":\"" + id + "\",\"facts\":" + facts("Një herë") + "}";
            String key = UUID.randomUUID().toString();
            Reply first = DOORS.post("/api/v1/services", json, "Authorization", DOORS.bearer(), "Idempotency-Key", key);
            Reply again = DOORS.post("/api/v1/services", json, "Authorization", DOORS.bearer(), "Idempotency-Key", key);
            assertThat(again.body()).isEqualTo(first.body());
            refused(DOORS.command("/api/v1/services", json), 409, "no-change");
        }
    }
}
