package al.feedbackledger.drills;

import al.feedbackledger.drills.Verifier.Verdict;
import al.feedbackledger.store.check.Forger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;

import static al.feedbackledger.drills.AlteredLedger.isCaught;

/**
 * Events taken out or put in with everything after them moved, so that no number is missing: the auditor's program finds the
 * tree that does not fit. Where a number is missing, see {@link LiveTamperIT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTamperIT {
    private static final int TREE = 14;

    /** A stream of one event in a batch of its own. */
    private static final String ALONE = """
            SELECT min(e.position) FROM ledger.event e
              JOIN ledger.batch b ON b.first_position = e.position AND b.last_position = e.position
             WHERE e.event_name = 'FeedbackSubmitted' AND e.sequence_no = 0
               AND (SELECT count(*) FROM ledger.event o WHERE o.stream_id = e.stream_id) = 1
            """;

    private static final int FAR = 1_000_000;

    private AlteredLedger altered = AlteredLedger.NONE;

    @BeforeAll
    void loadTheLedger(@TempDir Path folder) throws Exception {
        altered = AlteredLedger.in(folder);
    }

    @Test
    void aBackDatedEventIsCaughtByTheTree() throws Exception {
        long[] at = new long[1];
        Verdict verdict = altered.verdict(
                forger -> {
                    at[0] = forger.number(ALONE) + 1;
                    makeRoom(forger, at[0]);
                    forger.alter("""
                            INSERT INTO ledger.event (position, stream_id, sequence_no, event_id, event_name, revision,
                                                      occurred_at, payload, metadata, blind, leaf_hash)
                            SELECT position + 1, 'back-dated', 0, 'back-dated', event_name, revision,
                                   occurred_at - interval '1 day', payload, metadata, sha256('blind'), sha256('leaf')
                              FROM ledger.event WHERE position = %d
                            """.formatted(at[0] - 1));
                    forger.rewriteLeaf(at[0]);
                },
                altered::asBefore);

        isCaught(verdict, TREE, "position " + at[0], "expected", "found");
    }

    /** Every event from a position on moves by one, and its batches with it; the batch before grows by one. */
    private static void makeRoom(Forger forger, long from) throws SQLException {
        forger.alter(
                "UPDATE ledger.event SET position = position + " + FAR + " WHERE position >= " + from,
                "UPDATE ledger.event SET position = position - " + (FAR - 1) + " WHERE position > " + FAR,
                "UPDATE ledger.batch SET first_position = first_position + " + FAR
                        + ", last_position = last_position + " + FAR + " WHERE first_position >= " + from,
                "UPDATE ledger.batch SET last_position = last_position + 1 WHERE last_position = " + (from - 1),
                "UPDATE ledger.batch SET first_position = first_position - " + (FAR - 1)
                        + ", last_position = last_position - " + (FAR - 1) + " WHERE first_position > " + FAR);
    }

    @Test
    void aDroppedLeafIsCaughtByTheTree() throws Exception {
        long[] at = new long[2];
        Verdict verdict = altered.verdict(
                forger -> {
                    at[0] = forger.number(ALONE);
                    at[1] = forger.number("SELECT batch_no FROM ledger.batch WHERE first_position = " + at[0]);
                    forger.alter(
                            "DELETE FROM ledger.event WHERE position = " + at[0],
                            "DELETE FROM ledger.batch WHERE first_position = " + at[0],
                            "UPDATE ledger.event SET position = position + " + FAR + " WHERE position > " + at[0],
                            "UPDATE ledger.event SET position = position - " + (FAR + 1) + " WHERE position > " + FAR,
                            """
                            UPDATE ledger.batch SET batch_no = batch_no + %1$d, first_position = first_position + %1$d,
                                   last_position = last_position + %1$d WHERE first_position > %2$d
                            """.formatted(FAR, at[0]),
                            """
                            UPDATE ledger.batch SET batch_no = batch_no - %1$d, first_position = first_position - %1$d,
                                   last_position = last_position - %1$d WHERE first_position > %2$d
                            """.formatted(FAR + 1, FAR));
                },
                altered::asBefore);

        isCaught(verdict, TREE, "batch " + at[1] + ", position ", "do not lead to its root", "expected", "found");
    }
}
