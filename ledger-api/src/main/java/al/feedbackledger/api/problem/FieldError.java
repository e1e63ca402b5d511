package al.feedbackledger.api.problem;

import com.google.errorprone.annotations.CheckReturnValue;

import java.util.List;

/**
 * One value that cannot be taken.
 *
 * @param field its place in the request, for example {@code rating} or {@code rows[3].rating}
 * @param code what is wrong with it; the text is {@code field.<code>} in the property files
 * @param arguments what the text names: a limit, a character and where it stands; never what was sent
 */
@CheckReturnValue
public record FieldError(String field, String code, List<String> arguments) {
    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public static FieldError of(String field, String code, Object... arguments) {
        return new FieldError(
                field, code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** The same error, seen from the request that holds the field's record. */
    public FieldError within(String place) {
        return new FieldError(place + field, code, arguments);
    }
}
