package al.feedbackledger.api.cli.door;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.net.http.HttpHeaders;
import java.util.Locale;

/** What the application answered. */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
public record Answer(int status, HttpHeaders headers, byte[] body) {

    public boolean ok() {
        return status / 100 == 2;
    }

    /** The body, or a missing node where it is no JSON. */
    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The body as a type of ours. */
    public <T> T as(Class<T> type) {
        return JsonMapper.shared().readValue(body, type);
    }

    /** What the application says is wrong, in English, with the fields it names. */
    public String problem() {
        JsonNode problem = json();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%d", status));
        append(text, problem.path("titles").path("en"));
        append(text, problem.path("next").path("en"));
        for (JsonNode error : problem.path("errors")) {
            text.append("; ").append(error.path("field").asString(""));
            append(text, error.path("message").path("en"));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode words) {
        if (words.isString()) {
            text.append(' ').append(words.stringValue());
        }
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
