package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** The auditor's door over HTTP. */
class AuditIT {
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);
    private static final StaffClient AUDITOR = StaffClient.of(DOORS, Role.AUDITOR, null);
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final List<String> ADDRESSES = List.of(
            "/api/v1/audit/events",
            "/api/v1/audit/batches",
            "/api/v1/audit/vault",
            "/api/v1/audit/log",
            "/api/v1/audit/accesses",
            "/api/v1/audit/events/1/proof",
            "/api/v1/audit/cases/7K3M9QXD2");

    private static List<JsonNode> lines(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/jsonl");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        return reply.body()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static byte[] bytes(JsonNode line, String name) {
        return Base64.getDecoder().decode(line.path(name).stringValue());
    }

    private static void assertWrong(Reply reply, String field, String code) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("bad-parameter");
        assertThat(reply.text("errors/0/field")).isEqualTo(field);
        assertThat(reply.text("errors/0/code")).isEqualTo(code);
    }

    @Nested
    class WhoComesIn {
        @Test
        void nobodyWithoutSigningIn() {
            assertThat(ADDRESSES)
                    .allSatisfy(
                            address -> assertThat(DOORS.get(address).status()).isEqualTo(401));
            assertThat(DOORS.post("/api/v1/audit/replays?view=inbox", "").status())
                    .isEqualTo(401);
        }

        @ParameterizedTest
        @EnumSource(
                value = Role.class,
                names = {"AUDITOR", "SUBJECT", "SYSTEM"},
                mode = EnumSource.Mode.EXCLUDE)
        void nobodyOfAnotherRole(Role role) {
            boolean ofAnInstitution = role == Role.OFFICER || role == Role.SUPERVISOR || role == Role.INSPECTOR;
            StaffClient other = StaffClient.of(DOORS, role, ofAnInstitution ? "akshi" : null);
            assertThat(ADDRESSES)
                    .allSatisfy(
                            address -> assertThat(other.get(address).problem()).isEqualTo("not-yours"));
            assertThat(other.post("/api/v1/audit/replays?view=inbox", "").problem())
                    .isEqualTo("not-yours");
        }

        @Test
        void theCommandLineOfThisMachine() {
            assertThat(DOORS.get("/api/v1/audit/batches?limit=1", "Authorization", DOORS.bearer())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Events {
        @Test
        void comeInOrderWithWhatOpensTheirLeaves() {
            Case c = Case.complaint(DOORS);
            List<JsonNode> events = lines(AUDITOR.get("/api/v1/audit/events?limit=10000"));
            List<JsonNode> batches = lines(AUDITOR.get("/api/v1/audit/batches?limit=10000"));
            assertThat(events.size()).isGreaterThanOrEqualTo((int) c.position());
            for (int i = 0; i < events.size(); i++) {
                assertThat(events.get(i).path("position").asLong()).isEqualTo(i + 1);
            }
            assertThat(batches.getFirst().path("first").asLong()).isEqualTo(1);
            for (int i = 1; i < batches.size(); i++) {
                assertThat(batches.get(i).path("first").asLong())
                        .isEqualTo(batches.get(i - 1).path("last").asLong() + 1);
                assertThat(bytes(batches.get(i), "prevRoot")).isEqualTo(bytes(batches.get(i - 1), "root"));
            }
            JsonNode mine = events.get((int) c.ownPosition() - 1);
            assertThat(mine.properties().stream().map(member -> member.getKey()))
                    .containsExactly(
                            "position",
                            "stream",
                            "sequence",
                            "eventId",
                            "event",
                            "revision",
                            "occurredAt",
                            "payload",
                            "metadata",
                            "blind",
                            "leafHash");
            assertThat(new String(bytes(mine, "payload"), StandardCharsets.UTF_8))
                    .doesNotContain("Nuk punon faqja");
        }

        @Test
        void areAsManyAsAskedFor() {
            assertThat(lines(AUDITOR.get("/api/v1/audit/events?from=2&limit=1")))
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.path("position").asLong()).isEqualTo(2));
            assertThat(lines(AUDITOR.get("/api/v1/audit/events?from=900000000000")))
                    .isEmpty();
            assertThat(AUDITOR.get("/api/v1/audit/events?limit=10000").status()).isEqualTo(200);
            assertWrong(AUDITOR.get("/api/v1/audit/events?limit=10001"), "limit", "range");
            assertWrong(AUDITOR.get("/api/v1/audit/batches?limit=10001"), "limit", "range");
            assertWrong(AUDITOR.get("/api/v1/audit/events?limit=0"), "limit", "range");
            assertWrong(AUDITOR.get("/api/v1/audit/events?from=0"), "from", "range");
            assertWrong(AUDITOR.get("/api/v1/audit/events?from=x"), "from", "format");
            assertWrong(AUDITOR.get("/api/v1/audit/events?from=9223372036854775807"), "from", "range");
        }
    }

    @Nested
    class TheVault {
        @Test
        void isToldCommitmentByCommitmentAndWithoutWords() {
            Case c = Case.complaint(DOORS);
            Reply reply = AUDITOR.get("/api/v1/audit/vault");
            List<JsonNode> lines = lines(reply);
            JsonNode end = lines.getLast();
            assertThat(end.path("lines").asLong()).isEqualTo(lines.size() - 1);
            assertThat(reply.header("Ledger-Position"))
                    .isEqualTo(end.path("position").asString());
            assertThat(end.path("position").asLong()).isGreaterThanOrEqualTo(c.position());
            assertThat(end.path("checkpoint").stringValue().lines().skip(1).findFirst())
                    .contains(end.path("position").asString());
            String stream = LEDGER.streamOf(c);
            assertThat(lines)
                    .filteredOn(line -> line.path("stream").asString("").equals(stream))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("path").stringValue()).isEqualTo("comment");
                        assertThat(line.path("state").stringValue()).isEqualTo("present");
                        assertThat(line.has("value") || line.has("salt")).isFalse();
                    });
            assertThat(reply.body()).doesNotContain("Nuk punon faqja");
        }
    }

    @Nested
    class TheHistoryOfACase {
        @Test
        void isWhatItWasAtAnyPositionAndTime() {
            Case c = Case.complaint(DOORS);
            OFFICER.act(c, "acknowledge", "{}");
            OFFICER.act(c, "answer", "{\"outcome\":\"EXPLAINED\",\"text\":\"Sistemi punon.\"}");
            Reply now = history(c, "");
            assertThat(now.text("state/status")).isEqualTo("ANSWERED");
            assertThat(history(c, Long.toString(c.ownPosition())).text("state/status"))
                    .isEqualTo("ROUTED");
            for (JsonNode event : now.json().path("events")) {
                Reply then = history(c, event.path("position").asString());
                assertThat(then.json().path("events").size())
                        .isEqualTo(1 + indexOf(now, event.path("position").asLong()));
                // By its time it was known together with the rest of its commit.
                Reply byTime = history(c, event.path("recordedAt").stringValue());
                assertThat(byTime.json().path("position").asLong())
                        .isGreaterThanOrEqualTo(event.path("position").asLong());
            }
            assertThat(now.body()).doesNotContain("Sistemi punon");
            assertThat(now.json().path("events").get(0).path("leafIndex").asLong())
                    .isEqualTo(now.json().path("events").get(0).path("position").asLong() - 1);
        }

        private static int indexOf(Reply history, long position) {
            int index = 0;
            for (JsonNode event : history.json().path("events")) {
                if (event.path("position").asLong() == position) {
                    return index;
                }
                index++;
            }
            throw new AssertionError("no event at " + position);
        }

        private static Reply history(Case c, String asOf) {
            Reply reply = AUDITOR.get(
                    "/api/v1/audit/cases/" + c.reference() + "?asOf=" + asOf,
                    "Ledger-Position",
                    Long.toString(c.position()));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            return reply;
        }

        @Test
        void showsOfAReportOfCorruptionNothingButItsLeaves() {
            Case c = Case.corruptionSignal(DOORS);
            Reply reply = history(c, "");
            assertThat(reply.json().has("state")).isFalse();
            assertThat(reply.json().path("events")).isNotEmpty().allSatisfy(event -> assertThat(event.properties())
                    .extracting(member -> member.getKey())
                    .containsExactly("position", "leafIndex", "event", "leafHash", "proof"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "999999999999", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
        void hasNoMomentOutsideTheLedger(String asOf) {
            Case c = Case.complaint(DOORS);
            assertWrong(AUDITOR.get("/api/v1/audit/cases/" + c.reference() + "?asOf=" + asOf), "asOf", "range");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yesterday", "-1", "1.5", "2026-11-23", "9999999999999999999"})
        void hasNoMomentThatCannotBeRead(String asOf) {
            Case c = Case.complaint(DOORS);
            assertWrong(AUDITOR.get("/api/v1/audit/cases/" + c.reference() + "?asOf=" + asOf), "asOf", "as-of");
        }

        @Test
        void isUnknownForWhatIsNoCaseOrWasNoneYet() {
            assertThat(AUDITOR.get("/api/v1/audit/cases/7K3M9QXD2").problem()).isEqualTo("unknown-reference");
            assertThat(AUDITOR.get("/api/v1/audit/cases/nothing").problem()).isEqualTo("unknown-reference");
            Case c = Case.complaint(DOORS);
            c.status();
            assertThat(AUDITOR.get("/api/v1/audit/cases/" + c.reference() + "?asOf=1")
                            .problem())
                    .isEqualTo("unknown-reference");
        }
    }

    @Nested
    class TheProofOfAnEvent {
        @Test
        void opensItsLeafAndStandsUnderASignedCheckpoint() {
            Case c = Case.complaint(DOORS);
            Reply reply = proof(c.ownPosition());
            assertThat(reply.header("Content-Disposition")).contains(".tlog-proof");
            TlogProof proof = TlogProof.parse(reply.body().getBytes(StandardCharsets.UTF_8));
            ReceiptOpening opening = ReceiptOpening.parse(proof.extra().orElseThrow());
            assertThat(opening.event().streamId()).isEqualTo(LEDGER.streamOf(c));
            JsonNode event = lines(AUDITOR.get("/api/v1/audit/events?limit=1&from=" + c.ownPosition()))
                    .getFirst();
            assertThat(TreeHash.leaf(opening.entry())).isEqualTo(bytes(event, "leafHash"));
        }

        /** The publisher signs within a second or two. */
        private static Reply proof(long position) {
            Instant until = Instant.now().plus(Duration.ofSeconds(20));
            Reply reply = AUDITOR.get("/api/v1/audit/events/" + position + "/proof");
            while (reply.status() == 503 && Instant.now().isBefore(until)) {
                assertThat(reply.header("Retry-After")).isNotNull();
                reply = AUDITOR.get("/api/v1/audit/events/" + position + "/proof");
            }
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            return reply;
        }

        @Test
        void isNotThereForAnEventThatIsNot() {
            assertThat(AUDITOR.get("/api/v1/audit/events/900000000000/proof").problem())
                    .isEqualTo("not-found");
            assertWrong(AUDITOR.get("/api/v1/audit/events/0/proof"), "position", "range");
            assertWrong(AUDITOR.get("/api/v1/audit/events/x/proof"), "position", "format");
        }
    }

    @Nested
    class AReplay {
        @ParameterizedTest
        @ValueSource(strings = {"inbox", "casefile", "catalogue", "timeline"})
        void ofAnyViewIsTheLiveViewWhereThatStands(String view) {
            Case c = Case.complaint(DOORS);
            c.status();
            List<JsonNode> lines = lines(AUDITOR.post(
                    "/api/v1/audit/replays?view=" + view + "&compare=true&asOf=" + (c.ownPosition() - 1), ""));
            JsonNode result = lines.getLast();
            assertThat(lines.size()).isGreaterThan(1);
            assertThat(lines.getFirst().path("folded").asLong()).isPositive();
            assertThat(result.path("view").stringValue()).isEqualTo(view);
            assertThat(result.path("position").asLong()).isEqualTo(c.ownPosition() - 1);
            assertThat(result.path("digest").stringValue()).matches("[0-9a-f]{64}");
            assertThat(result.path("live").path("same").asBoolean())
                    .as(result.toString())
                    .isTrue();
            assertThat(result.path("live").path("digest"))
                    .isEqualTo(result.path("live").path("replayedDigest"));
            assertThat(result.path("tables")).isNotEmpty();
        }

        @Test
        void withoutComparingSaysWhatWasThere() {
            JsonNode result = lines(AUDITOR.post("/api/v1/audit/replays?view=inbox&asOf=1", ""))
                    .getLast();
            assertThat(result.has("live")).isFalse();
            assertThat(result.path("tables")).isNotEmpty().allSatisfy(table -> assertThat(table.properties())
                    .extracting(member -> member.getKey())
                    .containsExactly("table", "rows"));
        }

        @Test
        void needsAViewAndAMoment() {
            assertWrong(AUDITOR.post("/api/v1/audit/replays", ""), "view", "required");
            assertWrong(AUDITOR.post("/api/v1/audit/replays?view=nothing", ""), "view", "one-of");
            assertWrong(AUDITOR.post("/api/v1/audit/replays?view=inbox&asOf=0", ""), "asOf", "range");
            assertWrong(AUDITOR.post("/api/v1/audit/replays?view=inbox&asOf=soon", ""), "asOf", "as-of");
        }
    }

    @Nested
    class Accesses {
        @Test
        void saysWhoOpenedWhoseWordsOnWhichDay() {
            Case c = Case.complaint(DOORS);
            assertThat(OFFICER.open(c).json().path("wordsShown").asBoolean()).isTrue();
            Reply reply =
                    AUDITOR.get("/api/v1/audit/accesses?limit=1", "Ledger-Position", Long.toString(LEDGER.head()));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            JsonNode access = reply.json().path("items").get(0);
            assertThat(access.path("actor").stringValue()).isEqualTo(OFFICER.actor());
            assertThat(access.path("purpose").stringValue()).isEqualTo("HANDLING");
            assertThat(access.path("reference").stringValue().replace("-", ""))
                    .isEqualTo(c.reference().replace("-", ""));
            assertThat(access.path("day").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(reply.json().path("next").isString()).isTrue();
            Reply older = AUDITOR.get("/api/v1/audit/accesses?limit=100&cursor="
                    + Objects.requireNonNull(reply.json().path("next").stringValue()));
            assertThat(older.status()).isEqualTo(200);
        }

        @Test
        void doesNotSayWhichReportOfCorruptionItWas() {
            StaffClient inspector = StaffClient.of(DOORS, Role.INSPECTOR, "inspektorati");
            Case c = Case.corruptionSignal(DOORS);
            assertThat(inspector.open(c).json().path("wordsShown").asBoolean()).isTrue();
            JsonNode access = AUDITOR.get(
                            "/api/v1/audit/accesses?limit=1", "Ledger-Position", Long.toString(LEDGER.head()))
                    .json()
                    .path("items")
                    .get(0);
            assertThat(access.path("actor").stringValue()).isEqualTo(inspector.actor());
            assertThat(access.has("reference")).isFalse();
        }

        @Test
        void hasPagesOfBoundedSize() {
            assertThat(AUDITOR.get("/api/v1/audit/accesses?limit=200").status()).isEqualTo(200);
            assertWrong(AUDITOR.get("/api/v1/audit/accesses?limit=201"), "limit", "range");
            assertThat(AUDITOR.get("/api/v1/audit/accesses?cursor=x").problem()).isEqualTo("bad-cursor");
        }
    }
}
