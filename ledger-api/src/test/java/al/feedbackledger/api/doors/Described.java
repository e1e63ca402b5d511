package al.feedbackledger.api.doors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * The committed description of the API, and whether an answer is as it says. Every answer in these tests is held against
 * it, so nothing is answered that is not described.
 */
final class Described {
    /** The golden file, seen from the module. */
    static final Path FILE = Path.of("../ops/docs/reference/openapi.json");

    /** Ends the addresses whose last variable may hold slashes. */
    private static final String REST = "/{path}";

    private static final JsonNode API = read();

    private Described() {}

    private static JsonNode read() {
        try {
            // Without the file the test of the description says how to make it.
            return JsonMapper.shared().readTree(Files.exists(FILE) ? Files.readString(FILE) : "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode api() {
        return API;
    }

    /** Fails where the answer to a request is not what the description says. */
    static void check(String method, String path, Reply reply) {
        JsonNode operation = operation(method, path);
        if (operation == null) {
            return;
        }
        String what = method + " " + path.replaceAll("[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]", "…") + " " + reply.status();
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.path(String.valueOf(reply.status()));
        if (response.isMissingNode()) {
            // Only what may come everywhere is described as the rest.
            if (!List.of(405, 406, 500).contains(reply.status())) {
                throw new AssertionError(what + " is not described: " + reply.body());
            }
            response = responses.path("default");
        }
        headers(what, response, reply);
        JsonNode content = response.path("content");
        if (reply.body().isEmpty()) {
            return;
        }
        String type = Objects.requireNonNull(reply.header("Content-Type")).split(";", 2)[0];
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode()) {
            throw new AssertionError(what + " is not described as " + type);
        }
        if (!type.endsWith("json")) {
            return; // a file, not JSON
        }
        List<String> wrong = new ArrayList<>();
        switch (type) {
            case "text/plain" -> check(schema, StringNode.valueOf(reply.body()), "", wrong);
            case "application/jsonl" ->
                reply.body()
                        .lines()
                        .forEach(line -> check(schema, JsonMapper.shared().readTree(line), "", wrong));
            default -> check(schema, reply.json(), "", wrong);
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(what + " is not as described: " + wrong + "\n" + reply.body());
        }
    }

    private static void headers(String what, JsonNode response, Reply reply) {
        // An import that records nothing has no position; what staff alone see is kept out of caches and has no ETag.
        boolean recorded = !reply.body().contains("\"results\"");
        boolean cached = what.contains("/cases/") || !"no-store".equals(reply.header("Cache-Control"));
        Map<String, Boolean> always = Map.of(
                "Ledger-Position",
                recorded,
                "ETag",
                cached,
                "Retry-After",
                true,
                "Cache-Control",
                true,
                "Accept-Ranges",
                true);
        for (String header : names(response.path("headers"))) {
            if (always.getOrDefault(header, false) && reply.header(header) == null) {
                throw new AssertionError(what + " lacks the header " + header);
            }
        }
    }

    /** The operation for a path, with words before variables; null where nothing is described. */
    private static @Nullable JsonNode operation(String method, String path) {
        String[] parts = path.split("\\?", 2)[0].split("/", -1);
        JsonNode found = null;
        long fewest = Long.MAX_VALUE;
        for (Map.Entry<String, JsonNode> entry : API.path("paths").properties()) {
            String[] template = entry.getKey().split("/", -1);
            boolean hasRest = entry.getKey().endsWith(REST) && parts.length > template.length;
            String[] compared = hasRest ? Arrays.copyOf(parts, template.length) : parts;
            if (template.length == compared.length && matches(template, compared)) {
                JsonNode operation = entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
                if (!operation.isMissingNode() && variables(entry.getKey()) < fewest) {
                    found = operation;
                    fewest = variables(entry.getKey());
                }
            }
        }
        return found;
    }

    private static long variables(String template) {
        return template.chars().filter(each -> each == '{').count();
    }

    private static boolean matches(String[] template, String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    static JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asString("");
        return ref.isEmpty() ? schema : API.at(ref.substring(1));
    }

    private static void check(JsonNode schemaOrRef, JsonNode value, String place, List<String> wrong) {
        JsonNode schema = resolved(schemaOrRef);
        for (String either : List.of("oneOf", "anyOf")) {
            if (schema.has(either)) {
                boolean fits = StreamSupport.stream(schema.path(either).spliterator(), false)
                        .anyMatch(one -> fits(one, value));
                if (!fits) {
                    wrong.add(place + " is " + either + " of nothing described");
                }
                return;
            }
        }
        if (!isOfType(schema.path("type"), value)) {
            wrong.add(place + " is " + value.getNodeType() + ", not " + schema.path("type"));
            return;
        }
        if (schema.has("enum") && value.isString() && !contains(schema.path("enum"), value.stringValue())) {
            wrong.add(place + " is none of the values described");
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), place + "[" + i + "]", wrong);
            }
        }
        if (value.isObject()) {
            members(schema, value, place, wrong);
        }
    }

    private static void members(JsonNode schema, JsonNode value, String place, List<String> wrong) {
        for (JsonNode needed : schema.path("required")) {
            if (!value.has(needed.stringValue())) {
                wrong.add(place + "." + needed.stringValue() + " is missing");
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(known, member.getValue(), place + "." + member.getKey(), wrong);
            } else if (others.isObject()) {
                check(others, member.getValue(), place + "." + member.getKey(), wrong);
            } else if (!others.asBoolean(false)) {
                wrong.add(place + "." + member.getKey() + " is not described");
            }
        }
    }

    private static boolean fits(JsonNode schema, JsonNode value) {
        List<String> wrong = new ArrayList<>();
        check(schema, value, "", wrong);
        return wrong.isEmpty();
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOfType(type, value));
        }
        return switch (types.asString("")) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> types.isMissingNode();
        };
    }

    private static boolean contains(JsonNode values, String value) {
        return StreamSupport.stream(values.spliterator(), false)
                .anyMatch(one -> one.asString("").equals(value));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
