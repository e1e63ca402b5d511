package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import com.google.errorprone.annotations.CheckReturnValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a request's body as one JSON object: UTF-8 without errors, no field twice, nothing after it, bounded in depth.
 * What is in the object is {@link BodyReader}'s matter.
 */
@CheckReturnValue
final class StrictJson {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NAME = 200;
    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate Object property \"([^\"]{0,64})\"");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static ObjectNode object(byte[] body) {
        String text = utf8(body);
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            Matcher duplicate = DUPLICATE.matcher(String.valueOf(e.getOriginalMessage()));
            if (duplicate.find()) {
                throw Problem.of(ProblemType.DUPLICATE_FIELD)
                        .with(FieldError.of(duplicate.group(1), "duplicate"))
                        .found();
            }
        }
        throw Problem.of(ProblemType.BROKEN_JSON).found();
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(ProblemType.BROKEN_JSON).found();
        }
    }
}
