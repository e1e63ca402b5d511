package al.feedbackledger.verify.report;

import al.feedbackledger.rules.integrity.IntegrityException;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/**
 * One thing that is not as it should be. It tells where, what was expected and what was found, and never a word of
 * anybody.
 *
 * @param where such as {@code position 17}; null where there is one of it only
 */
public record Finding(
        Check check,
        String problem,
        @Nullable String where,
        @Nullable String expected,
        @Nullable String found) {

    /** A problem that one sentence tells. */
    public static Finding of(Check check, String problem) {
        return new Finding(check, problem, null, null, null);
    }

    /** What an integrity check refused. */
    public static Finding of(Check check, IntegrityException refused) {
        return new Finding(
                check,
                refused.problem(),
                refused.index().isPresent() ? "index " + refused.index().getAsLong() : null,
                refused.expected().orElse(null),
                refused.found().orElse(null));
    }

    public Finding at(String newWhere) {
        return new Finding(check, problem, newWhere, expected, found);
    }

    public Finding unlike(Object expectedValue, Object foundValue) {
        return new Finding(check, problem, where, expectedValue.toString(), foundValue.toString());
    }

    public Finding unlikeHash(byte[] expectedHash, byte[] foundHash) {
        return unlike(HexFormat.of().formatHex(expectedHash), HexFormat.of().formatHex(foundHash));
    }

    /** The finding as one line of plain English. */
    public String line() {
        return (where == null ? "" : where + ": ")
                + problem
                + (expected == null ? "" : ": expected " + expected + ", found " + found);
    }

    /** Ends a check that cannot go on: what follows would be measured against the wrong place. */
    public Broken broken() {
        return new Broken(this);
    }

    /** A finding after which a check cannot go on. */
    public static final class Broken extends RuntimeException {
        private final transient Finding finding;

        private Broken(Finding finding) {
            super(finding.line());
            this.finding = finding;
        }

        public Finding finding() {
            return finding;
        }
    }
}
