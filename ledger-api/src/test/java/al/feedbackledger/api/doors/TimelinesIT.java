package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Timelines, publications and positions. */
class TimelinesIT {
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

    private static void rate(String service, int rating, int times) {
        for (int i = 0; i < times; i++) {
            Case.submit(DOORS, "{\"service\":\"" + service + "\",\"rating\":" + rating + "}");
        }
    }

    @Nested
    class Timelines {
        @Test
        void showThePublicPublicationsOnlyAndStaffEveryPosition() {
            String id = service("Ecuri");
            rate(id, 5, 8);
            rate(id, 1, 3);
            Case last = Case.submit(DOORS, "{\"service\":\"" + id + "\",\"rating\":3}");
            Reply published = DOORS.command("/api/v1/publications", "{}");
            assertThat(published.status()).as(published.body()).isEqualTo(201);
            rate(id, 5, 2);
            String after = Long.toString(Case.submit(DOORS, "{\"service\":\"" + id + "\",\"rating\":5}")
                    .position());
            String path = "/api/v1/services/" + id + "/timeline?bucket=month";
            Reply open = DOORS.get(path, "Ledger-Position", after);
            assertThat(open.status()).as(open.body()).isEqualTo(200);
            assertThat(n(open)).isEqualTo(12);
            assertThat(open.text("publication/number")).isEqualTo(published.text("id"));
            assertThat(open.json().at("/publication/position").asLong()).isGreaterThanOrEqualTo(last.position());
            assertThat(open.text("buckets/0/status")).isEqualTo("ok");
            assertThat(open.json().at("/buckets/0/counts").toString()).isEqualTo("[3,0,1,0,8]");
            assertThat(open.json().at("/buckets/0/satisfied/share").asDouble()).isBetween(0.66, 0.67);
            StaffClient officer = StaffClient.of(DOORS, Role.OFFICER, "akshi");
            Reply inside = officer.get(path, "Ledger-Position", after);
            assertThat(n(inside)).isEqualTo(15);
            assertThat(inside.header("Cache-Control")).isEqualTo("no-store");
            assertThat(officer.get("/api/v1/services/" + id + "/timeline?bucket=week")
                            .status())
                    .isEqualTo(200);
            assertThat(n(officer.get(path + "&asOf=position-" + last.position())))
                    .isEqualTo(12);
        }

        private static int n(Reply reply) {
            return reply.json()
                    .at("/buckets")
                    .valueStream()
                    .map(bucket -> bucket.path("n"))
                    .filter(JsonNode::isNumber)
                    .mapToInt(JsonNode::asInt)
                    .sum();
        }

        @Test
        void showNoSmallGroup() {
            String id = service("E vogël");
            rate(id, 1, 9);
            DOORS.command("/api/v1/publications", "{}");
            Reply reply = DOORS.get("/api/v1/services/" + id + "/timeline");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(n(reply)).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "bucket=week,bucket,internal",
            "bucket=decade,bucket,one-of",
            "asOf=999999999,asOf,no-publication",
            "asOf=position-1,asOf,internal",
            "asOf=time-2026-01-01T00:00:00Z,asOf,internal",
            "asOf=time-yesterday,asOf,as-of",
            "asOf=soon,asOf,date",
            "from=2026-13-01,from,date",
            "from=2026-11-01&to=2026-10-01,from,reversed",
            "questionSet=nope,questionSet,unknown-question-set",
            "channel=WEB&bucket=month,bucket,quarters-only",
            "channel=WEB&audience=CITIZEN&bucket=quarter,audience,one-breakdown"
        })
        void nameTheParameterThatCannotBe(String query, String parameter, String code) {
            DOORS.command("/api/v1/publications", "{}");
            Reply reply = DOORS.get("/api/v1/services/portal/timeline?" + query);
            refused(reply, 400, "bad-parameter");
            assertThat(reply.text("errors/0/field")).isEqualTo(parameter);
            assertThat(reply.text("errors/0/code")).isEqualTo(code);
        }

