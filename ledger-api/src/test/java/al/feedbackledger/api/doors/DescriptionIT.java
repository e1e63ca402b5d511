package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API: committed, complete, and true. */
class DescriptionIT {
    private static final Doors DOORS = Doors.open();
    private static final String PATH = "/api/openapi.json";

    private static String answered() {
        JsonMapper pretty =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return pretty.writeValueAsString(DOORS.get(PATH).json()) + "\n";
    }

    @Test
    void isTheCommittedFile() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(Described.FILE.getParent());
            Files.writeString(Described.FILE, answered());
        }
        String committed = Files.exists(Described.FILE) ? Files.readString(Described.FILE) : "";
        assertThat(firstDifference(committed, answered()))
                .as(
                        "the description of the API has changed; if that is meant, renew %s by: "
                                + "mvn -pl ledger-api -am verify -Dit.test=DescriptionIT -Dtest=NoSuchTest "
                                + "-Dgolden.write=true -Dsurefire.failIfNoSpecifiedTests=false "
                                + "-Dfailsafe.failIfNoSpecifiedTests=false",
                        Described.FILE)
                .isEmpty();
    }

    /** The whole is too long to be read in a message. */
    private static String firstDifference(String committed, String answered) {
        List<String> before = committed.lines().toList();
        List<String> now = answered.lines().toList();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String was = i < before.size() ? before.get(i) : "(nothing)";
            String is = i < now.size() ? now.get(i) : "(nothing)";
            if (!was.equals(is)) {
                return "line " + (i + 1) + ": " + was.strip() + " became " + is.strip();
            }
        }
        return "";
    }

    @Test
    void isOpenToEverybody() {
        Reply reply = DOORS.get(PATH, "Origin", "https://example.org");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("openapi")).startsWith("3.1");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(DOORS.get(PATH, "If-None-Match", Objects.requireNonNull(reply.header("ETag")))
                        .status())
                .isEqualTo(304);
    }

    @Nested
    class Routes {
        @Test
        void areDescribedOneAndAll() {
            Set<String> routed = new TreeSet<>();
            DOORS.context()
                    .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getMethodsCondition().getMethods().forEach(method -> info.getPatternValues()
                            .forEach(pattern -> routed.add(method + " " + pattern.replace("{*", "{")))));
            routed.removeIf(
                    route -> !(route.contains(" /api/") || route.contains(" /ledger/")) || route.contains(PATH));
            Set<String> described = new TreeSet<>();
            Described.api().path("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(operation -> described.add(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
            assertThat(described).isEqualTo(routed).hasSizeGreaterThan(50);
        }

        @Test
        void eachSayWhatTheyAreForAndWhoComesIn() {
            operations().forEach((route, operation) -> {
                assertThat(operation.path("summary").asString("")).as(route).isNotBlank();
                assertThat(operation.path("tags")).as(route).hasSize(1);
                boolean open = List.of(" /api/v1/feedback", " /api/v1/session").stream()
                                .anyMatch(route::contains)
                        || (route.startsWith("GET")
                                && !route.contains("/cases")
                                && !route.contains("/audit")
                                && !route.contains("/staff")
                                && !route.contains("/timers")
                                && !route.contains("/epochs"));
                assertThat(operation.path("security").isEmpty()).as(route).isEqualTo(open);
            });
        }

        @Test
        void nameTheHeadersOfTheContract() {
            assertThat(headers("POST /api/v1/feedback")).containsExactly("Idempotency-Key!");
            assertThat(headers("POST /api/v1/feedback/{reference}/dispute"))
                    .containsExactly("Idempotency-Key!", "Tracking-Code!");
            assertThat(headers("GET /api/v1/feedback/{reference}")).containsExactly("Ledger-Position", "Tracking-Code");
            assertThat(headers("POST /api/v1/cases/{reference}/answer"))
                    .containsExactly("Idempotency-Key", "If-Match!", "X-CSRF-TOKEN");
            assertThat(headers("GET /api/v1/services")).containsExactly("If-None-Match", "Ledger-Position");
            assertThat(headers("GET /ledger/{log}/checkpoint")).containsExactly("If-None-Match");
        }

        /** What a stranger needs who wants to read the log with the description alone. */
        @Test
        void ofThePublishedLogSayTypeCachingAndErrors() {
            Map<String, String> types = Map.of(
                    "checkpoint",
                    "text/plain",
                    "keys",
                    "text/plain",
                    "tile/{level}/{path}",
                    "application/octet-stream",
                    "tile/entries/{path}",
                    "application/octet-stream");
            types.forEach((file, type) -> {
                JsonNode responses = Objects.requireNonNull(operations().get("GET /ledger/{log}/" + file))
                        .path("responses");
                boolean isTile = file.startsWith("tile");
                assertThat(responses.propertyNames())
                        .as(file)
                        .containsExactlyInAnyOrderElementsOf(
                                isTile
                                        ? List.of("200", "304", "400", "404", "default")
                                        : List.of("200", "304", "404", "default"));
                assertThat(responses.path("200").path("content").propertyNames())
                        .as(file)
                        .containsExactly(type);
                assertThat(responses.at("/200/headers").propertyNames())
                        .as(file)
                        .containsExactlyInAnyOrder("ETag", "Cache-Control", "Accept-Ranges");
                assertThat(responses
                                .at("/200/headers/Cache-Control/description")
                                .stringValue())
                        .contains(isTile ? "immutable" : "no-cache");
            });
        }

        private static List<String> headers(String route) {
            return StreamSupport.stream(
                            Objects.requireNonNull(operations().get(route))
                                    .path("parameters")
                                    .spliterator(),
                            false)
                    .filter(parameter -> parameter.path("in").asString("").equals("header"))
                    .map(parameter -> parameter.path("name").stringValue()
                            + (parameter.path("required").asBoolean(false) ? "!" : ""))
                    .sorted()
                    .toList();
        }
    }

    /** What is described as needed is what the doors ask for. */
    @Nested
    class NeededMembers {
        private final StaffClient officer = StaffClient.of(DOORS, Role.OFFICER, "akshi");
        private final StaffClient auditor = StaffClient.of(DOORS, Role.AUDITOR, null);
        private final Case c = Case.complaint(DOORS);

        @Test
        void areWhatAnEmptyRequestLacks() {
            officer.open(c);
            String promise = officer.post(
                            "/api/v1/actions", "{\"service\":\"portal\",\"textSq\":\"Po\",\"due\":\"2090-01-01\"}")
                    .text("id");
            DOORS.get("/api/v1/services/portal", "Ledger-Position", officerPosition());
            int tried = 0;
            for (Map.Entry<String, JsonNode> entry : operations().entrySet()) {
                List<String> needed = needed(entry.getValue());
                String route = entry.getKey();
                // Signing in with nothing is a wrong sign-in; an import stops at the first thing it lacks.
                if (needed.isEmpty() || route.contains("/session") || route.contains("/import/")) {
                    continue;
                }
                Reply reply = send(route, promise);
                assertThat(reply.problem()).as(route + reply.body()).isEqualTo("invalid-input");
                List<String> missing = new ArrayList<>(reply.json()
                        .at("/errors")
                        .valueStream()
                        .filter(error -> error.path("code").asString("").equals("required"))
                        .map(error -> error.path("field").asString(""))
                        .toList());
                // Needed unless corruption is reported.
                missing.removeIf(field -> route.equals("POST /api/v1/feedback") && field.equals("rating"));
                missing.removeIf(field -> field.startsWith("facts."));
                assertThat(missing).as(route).containsExactlyInAnyOrderElementsOf(needed);
                tried++;
            }
            assertThat(tried).isGreaterThan(30);
        }

        private String officerPosition() {
            return Long.toString(new Ledger(DOORS).head());
        }

        private Reply send(String route, String promise) {
            String path = route.substring(route.indexOf(' ') + 1)
                    .replace("{reference}", c.reference())
                    .replace("/actions/{id}", "/actions/" + promise)
                    .replace("/institutions/{id}", "/institutions/akshi")
                    .replace("{id}", "portal");
            if (path.startsWith("/api/v1/feedback")) {
                return DOORS.post(
                        path,
                        "{}",
                        "Tracking-Code",
                        c.code(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
            }
            if (path.startsWith("/api/v1/cases")) {
                return officer.post(path, "{}", "If-Match", "*");
            }
            if (path.startsWith("/api/v1/actions")) {
                return officer.post(path, "{}");
            }
            if (path.startsWith("/api/v1/audit")) {
                return auditor.post(path, "{}");
            }
            return route.startsWith("PUT")
                    ? DOORS.put(path, "{}", "Authorization", DOORS.bearer())
                    : DOORS.command(path, "{}");
        }

        private static List<String> needed(JsonNode operation) {
            JsonNode schema = Described.resolved(operation
                    .at("/requestBody/content")
                    .path("application/json")
                    .path("schema"));
            return StreamSupport.stream(schema.path("required").spliterator(), false)
                    .map(JsonNode::stringValue)
                    .toList();
        }
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> all = new java.util.TreeMap<>();
        Described.api().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> all.put(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        operation.getValue())));
        return all;
    }
}
