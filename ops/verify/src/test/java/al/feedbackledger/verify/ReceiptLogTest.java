package al.feedbackledger.verify;

import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A receipt beside checkpoints that are older or newer than its own, with the published log and without. */
class ReceiptLogTest {
    private static final int CASES = 120;
    private static final int CONSISTENCY = 17;

    @TempDir
    private static Path folder;

    private static Path receipt;
    private static Path older;
    private static Path newer;
    private static Path log;

    @BeforeAll
    static void write() throws IOException {
        SampleLedger ledger = SampleLedger.of(CASES, 1);
        Written first = Written.words(ledger.first(30), folder.resolve("first"));
        Written then = Written.words(ledger.first(60), folder.resolve("then"));
        Written now = Written.words(ledger, folder.resolve("now"));
        receipt = Files.write(folder.resolve("receipt"), then.receipt(TestReceipts.withWords(CASES)));
        older = Files.write(folder.resolve("older"), first.checkpoint().bytes());
        newer = Files.write(folder.resolve("newer"), now.checkpoint().bytes());
        log = now.log();
    }

    private static Ran ran(Object... more) {
        Object[] words = new Object[4 + more.length];
        System.arraycopy(new Object[] {"receipt", receipt, "--key", Written.KEY.verifierKey()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return Ran.of(words);
    }

    @Test
    void theLogProvesThatOlderAndNewerCheckpointsAreOfOneHistory() {
        Ran ran = ran("--checkpoint", older, "--checkpoint", newer, "--log", log);

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .containsPattern("ok +consistency +the log as it is published now")
                .contains("and so do 2 checkpoints that were kept");
    }

    @Test
    void theLogAloneShowsThatTheReceiptStillStandsInIt() {
        Ran ran = ran("--log", log);

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("goes on from the receipt's checkpoint");
    }

    @Test
    void withoutTheLogItIsSaidWhatCannotBeSaid() {
        for (Path other : new Path[] {older, newer}) {
            Ran ran = ran("--checkpoint", other);

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out())
                    .containsPattern("not run +consistency")
                    .contains("without the log nobody can say whether the smaller is the beginning of the larger");
        }
    }

    @Test
    void anotherHistoryIsFound() throws IOException {
        Written other = Written.words(SampleLedger.of(CASES, 3), folder.resolve("other"));
        Path kept = Files.write(folder.resolve("kept"), other.checkpoint().bytes());

        assertThat(ran("--checkpoint", kept, "--log", log).code()).isEqualTo(CONSISTENCY);
        assertThat(ran("--log", other.log()).code()).isEqualTo(CONSISTENCY);
    }

    @Test
    void aLogThatWasPutBackIsFound() throws IOException {
        Written before = Written.words(SampleLedger.of(CASES, 1).first(40), folder.resolve("before"));

        Ran ran = ran("--log", before.log());

        assertThat(ran.code()).as(ran.out()).isEqualTo(CONSISTENCY);
        assertThat(ran.out()).contains("the log has become smaller than a checkpoint says");
    }
}
