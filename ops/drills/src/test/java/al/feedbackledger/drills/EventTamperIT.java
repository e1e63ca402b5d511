package al.feedbackledger.drills;

import al.feedbackledger.drills.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static al.feedbackledger.drills.AlteredLedger.isCaught;
import static org.assertj.core.api.Assertions.assertThat;

/** Events and their times altered where they lie: the auditor's program names the position and what it found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTamperIT {
    private static final int LEAVES = 13;
    private static final int PUBLICATION = 21;

    private AlteredLedger altered = AlteredLedger.NONE;

    @BeforeAll
    void loadTheLedger(@TempDir Path folder) throws Exception {
        altered = AlteredLedger.in(folder);
    }

    @Test
    void theLedgerAsItWasIsAsItShouldBe() throws Exception {
        Verdict verdict = altered.verdict(forger -> {}, altered::asBefore, altered.signed(100));

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void anEditedRatingIsCaughtByItsLeaf() throws Exception {
        long[] at = new long[1];
        Verdict verdict = altered.verdict(
                forger -> {
                    at[0] = forger.number(AlteredLedger.RATED);
                    forger.alter(AlteredLedger.EDIT_RATING.formatted(at[0]));
                },
                altered::asBefore);

        isCaught(
                verdict,
                LEAVES,
                "position " + at[0] + ": the event is not the one its leaf commits to",
                "expected",
                "found");
    }

    @Test
    void aChangedTimeOfAnEventIsCaughtByItsLeaf() throws Exception {
        Verdict verdict = altered.verdict(
                forger -> forger.alter(
                        "UPDATE ledger.event SET occurred_at = occurred_at - interval '1 day' WHERE position = 70"),
                altered::asBefore);

        isCaught(verdict, LEAVES, "position 70: the event is not the one its leaf commits to");
    }

    @Test
    void aChangedTimeOfACommitIsCaughtByItsLeaves() throws Exception {
        long[] at = new long[1];
        Verdict verdict = altered.verdict(
                forger -> {
                    at[0] = forger.number("SELECT first_position FROM ledger.batch WHERE batch_no = 30");
                    forger.alter(
                            "UPDATE ledger.batch SET recorded_at = recorded_at + interval '1 microsecond' WHERE batch_no = 30");
                },
                altered::asBefore);

        isCaught(verdict, LEAVES, "position " + at[0] + ": the event is not the one its leaf commits to");
    }

    /** Releases do not exist yet: what is published is the digest of a publication point. */
    @Test
    void anAlteredPublicationIsCaughtEvenIfEverythingElseWasMadeToFit() throws Exception {
        Verdict verdict = altered.verdict(forger -> forger.alter("""
                                UPDATE ledger.event
                                   SET payload = convert_to(regexp_replace(convert_from(payload, 'UTF8'),
                                                 '"digest":"[0-9a-f]{64}"', '"digest":"' || repeat('0', 64) || '"'), 'UTF8')
                                 WHERE event_name = 'PublicationTaken'
                                """).rewriteEverything(), altered::anew);

        isCaught(verdict, PUBLICATION, "what was published does not follow from the events", "found " + "0".repeat(64));
    }
}
