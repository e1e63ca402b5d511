package al.feedbackledger.drills;

import al.feedbackledger.drills.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static al.feedbackledger.drills.AlteredLedger.isCaught;
import static org.assertj.core.api.Assertions.assertThat;

/** Histories that are consistent in themselves: only a checkpoint that somebody kept tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTamperIT {
    private static final int CONSISTENCY = 17;

    private AlteredLedger altered = AlteredLedger.NONE;

    @BeforeAll
    void loadTheLedger(@TempDir Path folder) throws Exception {
        altered = AlteredLedger.in(folder);
    }

    @Test
    void everythingRewrittenConsistentlyIsCaughtByAnOlderCheckpointAlone() throws Exception {
        AlteredLedger.Alteration thorough =
                forger -> forger.alter(AlteredLedger.EDIT_RATING.formatted(forger.number(AlteredLedger.RATED)))
                        .rewriteEverything();

        Verdict alone = altered.verdict(thorough, altered::anew);
        Verdict compared = altered.verdict(thorough, altered::anew, altered.signed(altered.size() - 20));

        assertThat(alone.code())
                .as("nothing in the export itself can show it: " + alone.said())
                .isZero();
        isCaught(
                compared,
                CONSISTENCY,
                "first " + (altered.size() - 20)
                        + " leaves: the first leaves are not the ones that an earlier checkpoint signed",
                "expected",
                "found");
    }

    @Test
    void yesterdaysBackupIsCaughtByANewerCheckpointAlone() throws Exception {
        long[] yesterday = new long[1];
        AlteredLedger.Alteration restore = forger -> {
            yesterday[0] = forger.number("SELECT max(last_position) FROM ledger.batch WHERE last_position <= 150");
            forger.alter(
                    "DELETE FROM ledger.event WHERE position > " + yesterday[0],
                    "DELETE FROM ledger.batch WHERE first_position > " + yesterday[0]);
        };

        Verdict alone = altered.verdict(restore, altered::anew);
        Verdict compared = altered.verdict(restore, altered::anew, altered.signed(altered.size()));

        assertThat(alone.code())
                .as("it is a true ledger, of yesterday: " + alone.said())
                .isZero();
        isCaught(
                compared,
                CONSISTENCY,
                "the log has become smaller than an earlier checkpoint says",
                "expected at least " + altered.size() + " leaves, found " + yesterday[0]);
    }
}
