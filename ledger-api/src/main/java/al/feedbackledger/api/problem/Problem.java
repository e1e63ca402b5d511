package al.feedbackledger.api.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem on its way to a client.
 *
 * @param facts further members of the answer, such as {@code state} and {@code allowed}; never personal text
 * @param retryAfter when to try again, where that helps
 */
@CheckReturnValue
public record Problem(
        ProblemType type,
        List<FieldError> errors,
        Map<String, Object> facts,
        @Nullable Duration retryAfter) {
    public Problem {
        errors = List.copyOf(errors);
        facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, List.of(), Map.of(), null);
    }

    /** A request with values that cannot be taken. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemType.INVALID_INPUT, errors, Map.of(), null);
    }

    public static Problem invalid(FieldError error) {
        return invalid(List.of(error));
    }

    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Problem(type, errors, more, retryAfter);
    }

    public Problem with(FieldError error) {
        return new Problem(type, List.of(error), facts, retryAfter);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(type, errors, facts, wait);
    }

    public ProblemFound found() {
        return new ProblemFound(this);
    }
}
