package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemFound;
import al.feedbackledger.api.problem.ProblemType;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the parameters of addresses; what cannot be read is a problem that names the parameter. */
@CheckReturnValue
public final class Parameters {
    private static final int PAGE = 50;

    private Parameters() {}

    /** One of an enum's names, in any case; null where absent or empty. */
    public static <E extends Enum<E>> @Nullable E constant(String name, Class<E> type, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        for (E constant : List.of(type.getEnumConstants())) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        throw wrong(FieldError.of(name, "one-of", String.join(", ", names)));
    }

    /** Some of an enum's names, separated by commas; empty where absent. */
    public static <E extends Enum<E>> Set<E> constants(String name, Class<E> type, @Nullable String value) {
        Set<E> all = EnumSet.noneOf(type);
        if (value != null) {
            for (String one : value.split(",", -1)) {
                E constant = constant(name, type, one.strip());
                if (constant != null) {
                    all.add(constant);
                }
            }
        }
        return all;
    }

    /** {@code true} or {@code false}, in these very letters. */
    public static boolean yesOrNo(String name, @Nullable String value, boolean whereAbsent) {
        if (value == null || value.isEmpty()) {
            return whereAbsent;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(FieldError.of(name, "one-of", "true, false"));
        };
    }

    /** A local day; null where absent. */
    public static @Nullable LocalDate day(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException unreadable) {
            throw wrong(FieldError.of(name, "date"));
        }
    }

    /** How many entries a page shall have. */
    public static int limit(@Nullable Integer asked, int atMost) {
        if (asked == null) {
            return Math.min(PAGE, atMost);
        }
        if (asked < 1 || asked > atMost) {
            throw wrong(FieldError.of("limit", "range", 1, atMost));
        }
        return asked;
    }

    /** A number within bounds, both allowed. */
    public static long whole(String name, long asked, long atLeast, long atMost) {
        if (asked < atLeast || asked > atMost) {
            throw wrong(FieldError.of(name, "range", atLeast, atMost));
        }
        return asked;
    }

    /** A problem with one parameter. */
    public static ProblemFound wrong(FieldError error) {
        return Problem.of(ProblemType.BAD_PARAMETER).with(error).found();
    }
}
