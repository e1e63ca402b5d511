package al.feedbackledger.api.doors;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The import door as a program uses it: a source with an institution, a service and a question set of its own. */
final class ImportDoor {
    private final Doors doors = Doors.open();
    private final String source = "trial-" + UUID.randomUUID().toString().substring(0, 8);

    ImportDoor() {
        if (!results(services(source, service(source, Map.of()))).equals(List.of("imported"))) {
            throw new AssertionError("the service of the source was not registered");
        }
    }

    /** Id of the source, and of all that belongs to it. */
    String source() {
        return source;
    }

    Doors doors() {
        return doors;
    }

    Reply post(String path, Object body) {
        return postText(path, JsonMapper.shared().writeValueAsString(body));
    }

    Reply postText(String path, String json) {
        return doors.post(path, json, "Authorization", doors.bearer());
    }

    Reply services(String institution, Map<String, Object> row) {
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

    Map<String, Object> service(String institution, Map<String, Object> changes) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", 1);
        row.put("id", source);
        row.put("institution", institution);
        row.put("titleSq", "Shërbim prove");
        row.put("questionSet", source);
        row.putAll(changes);
        return row;
    }

    Map<String, Object> row(int number, Map<String, Object> changes) {
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

    Reply feedback(List<Map<String, Object>> rows) {
        return post("/api/v1/import/feedback", Map.of("source", source, "questionSet", source, "rows", rows));
    }

    static List<String> results(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<String> results = new ArrayList<>();
        for (JsonNode row : reply.json().path("results")) {
            String reason = row.path("reason").asString("");
            results.add(row.path("result").stringValue() + (reason.isEmpty() ? "" : " " + reason));
        }
        return results;
    }

    String result(Map<String, Object> changes) {
        return results(feedback(List.of(row(1, changes)))).getFirst();
    }

    /** Events of this test's service, as stored. */
    List<JsonNode> events(String name) {
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
}
