package al.feedbackledger.api.pages;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What must be mended in a form before it can be taken: each with the field it is about, in the form's order. */
public final class Problems {
    private final List<One> all = new ArrayList<>();

    /**
     * One thing to mend.
     *
     * @param field id of the first input of the question
     * @param text what to do
     */
    public record One(String field, String text) {}

    public static Problems none() {
        return new Problems();
    }

    public static Problems of(String field, String text) {
        Problems problems = new Problems();
        problems.add(field, text);
        return problems;
    }

    public void add(String field, String text) {
        all.add(new One(field, text));
    }

    public boolean isAny() {
        return !all.isEmpty();
    }

    public List<One> getAll() {
        return List.copyOf(all);
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(one -> one.field.equals(field))
                .map(One::text)
                .findFirst()
                .orElse(null);
    }
}
