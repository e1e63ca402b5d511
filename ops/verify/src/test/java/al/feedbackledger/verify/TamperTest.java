package al.feedbackledger.verify;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.RatingCorrected;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
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
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is done to a ledger behind the rules' back is found, and told by the code of its own check. */
class TamperTest {
    private static final int CASES = 40;

    @TempDir
    private Path folder;

    private SampleLedger ledger;
    private Path key;

    @BeforeEach
    void begin() throws IOException {
        ledger = SampleLedger.of(CASES, 2);
        key = Files.writeString(folder.resolve("keys"), Written.KEY.verifierKey() + "\n");
    }

    /** What a superuser changes in rows, with the hashes left as they are. */
    private Written written() {
        return Written.words(ledger, folder.resolve("it"));
    }

    private Ran verified(Written written) {
        Ran ran = Ran.of("export", written.export(), "--key", key);
        assertThat(ran.out() + ran.err()).doesNotContain("\tat ").doesNotContain("Exception");
        return ran;
    }

    private int index(Class<?> type, int from) {
        for (int i = from; i < ledger.events().size(); i++) {
            if (type.isInstance(ledger.events().get(i).event())) {
                return i;
            }
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    /** The same ledger with one event another, its leaf as it was: one row updated. */
    private Written edited(int index, Stored instead) {
        Written written = written();
        SampleLedger forged = SampleLedger.of(CASES, 2);
        forged.events().set(index, instead);
        List<String> lines = Written.facts(forged, folder.resolve("forged")).lines("events.jsonl");
        written.bendLines("events.jsonl", own -> {
            String leaf = own.get(index).substring(own.get(index).indexOf("\"leafHash\""));
            String line = lines.get(index);
            own.set(index, line.substring(0, line.indexOf("\"leafHash\"")) + leaf);
        });
        return written;
    }

    private static Stored with(Stored stored, Object event) {
        return new Stored(
                stored.stream(),
                stored.sequence(),
                stored.eventId(),
                event,
                stored.occurredAtMicros(),
                stored.actor(),
                stored.fill());
    }

    private static FeedbackSubmitted rated(FeedbackSubmitted s, int rating) {
        return new FeedbackSubmitted(
                s.service(),
                s.institution(),
                s.institutionConcerned(),
                s.reference(),
                s.kind(),
                s.audience(),
                s.channel(),
                s.campaign(),
                s.language(),
                s.questionSet(),
                rating,
                s.gotItDone(),
                s.reasons(),
                s.answerWanted(),
                s.comment(),
                s.applicationNumber(),
                s.claimedAt());
    }

    @Test
    void oneRatingEdited() {
        int at = index(FeedbackSubmitted.class, 20);
        Stored stored = ledger.events().get(at);
        FeedbackSubmitted submitted = (FeedbackSubmitted) stored.event();
        Integer rating = submitted.rating();
        Ran ran = verified(edited(at, with(stored, rated(submitted, rating != null && rating == 5 ? 1 : 5))));
        assertThat(ran.code()).as(ran.out()).isEqualTo(13);
        assertThat(ran.out()).contains("position " + (at + 1) + ": ", "expected ", "found ");
    }

    @Test
    void lastEventDeleted() {
        Written written = written();
        written.bendLines("events.jsonl", List::removeLast);
        assertThat(verified(written).code()).isEqualTo(11);
    }

    /** Also where the batch is gone and the export says so itself: the signed checkpoint remembers. */
    @Test
    void lastBatchDeletedWithItsTraces() throws IOException {
        Written shorter = Written.words(ledger.first(ledger.batchSizes().size() - 1), folder.resolve("shorter"));
        Files.write(
                shorter.export().resolve("checkpoint"), written().checkpoint().bytes());
        Ran ran = verified(shorter);
        assertThat(ran.code()).as(ran.out()).isEqualTo(14);
        assertThat(ran.out()).contains("does not end where its signed checkpoint does");
    }

    @Test
    void middleEventDeleted() {
        Written written = written();
        written.bendLines("events.jsonl", lines -> lines.remove(30));
        Ran ran = verified(written);
        assertThat(ran.code()).isEqualTo(11);
        assertThat(ran.out()).contains("expected position 31, found 32");
    }

    @Test
    void twoEventsSwapped() {
        Written written = written();
        written.bendLines("events.jsonl", lines -> {
            String one = lines.get(10);
            String other = lines.get(40);
            lines.set(10, other.replace("{\"position\":41,", "{\"position\":11,"));
            lines.set(40, one.replace("{\"position\":11,", "{\"position\":41,"));
        });
        assertThat(verified(written).code()).isBetween(12, 14);
    }

    @Test
    void theTimeOfAnEventChanged() {
        Written written = written();
        written.bendLines("events.jsonl", lines -> lines.set(25, later(lines.get(25), "\"occurredAt\":\"")));
        assertThat(verified(written).code()).isEqualTo(13);
    }

    @Test
    void theTimeOfABatchChanged() {
        Written written = written();
        written.bendLines("batches.jsonl", lines -> lines.set(5, later(lines.get(5), "\"recordedAt\":\"")));
        assertThat(verified(written).code()).isEqualTo(13);
    }

    private static String later(String line, String before) {
        int year = line.indexOf(before) + before.length();
        return line.substring(0, year) + "2029" + line.substring(year + 4);
    }

    @Test
    void aBackDatedEventInserted() {
        Written whole = written();
        Stored first = ledger.events().get(index(FeedbackSubmitted.class, 0));
        ledger.events()
                .add(
                        60,
                        new Stored(
                                first.stream(),
                                9,
                                first.eventId(),
                                new RatingCorrected("38", "registry", 1, 2),
                                0,
                                "subject",
                                (byte) 1));
        ledger.batchSizes().set(20, ledger.batchSizes().get(20) + 1);
        Written inserted = Written.words(ledger, folder.resolve("inserted"));
        copyCheckpoint(whole, inserted);
        assertThat(verified(inserted).code()).isIn(12, 14);
    }

    @Test
    void aLeafDropped() {
        Written written = written();
        written.bendLines("events.jsonl", lines -> {
            String line = lines.get(33);
            String next = lines.get(34);
            String leaf = next.substring(next.indexOf("\"leafHash\""));
            lines.set(33, line.substring(0, line.indexOf("\"leafHash\"")) + leaf);
        });
        assertThat(verified(written).code()).isEqualTo(13);
    }

    /** The operator itself rewrites all of it, signature included: an older checkpoint tells. */
    @Test
    void everythingRewrittenConsistently() throws IOException {
        Path kept = Files.write(
                folder.resolve("kept"),
                Written.facts(ledger.first(40), folder.resolve("before"))
                        .checkpoint()
                        .bytes());
        int at = index(FeedbackSubmitted.class, 0);
        Stored stored = ledger.events().get(at);
        ledger.events().set(at, with(stored, rated((FeedbackSubmitted) stored.event(), 5)));
        Stored other = ledger.events().get(at);
        assertThat(other).isNotEqualTo(stored);
        Written rewritten = Written.facts(SampleLedger.of(CASES, 3), folder.resolve("rewritten"));
        assertThat(verified(rewritten).code()).isZero();
        Ran ran = Ran.of("export", rewritten.export(), "--key", key, "--checkpoint", kept);
        assertThat(ran.code()).isEqualTo(17);
        assertThat(Ran.of("log", rewritten.log(), "--key", key, "--checkpoint", kept)
                        .code())
                .isEqualTo(17);
    }

    @Test
    void yesterdaysBackupRestored() throws IOException {
        Path kept = Files.write(folder.resolve("kept"), written().checkpoint().bytes());
        Written yesterday = Written.facts(ledger.first(30), folder.resolve("yesterday"));
        assertThat(verified(yesterday).code()).isZero();
        Ran ran = Ran.of("export", yesterday.export(), "--key", key, "--checkpoint", kept);
        assertThat(ran.code()).isEqualTo(17);
        assertThat(ran.out()).contains("the log has become smaller");
        assertThat(Ran.of("log", yesterday.log(), "--key", key, "--checkpoint", kept)
                        .code())
                .isEqualTo(17);
    }

    @Test
    void aSealedValueGoneOrMovedElsewhere() {
        for (String state : new String[] {"absent", "unreadable"}) {
            Written written = written();
            written.bendLines("vault.jsonl", lines -> {
                String line = lines.getFirst();
                lines.set(0, line.substring(0, line.indexOf("\"state\"")) + "\"state\":\"" + state + "\"}");
            });
            Ran ran = verified(written);
            assertThat(ran.code()).isEqualTo(19);
            assertThat(ran.out()).contains("unexplained loss");
        }
    }

    @Test
    void aSealedValueSaidToBeErasedAndNot() {
        Written written = Written.facts(ledger, folder.resolve("said"));
        written.bend("vault.jsonl", text -> text.replaceFirst("\"present\"", "\"erased\""));
        assertThat(verified(written).code()).isEqualTo(19);
        Written kept = Written.facts(ledger, folder.resolve("kept"));
        kept.bend("vault.jsonl", text -> text.replaceFirst("\"erased\"", "\"present\""));
        assertThat(verified(kept).code()).isEqualTo(19);
    }

    @Test
    void otherWords() {
        Written written = written();
        written.bendLines("vault.jsonl", lines -> {
            String line = lines.getFirst();
            lines.set(0, line.replaceFirst("\"value\":\"[^\"]*\"", "\"value\":\"eA==\""));
        });
        assertThat(verified(written).code()).isEqualTo(18);
    }

    /** Signed and consistent in itself, but no rule can have made it. */
    @Test
    void anEventThatNoRuleCanHaveMade() {
        Stored submitted = ledger.events().get(index(FeedbackSubmitted.class, 5));
        ledger.events().add(with(submitted, submitted.event()));
        ledger.events()
                .set(
                        ledger.events().size() - 1,
                        new Stored(
                                submitted.stream(),
                                sequences(submitted.stream()),
                                "id",
                                submitted.event(),
                                5,
                                "subject",
                                (byte) 0));
        ledger.batchSizes().add(1);
        Ran ran = verified(Written.facts(ledger, folder.resolve("illegal")));
        assertThat(ran.code()).as(ran.out()).isIn(10, 20);
    }

    private long sequences(String stream) {
        return ledger.events().stream()
                        .filter(event -> event.stream().equals(stream))
                        .count()
                - 1;
    }

    @Test
    void aPublicationThatDoesNotFollow() {
        int at = index(PublicationTaken.class, 0);
        Stored stored = ledger.events().get(at);
        PublicationTaken taken = (PublicationTaken) stored.event();
        ledger.events()
                .set(
                        at,
                        with(
                                stored,
                                new PublicationTaken(
                                        taken.number(), taken.lastPosition(), taken.policy(), "0".repeat(64))));
        Ran ran = verified(Written.facts(ledger, folder.resolve("published")));
        assertThat(ran.code()).as(ran.out()).isEqualTo(21);
    }

    @Test
    void aHoleInAStream() {
        int at = index(FeedbackSubmitted.class, 30);
        Stored stored = ledger.events().get(at);
        ledger.events()
                .set(
                        at,
                        new Stored(
                                stored.stream(),
                                7,
                                stored.eventId(),
                                stored.event(),
                                stored.occurredAtMicros(),
                                "subject",
                                stored.fill()));
        assertThat(verified(Written.facts(ledger, folder.resolve("hole"))).code())
                .isEqualTo(12);
    }

    @Test
    void batchesThatDoNotFollowOneAnother() {
        for (String key : new String[] {"\"batch\":9,", "\"first\":", "\"prevRoot\":\""}) {
            Written written = written();
            written.bendLines("batches.jsonl", lines -> {
                String line = lines.get(8);
                lines.set(
                        8,
                        switch (key) {
                            case "\"batch\":9," -> line.replace(key, "\"batch\":19,");
                            case "\"first\":" -> line.replaceFirst("\"first\":", "\"first\":1");
                            default ->
                                line.replaceFirst(
                                        "\"prevRoot\":\"[^\"]*\"", "\"prevRoot\":\"" + "A".repeat(43) + "=\"");
                        });
            });
            assertThat(verified(written).code()).isEqualTo(15);
        }
    }

    @Test
    void aCheckpointOfAnotherKey() {
        SigningKey thief = SigningKey.of(Written.ORIGIN, new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        Written stolen = Written.facts(ledger, folder.resolve("stolen"), thief);
        assertThat(verified(stolen).code()).isEqualTo(16);
        assertThat(Ran.of("log", stolen.log(), "--key", key).code()).isEqualTo(16);
    }

    @Test
    void anExportThatIsNotWhatWasPublished() {
        Written written = written();
        Written other = Written.facts(SampleLedger.of(CASES, 5), folder.resolve("other"));
        assertThat(Ran.of("export", written.export(), "--key", key, "--log", other.log())
                        .code())
                .isEqualTo(14);
    }

    /** A restored ledger goes on as a new log and says so; who kept a checkpoint sees what is lost. */
    @Test
    void aRestoreThatLostEvents() throws IOException {
        Written old = written();
        Path kept = Files.write(folder.resolve("kept"), old.checkpoint().bytes());
        SampleLedger part = ledger.first(50);
        Path early = Files.write(
                folder.resolve("early"),
                Written.facts(ledger.first(20), folder.resolve("e"))
                        .checkpoint()
                        .bytes());
        long restoredSize = part.events().size();
        SigningKey second = SigningKey.of("log.example/second", new byte[32]);
        part.restored(new LedgerRestored(
                Written.ORIGIN, new String(old.checkpoint().bytes(), StandardCharsets.UTF_8), restoredSize));
        Written again = Written.facts(part, folder.resolve("again"), second);

        for (Path place : List.of(again.export(), again.log())) {
            String command = place.endsWith("log") ? "log" : "export";
            Ran ran = Ran.of(command, place, "--key", key, "--key", second.verifierKey(), "--checkpoint", early);
            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out())
                    .contains("positions " + (restoredSize + 1) + " to " + old.size()
                            + " of it were signed and are lost");

            Ran lost = Ran.of(command, place, "--key", key, "--key", second.verifierKey(), "--checkpoint", kept);
            assertThat(lost.code()).as(lost.out()).isEqualTo(22);
            assertThat(lost.out()).contains("positions " + (restoredSize + 1) + " to " + old.size());
        }
    }

    @Test
    void aLogWithAChangedEntryATileOfAnotherOrAFileMissing() throws IOException {
        Path log = written().log();
        Path entries = log.resolve("tile/entries/000.p/" + written().size() % 256);
        byte[] right = Files.readAllBytes(entries);
        byte[] wrong = right.clone();
        wrong[40] ^= 1;
        Files.write(entries, wrong);
        assertThat(Ran.of("log", log, "--key", key).code()).isEqualTo(13);
        Files.write(entries, java.util.Arrays.copyOf(right, right.length - 1));
        assertThat(Ran.of("log", log, "--key", key).code()).isEqualTo(10);
        Files.write(entries, right);

        Path tile = log.resolve("tile/0/000.p/" + written().size() % 256);
        byte[] hashes = Files.readAllBytes(tile);
        hashes[100] ^= 1;
        Files.write(tile, hashes);
        assertThat(Ran.of("log", log, "--key", key).code()).isIn(13, 14);
        Files.delete(tile);
        Ran ran = Ran.of("log", log, "--key", key);
        assertThat(ran.code()).isEqualTo(10);
        assertThat(ran.out()).contains("tile/0/000").contains("is missing");
    }

    private static void copyCheckpoint(Written from, Written to) {
        try {
            Files.write(to.export().resolve("checkpoint"), from.checkpoint().bytes());
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    @Test
    void theOrderOfTheLinesIsPartOfTheExport() {
        Written shuffled = written();
        shuffled.bendLines("events.jsonl", lines -> Collections.swap(lines, 3, 4));
        assertThat(verified(shuffled).code()).isEqualTo(11);
    }
}
