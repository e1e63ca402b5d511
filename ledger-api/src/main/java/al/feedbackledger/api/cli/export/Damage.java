package al.feedbackledger.api.cli.export;

import java.util.ArrayList;
import java.util.List;

/**
 * What an export lacks because the ledger lacks it. The export is written all the same, and marked: who is to judge a
 * damaged ledger must not be refused the evidence. What the damage is, {@code ops/verify} says.
 */
final class Damage {
    /** The mark is for people; the verifier finds every hole by itself. */
    private static final int MOST_TOLD = 100;

    static final String EVENTS = "events";
    static final String COMMITS = "commits";
    /** Recorded, but the log is not signed that far. */
    static final String UNSIGNED = "unsigned";

    private final List<String> told = new ArrayList<>();

    /** Notes numbers, the first and the last included; none where the last is before the first. */
    void note(String what, long first, long last) {
        if (first <= last && told.size() < MOST_TOLD) {
            told.add(what + " " + first + (first == last ? "" : " to " + last));
        }
    }

    /** Each as {@code events 60} or {@code commits 3 to 7}, the first of them. */
    List<String> told() {
        return List.copyOf(told);
    }
}
