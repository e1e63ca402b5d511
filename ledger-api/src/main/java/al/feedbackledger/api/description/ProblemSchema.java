package al.feedbackledger.api.description;

import al.feedbackledger.api.problem.ProblemType;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

import java.util.Arrays;
import java.util.List;

/** What a problem looks like (RFC 9457); it is written by hand and described by hand. */
final class ProblemSchema {
    private ProblemSchema() {}

    static Schema<?> make() {
        StringSchema type = new StringSchema();
        Arrays.stream(ProblemType.values())
                .forEach(value -> type.addEnumItem(value.uri().toString()));
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("RFC 9457. \"next\" says what can be done.");
        problem.addProperty("type", type);
        problem.addProperty("title", text("in the language the client prefers"));
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("titles", inBoth());
        problem.addProperty("next", inBoth());
        problem.addProperty("reason", text("why the rules refuse it"));
        problem.addProperty("state", text("how the thing acted on stands"));
        problem.addProperty("allowed", new ArraySchema().items(text("the name of an act that can be done now")));
        problem.addProperty("errors", new ArraySchema().items(error()));
        problem.addProperty("maximumBytes", new IntegerSchema().description("of a body that was too large"));
        problem.addProperty("why", text("why no publication was taken"));
        problem.setRequired(List.of("type", "title", "status", "titles", "next"));
        return problem;
    }

    private static Schema<?> error() {
        ObjectSchema error = new ObjectSchema();
        error.addProperty("field", text("its place, for example rows[3].rating"));
        error.addProperty("code", new StringSchema());
        error.addProperty("message", inBoth());
        error.setRequired(List.of("field", "code", "message"));
        return error;
    }

    private static Schema<?> inBoth() {
        ObjectSchema both = new ObjectSchema();
        both.addProperty("sq", new StringSchema());
        both.addProperty("en", new StringSchema());
        both.setRequired(List.of("sq", "en"));
        return both;
    }

    private static Schema<?> text(String description) {
        StringSchema text = new StringSchema();
        text.setDescription(description);
        return text;
    }
}
