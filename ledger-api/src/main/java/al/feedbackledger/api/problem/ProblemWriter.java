package al.feedbackledger.api.problem;

import al.feedbackledger.api.language.Language;
import com.google.errorprone.annotations.CheckReturnValue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes problems as {@code application/problem+json} in both languages; the title is in the one the client prefers. */
@Component
@CheckReturnValue
public final class ProblemWriter {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MessageSource texts;
    private final MeterRegistry meters;

    public ProblemWriter(MessageSource texts, MeterRegistry meters) {
        this.texts = texts;
        this.meters = meters;
    }

    /** Answers a request with a problem, unless an answer is already on its way. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        count(problem.type());
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfter() != null) {
            long seconds = Math.max(1, problem.retryAfter().plusMillis(999).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        byte[] body = JSON.writeValueAsBytes(
                body(problem, Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The members of the answer, in order. */
    Map<String, Object> body(Problem problem, Language preferred) {
        ProblemType type = problem.type();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", text(type.titleKey(), preferred));
        body.put("status", type.status());
        body.put("titles", both(type.titleKey()));
        body.put("next", both(type.nextKey()));
        body.putAll(problem.facts());
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors().stream().map(this::error).toList());
        }
        return body;
    }

    private Map<String, Object> error(FieldError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("field", error.field());
        body.put("code", error.code());
        body.put("message", both("field." + error.code(), error.arguments()));
        return body;
    }

    private Map<String, String> both(String key) {
        return both(key, List.of());
    }

    private Map<String, String> both(String key, List<String> arguments) {
        Map<String, String> both = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            both.put(language.tag(), texts.getMessage(key, arguments.toArray(), language.locale()));
        }
        return both;
    }

    private String text(String key, Language language) {
        return texts.getMessage(key, new Object[0], language.locale());
    }

    private void count(ProblemType type) {
        meters.counter("ledger.problem.write", "type", type.slug()).increment();
    }
}
