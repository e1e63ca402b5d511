package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.store.vault.Opened;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The import door of the whole application. */
class ImportIT {
    private final Doors doors = Doors.open();
    private final String source = "trial-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void registerTheService() {
        assertThat(results(services(source, service(source, Map.of())))).containsExactly("imported");
    }

    private Reply post(String path, Object body) {
        return postText(path, JsonMapper.shared().writeValueAsString(body));
    }

    private Reply postText(String path, String json) {
        return doors.post(path, json, "Authorization", doors.bearer());
    }

    private Reply services(String institution, Map<String, Object> row) {
        return post(
                "/api/v1/import/services",
                Map.of(
                        "source",
                        source,
                        "questionSets",
                        List.of(Map.of("id", source, "nameSq", "Provë")),
                        "institutions",
                        List.of(Map.of("id", institution, "type", "AGENCY", "nameSq", "Provë")),
                        "rows",
                        List.of(row)));
    }

    private Map<String, Object> service(String institution, Map<String, Object> changes) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", 1);
        row.put("id", source);
        row.put("institution", institution);
        row.put("titleSq", "Shërbim prove");
        row.put("questionSet", source);
        row.putAll(changes);
        return row;
    }

    private Map<String, Object> row(int number, Map<String, Object> changes) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", number);
        row.put("externalId", "id-" + number);
        row.put("service", source);
        row.put("rating", 4);
        row.put("language", "sq");
        row.put("at", "2024-05-01T10:00:00Z");
        row.putAll(changes);
        return row;
    }

    private Reply feedback(List<Map<String, Object>> rows) {
        return post("/api/v1/import/feedback", Map.of("source", source, "questionSet", source, "rows", rows));
    }

    private static List<String> results(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<String> results = new ArrayList<>();
        for (JsonNode row : reply.json().path("results")) {
            String reason = row.path("reason").asString("");
            results.add(row.path("result").stringValue() + (reason.isEmpty() ? "" : " " + reason));
        }
        return results;
    }

    private String result(Map<String, Object> changes) {
        return results(feedback(List.of(row(1, changes)))).getFirst();
    }

    /** Events of this test's service, as stored. */
    private List<JsonNode> events(String name) {
        return doors
                .bean(JdbcClient.class)
                .sql("""
                        SELECT stream_id, payload FROM ledger.event
                         WHERE event_name = :name ORDER BY position
                        """)
                .param("name", name)
                .query((row, number) -> {
                    JsonNode payload =
                            JsonMapper.shared().readTree(new String(row.getBytes("payload"), StandardCharsets.UTF_8));
                    return Map.entry(row.getString("stream_id"), payload);
                })
                .list()
                .stream()
                .filter(entry -> entry.getValue().path("service").asString("").equals(source))
                .map(entry -> ((tools.jackson.databind.node.ObjectNode) entry.getValue()).put("stream", entry.getKey()))
                .map(JsonNode.class::cast)
                .toList();
    }

    @Nested
    class Feedback {
        @Test
        void isTakenInOnce() {
            List<Map<String, Object>> rows = List.of(row(1, Map.of()), row(2, Map.of()));

            assertThat(results(feedback(rows))).containsExactly("imported", "imported");
            assertThat(results(feedback(rows))).containsExactly("present", "present");
            assertThat(results(feedback(List.of(row(1, Map.of("rating", 1)))))).containsExactly("present");
            assertThat(events("FeedbackSubmitted")).hasSize(2);
        }

        @Test
        void isTakenInOnceAlsoWhenItComesTwiceAtOnce() {
            List<Map<String, Object>> rows =
                    IntStream.range(0, 60).mapToObj(i -> row(i, Map.of())).toList();
            List<CompletableFuture<List<String>>> imports = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> results(feedback(rows))))
                    .toList();

            List<String> all =
                    imports.stream().flatMap(one -> one.join().stream()).toList();

            assertThat(Collections.frequency(all, "imported")).isEqualTo(60);
            assertThat(Collections.frequency(all, "present")).isEqualTo(180);
            assertThat(events("FeedbackSubmitted")).hasSize(60);
        }

        @Test
        void withTheSameIdTwiceInOneRequestIsTakenOnce() {
            assertThat(results(feedback(
                            List.of(row(1, Map.of("externalId", "same")), row(2, Map.of("externalId", "same"))))))
                    .containsExactlyInAnyOrder("imported", "present");
        }

        @Test
        void isRefusedRowByRowWithTheReason() {
            List<Map<String, Object>> rows = List.of(
                    row(1, Map.of()),
                    row(2, Map.of("rating", 6)),
                    row(3, Map.of("service", "nothing")),
                    row(4, Map.of("comment", "x".repeat(4_001))),
                    row(5, Map.of("externalId", " ")),
                    row(6, Map.of("at", "2999-01-01T00:00:00Z")),
                    row(7, Map.of("institution", "nobody")),
                    row(8, Map.of("kind", "RATING", "comment", "x")),
                    row(9, Map.of("language", "albanian")),
                    row(10, Map.of()));

            assertThat(results(feedback(rows)))
                    .containsExactly(
                            "imported",
                            "refused rating-out-of-range",
                            "refused unknown-service",
                            "refused comment-too-long",
                            "refused missing-external-id",
                            "refused time-out-of-range",
                            "refused unknown-institution",
                            "refused rating-alone",
                            "refused bad-language",
                            "imported");
        }

        @Test
        void mayHaveTheLongestComment() {
            assertThat(result(Map.of("comment", "\uD83D\uDE00".repeat(4_000)))).isEqualTo("imported");
        }

        @Test
        void opensNoCase() {
            assertThat(result(Map.of("rating", 1, "comment", "keq"))).isEqualTo("imported");

            JsonNode submitted = events("FeedbackSubmitted").getFirst();
            assertThat(submitted.path("kind").stringValue()).isEqualTo("COMPLAINT");
            assertThat(submitted.path("channel").stringValue()).isEqualTo("IMPORT");
            assertThat(submitted.path("questionSet").stringValue()).isEqualTo(source);
            assertThat(submitted.path("claimedAt").stringValue()).startsWith("2024-05-01T10:00:00");
            assertThat(events("FeedbackRouted")).isEmpty();
            assertThat(events("DeadlineSet")).isEmpty();
        }

        @Test
        void isClosedAsItWasThereEvenBeforeItWasOpened() {
            assertThat(result(Map.of(
                            "kind",
                            "COMPLAINT",
                            "comment",
                            "x",
                            "closure",
                            Map.of("automatic", true, "at", "2023-01-01T00:00:00Z"))))
                    .isEqualTo("imported");

            JsonNode closed = events("FeedbackClosed").getFirst();
            assertThat(closed.path("automatic").booleanValue()).isTrue();
            assertThat(closed.path("claimedAt").stringValue()).startsWith("2023-01-01");
        }

        @Test
        void countsEqualRepliesInTheirOrder() {
            List<Map<String, Object>> rows = IntStream.range(0, 25)
                    .mapToObj(i -> row(
                            i,
                            Map.of(
                                    "comment",
                                    "keq",
                                    "reply",
                                    Map.of(
                                            "outcome",
                                            "EXPLAINED",
                                            "text",
                                            i % 2 == 0 ? "Faleminderit" : "faleminderit "))))
                    .toList();

            assertThat(results(feedback(rows))).containsOnly("imported");
            assertThat(events("FeedbackAnswered").stream()
                            .map(answered -> answered.path("repeated").intValue()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 25).boxed().toList());
        }

        @Test
        void keepsOddWordsExactly() {
            String odd = "=1+1 \u202Eturned\u202C \u200B\0\t\r\nfund \uD83D\uDC68\u200D\uD83D\uDC69";
            assertThat(result(Map.of("comment", odd))).isEqualTo("imported");

            JsonNode submitted = events("FeedbackSubmitted").getFirst();
            JsonNode comment = submitted.path("comment");
            SealedText sealed = new SealedText(
                    comment.path("ref").stringValue(),
                    comment.path("commitment").stringValue());
            Opened opened = doors.bean(Vault.class)
                    .open(submitted.path("stream").stringValue(), new SealedField("comment", sealed));

            assertThat(opened).isEqualTo(new Opened.Words(odd));
        }

        @Test
        void withHalfACharacterIsRefused() {
            String json = JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "source",
                            source,
                            "questionSet",
                            source,
                            "rows",
                            List.of(row(1, Map.of("comment", "half HERE")))))
                    .replace("HERE", "\\ud83d");

            assertThat(results(postText("/api/v1/import/feedback", json))).containsExactly("refused broken-text");
        }

        @Test
        void comesInAtMostFiveHundredRowsAtOnce() {
            List<Map<String, Object>> rows =
                    IntStream.range(0, 501).mapToObj(i -> row(i, Map.of())).toList();

            Reply reply = feedback(rows);

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().path("errors").get(0).path("code").stringValue())
                    .isEqualTo("too-many");
            assertThat(results(feedback(rows.subList(0, 500)))).hasSize(500).containsOnly("imported");
        }

        @Test
        void ofAnUnknownQuestionSetIsRefusedWhole() {
            Reply reply = post(
                    "/api/v1/import/feedback",
                    Map.of("source", source, "questionSet", "nothing", "rows", List.of(row(1, Map.of()))));

            assertThat(reply.status()).isEqualTo(422);
        }

        @Test
        void isNotTakenFromStrangers() {
            Reply reply = doors.post("/api/v1/import/feedback", "{}");

            assertThat(reply.status()).isEqualTo(401);
        }
    }

    @Nested
    class Services {
        @Test
        void areRegisteredOnce() {
            assertThat(results(services(source, service(source, Map.of())))).containsExactly("present");
        }

        @Test
        void thatStandThereWithOtherFactsAreRefused() {
            assertThat(results(services(source, service(source, Map.of("titleSq", "Titull tjetër")))))
                    .containsExactly("refused already-exists");
        }

        @Test
        void ofAnUnknownInstitutionAreRefused() {
            assertThat(results(services(source, service("nobody", Map.of("id", source + "-2")))))
                    .containsExactly("refused unknown-institution");
        }

        @Test
        void mayBeTheOperatorsThoughItIsRegisteredOtherwise() {
            assertThat(results(services("akshi", service("akshi", Map.of("id", source + "-3")))))
                    .containsExactly("imported");
        }
    }
}
