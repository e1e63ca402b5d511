package al.feedbackledger.rules.publication;

import java.util.Map;
import java.util.TreeMap;

/** What the ledger records about itself. */
public sealed interface PublicationEvent {

    /**
     * @param number counts from 1
     * @param lastPosition the last position folded into the cells
     * @param policy name and version of the rule that made them
     * @param digest hexadecimal SHA-256 over the ordered published cells
     */
    record PublicationTaken(long number, long lastPosition, String policy, String digest) implements PublicationEvent {}

    record ChangeDetectionRun(
            int version, Map<String, String> parameters, long position, String inputHash, String resultDigest)
            implements PublicationEvent {
        public ChangeDetectionRun {
            parameters = ordered(parameters);
        }
    }

    /**
     * @param month as {@code 2026-10}
     * @param archiveDigest hexadecimal SHA-256 of the archive
     * @param leafListDigest salted digest of the ordered leaf list
     */
    record ReleasePublished(
            String month,
            long publication,
            long position,
            String archiveDigest,
            String leafListDigest,
            Map<String, String> parameters)
            implements PublicationEvent {
        public ReleasePublished {
            parameters = ordered(parameters);
        }
    }

    record PolicyAdopted(String policy, int version, Map<String, String> parameters) implements PublicationEvent {
        public PolicyAdopted {
            parameters = ordered(parameters);
        }
    }

    /** Keys as signed-note verifier keys; empty {@code previousKey} for the first. */
    record SigningKeyRotated(String name, String key, String previousKey) implements PublicationEvent {}

    /** @param lastCheckpoint the last checkpoint the old log signed, whole */
    record LedgerRestored(String oldOrigin, String lastCheckpoint, long restoredSize) implements PublicationEvent {}

    private static Map<String, String> ordered(Map<String, String> values) {
        return java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
