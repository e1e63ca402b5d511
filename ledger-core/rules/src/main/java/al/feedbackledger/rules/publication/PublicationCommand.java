package al.feedbackledger.rules.publication;

import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.decision.StreamId;

import java.time.YearMonth;
import java.util.Map;

/** Everything the ledger is asked to record about itself. */
public sealed interface PublicationCommand extends StreamCommand {

    /**
     * @param number the number this publication is to have: digests depend on the earlier ones, so it must be the next
     * @param lastPosition the last position folded into the cells
     * @param policy name and version of the rule that made them, for example {@code small-groups/1}
     * @param digest hexadecimal SHA-256 over the ordered published cells
     */
    record TakePublication(long number, long lastPosition, String policy, String digest) implements PublicationCommand {
        @Override
        public String stream() {
            return StreamId.publication("points");
        }
    }

    record RecordChangeDetection(
            int version, Map<String, String> parameters, long position, String inputHash, String resultDigest)
            implements PublicationCommand {
        public RecordChangeDetection {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String stream() {
            return StreamId.publication("changes");
        }
    }

    /** @param publication number of the publication that the archive holds */
    record PublishRelease(
            YearMonth month,
            long publication,
            long position,
            String archiveDigest,
            String leafListDigest,
            Map<String, String> parameters)
            implements PublicationCommand {
        public PublishRelease {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String stream() {
            return StreamId.publication("releases");
        }
    }

    /** @param policy slug, for example {@code retention}; its versions count from 1 */
    record AdoptPolicy(String policy, Map<String, String> parameters) implements PublicationCommand {
        public AdoptPolicy {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String stream() {
            return StreamId.publication("policies");
        }
    }

    /** @param key the new key as a signed-note verifier key */
    record RotateSigningKey(String name, String key) implements PublicationCommand {
        @Override
        public String stream() {
            return StreamId.publication("keys");
        }
    }

    /** @param lastCheckpoint the last checkpoint the old log signed, whole */
    record RecordRestore(String oldOrigin, String lastCheckpoint, long restoredSize) implements PublicationCommand {
        @Override
        public String stream() {
            return StreamId.publication("restores");
        }
    }
}
