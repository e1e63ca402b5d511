package al.feedbackledger.api.description;

import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.problem.ProblemWriter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springframework.http.HttpHeaders;

import java.util.stream.Collectors;

/** Completes what the controllers say of one address: headers, who comes in, statuses, problems. */
final class Operations {
    static final String PROBLEM = "Problem";
    static final String SESSION = "staffSession";
    static final String COMMAND_LINE = "commandLine";

    private final HttpMethod method;
    private final String path;
    private final Operation operation;
    private final Room room;

    Operations(HttpMethod method, String path, Operation operation) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.room = Room.of(method, path);
    }

    void complete() {
        sent();
        if (room.isForInsiders()) {
            operation.addSecurityItem(new SecurityRequirement().addList(SESSION));
            if (room != Room.STAFF_READS && room != Room.STAFF_ACTS) {
                operation.addSecurityItem(new SecurityRequirement().addList(COMMAND_LINE));
            }
        }
        statuses(operation.getResponses());
        answered(operation.getResponses());
        problems(operation.getResponses());
    }

    private void sent() {
        boolean reads = method == HttpMethod.GET;
        if (room == Room.PERSON_ACTS) {
            header(Headers.TRACKING_CODE, "the tracking code of the case", true);
        }
        if (room == Room.GIVING || room == Room.PERSON_ACTS) {
            header(Headers.IDEMPOTENCY_KEY, "a random UUID (version 4); the same for a repetition", true);
        }
        if (room == Room.STAFF_ACTS) {
            header(HttpHeaders.IF_MATCH, "the handling version seen, as in the ETag; * for any", true);
        }
        if (room == Room.STAFF_ACTS || room == Room.CATALOGUE_ACTS) {
            header(Headers.IDEMPOTENCY_KEY, "a random UUID (version 4); the same for a repetition", false);
        }
        if (!reads && (room.isForInsiders() || room == Room.SESSION)) {
            header("X-CSRF-TOKEN", "with a session: its token, see GET /api/v1/session", false);
        }
        if (reads && room.isOfViews()) {
            header(
                    LedgerPosition.HEADER,
                    "position of one's last act: waits a second at most until it can be read",
                    false);
        }
        if (room.isTagged()) {
            header(HttpHeaders.IF_NONE_MATCH, "the ETag of the answer one has", false);
        }
    }

    private void header(String name, String description, boolean required) {
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> name.equals(parameter.getName()));
        }
        operation.addParametersItem(new HeaderParameter()
                .name(name)
                .description(description)
                .required(required)
                .schema(new StringSchema()));
    }

    private void statuses(ApiResponses responses) {
        ApiResponse done = responses.get("200");
        if (done != null && done.getContent() == null) {
            responses.remove("200");
            responses.addApiResponse("204", done.description("Done"));
        }
        if (done != null && Room.creates(method, path)) {
            responses.addApiResponse(
                    "201", new ApiResponse().description("Recorded").content(done.getContent()));
            if (room == Room.PUBLICATIONS) {
                responses.remove("200");
            } else {
                done.description("Recorded before under this key: the same reply");
            }
        }
        if (room.isTagged()) {
            responses.addApiResponse("304", new ApiResponse().description("The answer one has is still right"));
        }
    }

    private void answered(ApiResponses responses) {
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            if (room.isRecorded()) {
                response.addHeaderObject(
                        LedgerPosition.HEADER,
                        told("position of the last event of what was done", new IntegerSchema()));
            }
            if (method == HttpMethod.GET && room.isOfViews()) {
                response.addHeaderObject(
                        "Ledger-Position-Reached",
                        told("where a position was sent: whether the views had got there in time", new StringSchema()));
            }
            if (room.isTagged() || path.equals("/api/v1/cases/{reference}")) {
                response.addHeaderObject(
                        HttpHeaders.ETAG,
                        told(
                                room.isTagged() ? "of this answer" : "the handling version, for If-Match",
                                new StringSchema()));
            }
            if (room == Room.LOG) {
                response.addHeaderObject(HttpHeaders.CACHE_CONTROL, told(caching(), new StringSchema()));
                response.addHeaderObject(
                        HttpHeaders.ACCEPT_RANGES,
                        told("none: a Range is ignored and the whole file answered", new StringSchema()));
            }
        });
    }

    private String caching() {
        return path.contains("/tile/")
                ? "max-age=31536000, public, immutable: a file of this name never changes"
                : "no-cache: to be kept, and asked for again every time with If-None-Match";
    }

    private void problems(ApiResponses responses) {
        Problems.of(method, path, operation).forEach((status, types) -> {
            ApiResponse response = problem(types.stream().map(ProblemType::slug).collect(Collectors.joining(", ")));
            if (status == 429 || status == 503) {
                response.addHeaderObject(
                        HttpHeaders.RETRY_AFTER,
                        told("seconds after which it is worth trying again", new IntegerSchema()));
            }
            responses.addApiResponse(String.valueOf(status), response);
        });
        responses.addApiResponse("default", problem("any other problem"));
    }

    private static ApiResponse problem(String description) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(ProblemWriter.MEDIA_TYPE, new MediaType().schema(schema)));
    }

    private static Header told(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }
}
