package al.feedbackledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was typed into the form of an act; kept as it is when the form is shown again.
 *
 * @param act name of the act; empty when no form was sent
 */
public record Typed(String act, Map<String, String> values) {
    private static final Typed NOTHING = new Typed("", Map.of());

    public Typed {
        values = Map.copyOf(values);
    }

    public static Typed nothing() {
        return NOTHING;
    }

    /** Inputs are named by their act, so that no two on a page have one id. */
    public static Typed of(String act, HttpServletRequest request) {
        Map<String, String> values = new HashMap<>();
        request.getParameterMap().forEach((name, sent) -> {
            if (sent.length > 0) {
                values.put(name, sent[0].replace("\r\n", "\n").strip());
            }
        });
        return new Typed(act, values);
    }

    /** The value of a form's field; empty when nothing was typed. */
    public String get(String field) {
        return Objects.requireNonNullElse(values.get(act + "-" + field), "");
    }

    /** The value, or null for none. */
    public @Nullable String orNull(String field) {
        String value = get(field);
        return value.isEmpty() ? null : value;
    }

    /** A value of the form that belongs to none of its questions. */
    public String hidden(String name) {
        return Objects.requireNonNullElse(values.get(name), "");
    }

    /** What was typed, if it was typed into this act's form. */
    public Typed in(String name) {
        return act.equals(name) ? this : new Typed(name, Map.of());
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "Typed[" + act + "]";
    }
}
