package al.feedbackledger.projections.view;

import java.util.regex.Pattern;

/**
 * The name of a view. A new version is another view that is built beside the old one.
 *
 * @param name a lower-case word
 * @param version counts from 1
 */
public record ViewName(String name, int version) {
    private static final Pattern WORD = Pattern.compile("[a-z]{1,30}");

    public ViewName {
        // The name becomes part of SQL identifiers.
        if (!WORD.matcher(name).matches() || version < 1) {
            throw new IllegalArgumentException("a view's name is a lower-case word and its version counts from 1");
        }
    }

    /** The name of its processor and of its token, for example {@code inbox_2}. */
    public String processor() {
        return name + "_" + version;
    }

    /** The database schema that is the view's alone, for example {@code view_inbox_2}. */
    public String schema() {
        return "view_" + processor();
    }
}
