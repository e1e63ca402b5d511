package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.rules.catalogue.CatalogueLimits;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import static java.util.Objects.requireNonNullElse;

/**
 * Checks of what is said publicly, gathered over one request: the rules refuse the same things, but without saying which
 * field it was.
 */
@CheckReturnValue
final class Checks {
    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return errors;
    }

    /** A value that must be there; the stand-in is never used, because errors end the request. */
    <T> T required(String field, @Nullable T value, T standIn) {
        PersonActs.required(field, value, errors);
        return requireNonNullElse(value, standIn);
    }

    String line(String field, @Nullable String text, int maxCharacters) {
        String checked = optionalLine(field, text, maxCharacters);
        return present(field, text, checked);
    }

    @Nullable
    String optionalLine(String field, @Nullable String text, int maxCharacters) {
        return TextRules.line(field, text, maxCharacters, errors);
    }

    /** Some lines that must be there. */
    String lines(String field, @Nullable String text) {
        String checked = TextRules.lines(field, text, CatalogueLimits.TEXT_CHARACTERS, errors);
        return present(field, text, checked);
    }

    /** Some lines, empty where nobody translated them. */
    String translated(String field, @Nullable String text) {
        String checked = TextRules.lines(field, text, CatalogueLimits.TEXT_CHARACTERS, errors);
        return requireNonNullElse(checked, "");
    }

    private String present(String field, @Nullable String given, @Nullable String checked) {
        if (given == null || given.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        }
        return requireNonNullElse(checked, "");
    }

    String slug(String field, @Nullable String id) {
        return id(field, id, CatalogueLimits::isSlug);
    }

    String serviceId(String field, @Nullable String id) {
        return id(field, id, CatalogueLimits::isServiceId);
    }

    private String id(String field, @Nullable String id, Predicate<String> form) {
        PersonActs.required(field, id, errors);
        if (id != null && !form.test(id)) {
            errors.add(FieldError.of(field, "format"));
        }
        return requireNonNullElse(id, "");
    }

    int range(String field, @Nullable Integer value, int from, int to) {
        PersonActs.required(field, value, errors);
        if (value != null && (value < from || value > to)) {
            errors.add(FieldError.of(field, "range", from, to));
        }
        return requireNonNullElse(value, from);
    }

    void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, code, arguments));
    }
}
