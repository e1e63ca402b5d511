package al.feedbackledger.verify;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackEvent.ErasureRequested;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A restore that lost the event of an erasure: the log of erasures beside the keys erased the words again, and the record
 * does not say why until an event of the restored ledger does.
 */
class RestoredErasureTest {
    private static final int LOSS = 19;
    private static final int LIFE = 20;

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

    /** As it was before the last erasure was asked for. */
    private SampleLedger cut() {
        int requested = last(ErasureRequested.class);
        int batches = 0;
        int events = 0;
        while (events + whole.batchSizes().get(batches) <= requested) {
            events += whole.batchSizes().get(batches++);
        }
        return whole.first(batches);
    }

    /** The same, as a restore put it back. */
    private SampleLedger restored() {
        SampleLedger cut = cut();
        Written old = Written.facts(whole, folder.resolve("old"));
        return cut.restored(new LedgerRestored(
                Written.ORIGIN,
                new String(old.checkpoint().bytes(), StandardCharsets.UTF_8),
                cut.events().size()));
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

    /** The last erasure, as the system says it. */
    private SampleLedger saidBySystem(SampleLedger ledger) {
        Stored before = whole.events().get(last(PersonalDataErased.class));
        ledger.add(before.stream(), before.event(), at(before), Actor.SYSTEM.id());
        return ledger;
    }

    private static Instant at(Stored stored) {
        return Instant.EPOCH.plus(stored.occurredAtMicros(), ChronoUnit.MICROS);
    }

    @Test
    void theSystemSaysItAgainInTheRestoredLedger() {
        Ran ran = verified(saidBySystem(restored()), "explained", "erased");

        assertThat(ran.code()).as(ran.out()).isZero();
    }

    @Test
    void withoutARestoreBeforeItTheSystemErasesNothingThatNobodyAskedFor() {
        Ran never = verified(saidBySystem(cut()), "never", "erased");

        assertThat(never.code()).as(never.out()).isEqualTo(LIFE);
        assertThat(never.out())
                .contains(
                        "position " + (cut().events().size() + 1),
                        "the system erased words that nobody had asked to erase",
                        "no restore stands before it");
        SampleLedger later = saidBySystem(cut());
        Written old = Written.facts(whole, folder.resolve("before"));
        String checkpoint = new String(old.checkpoint().bytes(), StandardCharsets.UTF_8);
        Ran tooLate = verified(
                later.restored(new LedgerRestored(
                        Written.ORIGIN, checkpoint, later.events().size())),
                "too-late",
                "erased");
        assertThat(tooLate.code()).as(tooLate.out()).isEqualTo(LIFE);
    }

    @Test
    void wordsThatWereRecordedAfterTheRestoreAreNoneThatItLost() {
        SampleLedger ledger = restored();
        Set<String> erased = ledger.events().stream()
                .filter(stored -> stored.event() instanceof PersonalDataErased)
                .flatMap(stored -> ((PersonalDataErased) stored.event()).refs().stream())
                .collect(Collectors.toSet());
        Stored submitted = ledger.events().stream()
                .filter(stored -> stored.event() instanceof FeedbackSubmitted first
                        && first.comment() != null
                        && erased.contains(first.comment().ref()))
                .findFirst()
                .orElseThrow();
        FeedbackSubmitted first = (FeedbackSubmitted) submitted.event();
        String stream = Made.stream(TamperedLedger.CASES + 1);
        ledger.add(stream, first, at(submitted), "subject");
        ledger.add(
                stream,
                new PersonalDataErased(
                        first.service(),
                        first.institution(),
                        ErasureGround.THIRD_PARTY_DATA,
                        List.of(requireNonNull(first.comment()).ref())),
                at(submitted),
                Actor.SYSTEM.id());
        Ran ran = verified(saidBySystem(ledger), "since", "erased");

        assertThat(ran.code()).as(ran.out()).isEqualTo(LIFE);
        assertThat(ran.out())
                .contains("position " + (restored().events().size() + 2), "they were recorded after the restore");
    }
}
