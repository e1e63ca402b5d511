package al.feedbackledger.api.doors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.util.List;

/** An answer of the application under test. */
record Reply(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** Text of a member, by its path with slashes. */
    String text(String path) {
        return json().at("/" + path).asString();
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** The stable name of the problem. */
    String problem() {
        return text("type").replace("urn:feedback-ledger:problem:", "");
    }
}
