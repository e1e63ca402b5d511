package al.feedbackledger.api.description;

import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.problem.ProblemWriter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import java.util.Arrays;
import java.util.List;

/** What the controllers cannot say of themselves: headers that belong to groups of acts, problems, licence. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "Problem";
    private static final String REF = "#/components/schemas/" + PROBLEM;

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Feedback Ledger")
                        .version("v1")
                        .description(
                                "Feedback on public services, what institutions answer, and how perceptions change. "
                                        + "Everything is recorded as events that cannot be changed. Data: CC BY 4.0.")
                        .license(new License()
                                .name("CC BY 4.0 (data)")
                                .url("https://creativecommons.org/licenses/by/4.0/")))
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    OpenApiCustomizer complete() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, method, operation)));
        };
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean act = method != PathItem.HttpMethod.GET;
        if (act && path.startsWith("/api/v1/feedback/{reference}/")) {
            header(operation, Headers.TRACKING_CODE, "the tracking code of the case", true);
            header(operation, Headers.IDEMPOTENCY_KEY, "a random UUID; the same for a repetition", true);
        }
        if (act && path.startsWith("/api/v1/cases/")) {
            header(operation, HttpHeaders.IF_MATCH, "the handling version seen, as in the ETag; * for any", true);
        }
        if (act && !path.startsWith("/api/v1/feedback") && !path.startsWith("/api/v1/session")) {
            header(operation, Headers.IDEMPOTENCY_KEY, "a random UUID; the same for a repetition", false);
            header(operation, "X-CSRF-TOKEN", "with a session: its token", false);
        }
        if (!act) {
            header(
                    operation,
                    LedgerPosition.HEADER,
                    "position of one's last act: waits a second at most until it can be read",
                    false);
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(new Content()
                                        .addMediaType(
                                                ProblemWriter.MEDIA_TYPE,
                                                new MediaType().schema(new Schema<>().$ref(REF)))));
    }

    private static void header(Operation operation, String name, String description, boolean required) {
        boolean there = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (!there) {
            operation.addParametersItem(new HeaderParameter()
                    .name(name)
                    .description(description)
                    .required(required)
                    .schema(new StringSchema()));
        }
    }

    private static Schema<?> problem() {
        Schema<?> both =
                new ObjectSchema().addProperty("sq", new StringSchema()).addProperty("en", new StringSchema());
        StringSchema type = new StringSchema();
        Arrays.stream(ProblemType.values())
                .forEach(value -> type.addEnumItem(value.uri().toString()));
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("message", both);
        return new ObjectSchema()
                .description("RFC 9457. \"next\" says what can be done.")
                .addProperty("type", type)
                .addProperty("title", new StringSchema().description("in the language the client prefers"))
                .addProperty("status", new Schema<>().type("integer"))
                .addProperty("titles", both)
                .addProperty("next", both)
                .addProperty("state", new StringSchema().description("how the thing acted on stands"))
                .addProperty(
                        "allowed", new ArraySchema().items(new StringSchema()).description("what can be done now"))
                .addProperty("errors", new ArraySchema().items(error));
    }
}
