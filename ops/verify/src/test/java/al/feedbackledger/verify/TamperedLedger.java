package al.feedbackledger.verify;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Stored;
import al.feedbackledger.verify.sample.Written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ledger to be bent by a test, and the program run on what became of it.
 *
 * @param key a file with the log's key
 */
record TamperedLedger(Path folder, SampleLedger ledger, Path key) {
    static final int CASES = 40;

    static TamperedLedger in(Path folder) throws IOException {
        return new TamperedLedger(
                folder,
                SampleLedger.of(CASES, 2),
                Files.writeString(folder.resolve("keys"), Written.KEY.verifierKey() + "\n"));
    }

    /** What a superuser changes in rows, with the hashes left as they are. */
    Written written() {
        return Written.words(ledger, folder.resolve("it"));
    }

    Ran verified(Written written) {
        Ran ran = Ran.of("export", written.export(), "--key", key);
        assertThat(ran.out() + ran.err()).doesNotContain("\tat ").doesNotContain("Exception");
        return ran;
    }

    int index(Class<?> type, int from) {
        for (int i = from; i < ledger.events().size(); i++) {
            if (type.isInstance(ledger.events().get(i).event())) {
                return i;
            }
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    /** The same ledger with one event another, its leaf as it was: one row updated. */
    Written edited(int index, Stored instead) {
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

    static Stored with(Stored stored, Object event) {
        return new Stored(
                stored.stream(),
                stored.sequence(),
                stored.eventId(),
                event,
                stored.occurredAtMicros(),
                stored.actor(),
                stored.fill());
    }

    static FeedbackSubmitted rated(FeedbackSubmitted s, int rating) {
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

    static void copyCheckpoint(Written from, Written to) {
        try {
            Files.write(to.export().resolve("checkpoint"), from.checkpoint().bytes());
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    long sequences(String stream) {
        return ledger.events().stream()
                        .filter(event -> event.stream().equals(stream))
                        .count()
                - 1;
    }
}
