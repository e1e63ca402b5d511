package al.feedbackledger.drills;

import al.feedbackledger.drills.Verifier.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static al.feedbackledger.drills.AlteredLedger.isCaught;

/** Sealed words taken away or moved: the auditor's program calls it a loss that nothing explains. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsTamperIT {
    private static final int LOSS = 19;

    private AlteredLedger altered = AlteredLedger.NONE;

    @BeforeAll
    void loadTheLedger(@TempDir Path folder) throws Exception {
        altered = AlteredLedger.in(folder);
    }

    @Test
    void aSealedValueGoneWithoutErasureIsCaughtAsALoss() throws Exception {
        String[] ref = new String[1];
        Verdict verdict = altered.verdict(
                forger -> {
                    ref[0] = forger.text("SELECT min(ref::text) FROM vault.sealed_value WHERE path = 'comment'");
                    forger.alter("DELETE FROM vault.sealed_value WHERE ref = '" + ref[0] + "'");
                },
                altered::asBefore);

        isCaught(verdict, LOSS, "unexplained loss", "comment " + ref[0]);
    }

    @Test
    void aCiphertextMovedToAnotherCaseIsCaughtAsALoss() throws Exception {
        String[] ref = new String[2];
        Verdict verdict = altered.verdict(
                forger -> {
                    ref[0] = forger.text("SELECT min(ref::text) FROM vault.sealed_value WHERE path = 'comment'");
                    ref[1] = forger.text("SELECT max(ref::text) FROM vault.sealed_value WHERE path = 'comment'");
                    forger.alter("""
                            UPDATE vault.sealed_value t SET nonce = f.nonce, ciphertext = f.ciphertext
                              FROM vault.sealed_value f WHERE t.ref = '%s' AND f.ref = '%s'
                            """.formatted(ref[0], ref[1]));
                },
                altered::asBefore);

        isCaught(verdict, LOSS, "unexplained loss: a sealed value cannot be opened", "comment " + ref[0]);
    }
}
