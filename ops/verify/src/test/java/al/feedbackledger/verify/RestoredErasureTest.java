package al.feedbackledger.verify;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.FeedbackEvent.ErasureRequested;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;
import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Stored;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A restore that lost the event of an erasure: the log of erasures beside the keys erased the words again, and the record
 * does not say why until an event of the restored ledger does.
 */
class RestoredErasureTest {
    private static final int LOSS = 19;

    @TempDir
    private Path folder;

    private final SampleLedger whole = SampleLedger.of(TamperedLedger.CASES, 2);
    private final SigningKey second = SigningKey.of("log.example/second", new byte[32]);

    private int last(Class<?> type) {
        for (int i = whole.events().size() - 1; i >= 0; i--) {
            if (type.isInstance(whole.events().get(i).event())) {
                return i;
            }
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    /** The ledger as it was restored: it ends before the last erasure was asked for. */
    private SampleLedger restored() {
        int requested = last(ErasureRequested.class);
        int batches = 0;
        int events = 0;
        while (events + whole.batchSizes().get(batches) <= requested) {
            events += whole.batchSizes().get(batches++);
        }
        Written old = Written.facts(whole, folder.resolve("old"));
        return whole.first(batches)
                .restored(new LedgerRestored(
                        Written.ORIGIN, new String(old.checkpoint().bytes(), StandardCharsets.UTF_8), events));
    }

    private Ran verified(SampleLedger ledger, String name, String state) {
        PersonalDataErased gone = (PersonalDataErased)
                whole.events().get(last(PersonalDataErased.class)).event();
        Written written = Written.facts(ledger, folder.resolve(name), second);
        written.bendLines(
                "vault.jsonl",
                lines -> lines.replaceAll(line -> gone.refs().stream().anyMatch(line::contains)
                        ? line.replaceFirst("\"state\":\"[a-z]+\"", "\"state\":\"" + state + "\"")
                        : line));
        return Ran.of("export", written.export(), "--key", second.verifierKey());
    }

    @Test
    void wordsThatNoEventErasedAreAnUnexplainedLoss() {
        Ran ran = verified(restored(), "unexplained", "absent");

        assertThat(ran.code()).as(ran.out()).isEqualTo(LOSS);
        assertThat(ran.out()).contains("unexplained loss", "of it were signed and are lost");
    }

    @Test
    void theSystemSaysItAgainInTheRestoredLedger() {
        SampleLedger ledger = restored();
        Stored before = whole.events().get(last(PersonalDataErased.class));
        ledger.add(
                before.stream(),
                before.event(),
                Instant.EPOCH.plus(before.occurredAtMicros(), ChronoUnit.MICROS),
                Actor.SYSTEM.id());
        Ran ran = verified(ledger, "explained", "erased");

        assertThat(ran.code()).as(ran.out()).isZero();
    }
}
