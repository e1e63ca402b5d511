package al.feedbackledger.rules.feedback;

import java.time.Instant;

/** How an export with words stands. */
public sealed interface WordsExportState {
    WordsExportState NOTHING = new None();

    /** The name that refusals give. */
    static String code(WordsExportState state) {
        return switch (state) {
            case None unused -> "NONE";
            case Requested unused -> "REQUESTED";
            case Approved unused -> "APPROVED";
            case Declined unused -> "DECLINED";
        };
    }

    /**
     * The request.
     *
     * @param by the account that asked; it alone may take the export
     */
    record Asked(String by, Instant at, WordsExportReason reason) {}

    record None() implements WordsExportState {}

    record Requested(Asked asked) implements WordsExportState {}

    /**
     * @param by another account than the one that asked
     * @param until when it may be taken
     * @param takes how many times it may be taken
     * @param taken how many times it was
     */
    record Approved(Asked asked, String by, Instant at, Instant until, int takes, int taken)
            implements WordsExportState {
        public boolean isOver(Instant now) {
            return now.isAfter(until);
        }

        public boolean isUsedUp() {
            return taken >= takes;
        }
    }

    record Declined(Asked asked, String by, Instant at) implements WordsExportState {}
}