        @Test
        void areListedByPublication() {
            DOORS.command("/api/v1/publications", "{}");
            DOORS.command("/api/v1/publications", "{}");
            Reply first = DOORS.get("/api/v1/publications?limit=1");
            Reply second = DOORS.get("/api/v1/publications?limit=1&cursor=" + first.text("next"));
            long number = first.json().at("/items/0/number").asLong();
            assertThat(second.json().at("/items/0/number").asLong()).isEqualTo(number - 1);
            assertThat(first.json().at("/items/0/holds").asBoolean()).isTrue();
        }
    }

    @Nested
    class Answering {
        private final String id = service("Përgjigje");
        private final Case complaint = Case.submit(
                DOORS, "{\"service\":\"" + id + "\",\"kind\":\"COMPLAINT\",\"rating\":2,\"comment\":\"Presim ende\"}");
        private final StaffClient officer = StaffClient.of(DOORS, Role.OFFICER, "akshi");

        @Test
        void isReadByStaffAsOfAnyPositionAndTime() {
            Case later = Case.submit(DOORS, "{\"service\":\"" + id + "\",\"rating\":5}");
            String path = "/api/v1/services/" + id + "/timeline";
            Reply now = officer.get(path, "Ledger-Position", Long.toString(later.position()));
            assertThat(now.json().at("/answering/total/people/waiting").asInt()).isEqualTo(1);
            assertThat(now.json().at("/n").asInt()).isEqualTo(2);
            Reply then = officer.get(path + "?asOf=position-" + complaint.position());
            assertThat(then.json().at("/n").asInt()).isEqualTo(1);
            String asOf = "time-" + DOORS.bean(InstantSource.class).instant();
            assertThat(officer.get(path + "?asOf=" + asOf).json().at("/n").asInt())
                    .isEqualTo(2);
            Reply early = officer.get(path + "?asOf=time-1999-12-31T00:00:00Z");
            refused(early, 400, "bad-parameter");
            assertThat(early.text("errors/0/code")).isEqualTo("range");
            refused(officer.get(path + "?asOf=position-999999999"), 400, "bad-parameter");
        }

        @Test
        void differencesAreForStaffAndHaveReasons() {
            Case later = Case.submit(DOORS, "{\"service\":\"" + id + "\",\"rating\":5}");
            String path = "/api/v1/services/" + id + "/timeline/differences";
            Reply reply = officer.get(
                    path + "?asOf=position-" + complaint.position(),
                    "Ledger-Position",
                    Long.toString(later.position()));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json().at("/buckets/0/reasons").toString()).isEqualTo("{\"new\":1}");
            assertThat(reply.json().at("/buckets/0/nThen").asInt()).isEqualTo(1);
            assertThat(reply.json().at("/buckets/0/nNow").asInt()).isEqualTo(2);
            Reply open = DOORS.get(path + "?asOf=1");
            refused(open, 400, "bad-parameter");
            assertThat(open.text("errors/0/code")).isEqualTo("internal");
            refused(DOORS.get("/api/v1/services/4711/timeline/differences?asOf=1"), 404, "not-found");
        }

        @Test
        void ofAnInstitutionIsItsOwnAndItsPromisesAreEverybodys() {
            String path = "/api/v1/institutions/akshi/conduct";
            Reply inside = officer.get(path, "Ledger-Position", Long.toString(complaint.position()));
            assertThat(inside.json().at("/answering/total/people/wanted").asInt())
                    .isPositive();
            assertThat(inside.header("Cache-Control")).isEqualTo("no-store");
            assertThat(officer.get(path + "?asOf=position-" + complaint.position())
                            .json()
                            .at("/position")
                            .asLong())
                    .isEqualTo(complaint.position());
            for (Reply outside : List.of(
                    DOORS.get(path),
                    StaffClient.of(DOORS, Role.OFFICER, "inspektorati").get(path))) {
                assertThat(outside.status()).isEqualTo(200);
                assertThat(outside.json().at("/answering").isObject()).isFalse();
                assertThat(outside.json().at("/position").isNumber()).isFalse();
                assertThat(outside.json().at("/promises/made").isNumber()).isTrue();
            }
            refused(DOORS.get("/api/v1/institutions/nobody/conduct"), 404, "not-found");
            refused(DOORS.get(path + "?asOf=position-1"), 400, "bad-parameter");
            refused(DOORS.get(path + "?asOf=1"), 400, "bad-parameter");
            refused(DOORS.get(path + "?from=2026-11-01&to=2026-10-01"), 400, "bad-parameter");
        }
    }

    @Nested
    class Positions {
        @Test
        void letWhoHasActedReadIt() {
            for (int i = 0; i < 20; i++) {
                Case c = Case.complaint(DOORS);
                assertThat(c.status().status()).isEqualTo(200);
            }
        }

        @Test
        void areWaitedForASecondAtMost() {
            Reply reply = DOORS.get("/api/v1/services/portal", "Ledger-Position", "999999999");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Ledger-Position-Reached")).isEqualTo("false");
            refused(DOORS.get("/api/v1/services/portal", "Ledger-Position", "soon"), 400, "bad-parameter");
        }
    }
}
