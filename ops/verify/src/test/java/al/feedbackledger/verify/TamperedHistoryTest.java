package al.feedbackledger.verify;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;
import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Stored;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Ledgers that are consistent in themselves, or whose log is not theirs: rewritten, put back, restored, signed by another. */
class TamperedHistoryTest {
    @TempDir
    private Path folder;

    private TamperedLedger it;

    @BeforeEach
    void begin() throws IOException {
        it = TamperedLedger.in(folder);
    }

    /** The operator itself rewrites all of it, signature included: an older checkpoint tells. */
    @Test
    void everythingRewrittenConsistently() throws IOException {
        Path kept = Files.write(
                it.folder().resolve("kept"),
                Written.facts(it.ledger().first(40), it.folder().resolve("before"))
                        .checkpoint()
                        .bytes());
        int at = it.index(FeedbackSubmitted.class, 0);
        Stored stored = it.ledger().events().get(at);
        it.ledger()
                .events()
                .set(at, TamperedLedger.with(stored, TamperedLedger.rated((FeedbackSubmitted) stored.event(), 5)));
        Stored other = it.ledger().events().get(at);
        assertThat(other).isNotEqualTo(stored);
        Written rewritten = Written.facts(
                SampleLedger.of(TamperedLedger.CASES, 3), it.folder().resolve("rewritten"));
        assertThat(it.verified(rewritten).code()).isZero();
        Ran ran = Ran.of("export", rewritten.export(), "--key", it.key(), "--checkpoint", kept);
        assertThat(ran.code()).isEqualTo(17);
        assertThat(Ran.of("log", rewritten.log(), "--key", it.key(), "--checkpoint", kept)
                        .code())
                .isEqualTo(17);
    }

    @Test
    void yesterdaysBackupRestored() throws IOException {
        Path kept = Files.write(
                it.folder().resolve("kept"), it.written().checkpoint().bytes());
        Written yesterday = Written.facts(it.ledger().first(30), it.folder().resolve("yesterday"));
        assertThat(it.verified(yesterday).code()).isZero();
        Ran ran = Ran.of("export", yesterday.export(), "--key", it.key(), "--checkpoint", kept);
        assertThat(ran.code()).isEqualTo(17);
        assertThat(ran.out()).contains("the log has become smaller");
        assertThat(Ran.of("log", yesterday.log(), "--key", it.key(), "--checkpoint", kept)
                        .code())
                .isEqualTo(17);
    }

    /** A restored ledger goes on as a new log and says so; who kept a checkpoint sees what is lost. */
    @Test
    void aRestoreThatLostEvents() throws IOException {
        Written old = it.written();
        Path kept = Files.write(it.folder().resolve("kept"), old.checkpoint().bytes());
        SampleLedger part = it.ledger().first(50);
        Path early = Files.write(
                it.folder().resolve("early"),
                Written.facts(it.ledger().first(20), it.folder().resolve("e"))
                        .checkpoint()
                        .bytes());
        long restoredSize = part.events().size();
        SigningKey second = SigningKey.of("log.example/second", new byte[32]);
        part.restored(new LedgerRestored(
                Written.ORIGIN, new String(old.checkpoint().bytes(), StandardCharsets.UTF_8), restoredSize));
        Written again = Written.facts(part, it.folder().resolve("again"), second);

        for (Path place : List.of(again.export(), again.log())) {
            String command = place.endsWith("log") ? "log" : "export";
            Ran ran = Ran.of(command, place, "--key", it.key(), "--key", second.verifierKey(), "--checkpoint", early);
            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out())
                    .contains("positions " + (restoredSize + 1) + " to " + old.size()
                            + " of it were signed and are lost");

            Ran lost = Ran.of(command, place, "--key", it.key(), "--key", second.verifierKey(), "--checkpoint", kept);
            assertThat(lost.code()).as(lost.out()).isEqualTo(22);
            assertThat(lost.out()).contains("positions " + (restoredSize + 1) + " to " + old.size());
        }
    }

    @Test
    void aCheckpointOfAnotherKey() {
        SigningKey thief = SigningKey.of(Written.ORIGIN, new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        Written stolen = Written.facts(it.ledger(), it.folder().resolve("stolen"), thief);
        assertThat(it.verified(stolen).code()).isEqualTo(16);
        assertThat(Ran.of("log", stolen.log(), "--key", it.key()).code()).isEqualTo(16);
    }

    @Test
    void anExportThatIsNotWhatWasPublished() {
        Written written = it.written();
        Written other = Written.facts(
                SampleLedger.of(TamperedLedger.CASES, 5), it.folder().resolve("other"));
        assertThat(Ran.of("export", written.export(), "--key", it.key(), "--log", other.log())
                        .code())
                .isEqualTo(14);
    }

    @Test
    void aLogWithAChangedEntryATileOfAnotherOrAFileMissing() throws IOException {
        Path log = it.written().log();
        Path entries = log.resolve("tile/entries/000.p/" + it.written().size() % 256);
        byte[] right = Files.readAllBytes(entries);
        byte[] wrong = right.clone();
        wrong[40] ^= 1;
        Files.write(entries, wrong);
        assertThat(Ran.of("log", log, "--key", it.key()).code()).isEqualTo(13);
        Files.write(entries, java.util.Arrays.copyOf(right, right.length - 1));
        assertThat(Ran.of("log", log, "--key", it.key()).code()).isEqualTo(10);
        Files.write(entries, right);

        Path tile = log.resolve("tile/0/000.p/" + it.written().size() % 256);
        byte[] hashes = Files.readAllBytes(tile);
        hashes[100] ^= 1;
        Files.write(tile, hashes);
        assertThat(Ran.of("log", log, "--key", it.key()).code()).isIn(13, 14);
        Files.delete(tile);
        Ran ran = Ran.of("log", log, "--key", it.key());
        assertThat(ran.code()).isEqualTo(10);
        assertThat(ran.out()).contains("tile/0/000").contains("is missing");
    }
}
