package al.feedbackledger.verify;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.RatingCorrected;
import al.feedbackledger.verify.sample.Stored;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of events and commits changed behind the rules' back, the hashes left as they are: each is found by its own check. */
class TamperedEventsTest {
    @TempDir
    private Path folder;

    private TamperedLedger it;

    @BeforeEach
    void begin() throws IOException {
        it = TamperedLedger.in(folder);
    }

    @Test
    void oneRatingEdited() {
        int at = it.index(FeedbackSubmitted.class, 20);
        Stored stored = it.ledger().events().get(at);
        FeedbackSubmitted submitted = (FeedbackSubmitted) stored.event();
        Integer rating = submitted.rating();
        Ran ran = it.verified(it.edited(
                at,
                TamperedLedger.with(stored, TamperedLedger.rated(submitted, rating != null && rating == 5 ? 1 : 5))));
        assertThat(ran.code()).as(ran.out()).isEqualTo(13);
        assertThat(ran.out()).contains("position " + (at + 1) + ": ", "expected ", "found ");
    }

    @Test
    void lastEventDeleted() {
        Written written = it.written();
        written.bendLines("events.jsonl", List::removeLast);
        assertThat(it.verified(written).code()).isEqualTo(11);
    }

    /** Also where the batch is gone and the export says so itself: the signed checkpoint remembers. */
    @Test
    void lastBatchDeletedWithItsTraces() throws IOException {
        Written shorter = Written.words(
                it.ledger().first(it.ledger().batchSizes().size() - 1),
                it.folder().resolve("shorter"));
        Files.write(
                shorter.export().resolve("checkpoint"),
                it.written().checkpoint().bytes());
        Ran ran = it.verified(shorter);
        assertThat(ran.code()).as(ran.out()).isEqualTo(14);
        assertThat(ran.out()).contains("does not end where its signed checkpoint does");
    }

    @Test
    void middleEventDeleted() {
        Written written = it.written();
        written.bendLines("events.jsonl", lines -> lines.remove(30));
        Ran ran = it.verified(written);
        assertThat(ran.code()).isEqualTo(11);
        assertThat(ran.out()).contains("expected position 31, found 32");
    }

    @Test
    void twoEventsSwapped() {
        Written written = it.written();
        written.bendLines("events.jsonl", lines -> {
            String one = lines.get(10);
            String other = lines.get(40);
            lines.set(10, other.replace("{\"position\":41,", "{\"position\":11,"));
            lines.set(40, one.replace("{\"position\":11,", "{\"position\":41,"));
        });
        assertThat(it.verified(written).code()).isBetween(12, 14);
    }

    @Test
    void theTimeOfAnEventChanged() {
        Written written = it.written();
        written.bendLines("events.jsonl", lines -> lines.set(25, later(lines.get(25), "\"occurredAt\":\"")));
        assertThat(it.verified(written).code()).isEqualTo(13);
    }

    @Test
    void theTimeOfABatchChanged() {
        Written written = it.written();
        written.bendLines("batches.jsonl", lines -> lines.set(5, later(lines.get(5), "\"recordedAt\":\"")));
        assertThat(it.verified(written).code()).isEqualTo(13);
    }

    private static String later(String line, String before) {
        int year = line.indexOf(before) + before.length();
        return line.substring(0, year) + "2029" + line.substring(year + 4);
    }

    @Test
    void aBackDatedEventInserted() {
        Written whole = it.written();
        Stored first = it.ledger().events().get(it.index(FeedbackSubmitted.class, 0));
        it.ledger()
                .events()
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
        it.ledger().batchSizes().set(20, it.ledger().batchSizes().get(20) + 1);
        Written inserted = Written.words(it.ledger(), it.folder().resolve("inserted"));
        TamperedLedger.copyCheckpoint(whole, inserted);
        assertThat(it.verified(inserted).code()).isIn(12, 14);
    }

    @Test
    void aLeafDropped() {
        Written written = it.written();
        written.bendLines("events.jsonl", lines -> {
            String line = lines.get(33);
            String next = lines.get(34);
            String leaf = next.substring(next.indexOf("\"leafHash\""));
            lines.set(33, line.substring(0, line.indexOf("\"leafHash\"")) + leaf);
        });
        assertThat(it.verified(written).code()).isEqualTo(13);
    }

    @Test
    void aHoleInAStream() {
        int at = it.index(FeedbackSubmitted.class, 30);
        Stored stored = it.ledger().events().get(at);
        it.ledger()
                .events()
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
        assertThat(it.verified(Written.facts(it.ledger(), it.folder().resolve("hole")))
                        .code())
                .isEqualTo(12);
    }

    @Test
    void batchesThatDoNotFollowOneAnother() {
        for (String key : new String[] {"\"batch\":9,", "\"first\":", "\"prevRoot\":\""}) {
            Written written = it.written();
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
            assertThat(it.verified(written).code()).isEqualTo(15);
        }
    }

    @Test
    void theOrderOfTheLinesIsPartOfTheExport() {
        Written shuffled = it.written();
        shuffled.bendLines("events.jsonl", lines -> Collections.swap(lines, 3, 4));
        assertThat(it.verified(shuffled).code()).isEqualTo(11);
    }
}
