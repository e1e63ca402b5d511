package al.feedbackledger.api.imports;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.rules.catalogue.CatalogueLimits;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for every import request; a request that is wrong here is refused whole. */
final class ImportRequests {
    private ImportRequests() {}

    @CheckReturnValue
    static String slug(String field, @Nullable String value) {
        if (value == null) {
            throw Problem.invalid(FieldError.of(field, "required")).found();
        }
        if (!CatalogueLimits.isSlug(value)) {
            throw Problem.invalid(FieldError.of(field, "format")).found();
        }
        return value;
    }

    /** Rows are answered by their numbers, so each has one of its own. */
    static void checkRows(List<@Nullable Long> numbers) {
        if (numbers.size() > ImportController.MAX_ROWS) {
            throw Problem.invalid(FieldError.of("rows", "too-many", ImportController.MAX_ROWS))
                    .found();
        }
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            Long number = numbers.get(i);
            if (number == null) {
                throw Problem.invalid(FieldError.of("rows[" + i + "].row", "required"))
                        .found();
            }
            if (!seen.add(number)) {
                throw Problem.invalid(FieldError.of("rows", "repeated")).found();
            }
        }
    }
}
