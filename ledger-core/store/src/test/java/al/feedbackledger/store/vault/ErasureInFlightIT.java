package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackEvent.NoteAdded;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.store.axon.CommandDraft;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Words that are written while the words of their case are erased: each is readable, or erased by an event. */
class ErasureInFlightIT {
    private static final Randomness RANDOM = Randomness.secure();

    @TempDir
    private Path temp;

    private ErasableCase c;

    @BeforeEach
    void submitOneCase() {
        c = new ErasableCase(temp);
    }

    @AfterEach
    void close() {
        c.close();
    }

    @Test
    void wordsSealedUnderAKeyThatIsErasedMeanwhileAreSealedAnew() {
        c.ask();
        List<SealedField> drawn = new ArrayList<>();
        CommandResult result = c.open.door.sendDrawn(
                () -> {
                    WordSealer sealer = c.vault.sealerFor(c.stream, Made.START);
                    SealedText text = sealer.seal("note", "in flight");
                    drawn.add(new SealedField("note", text));
                    if (drawn.size() == 1) {
                        assertThat(c.erase("first")).isInstanceOf(CommandResult.Done.class);
                    }
                    return new CommandDraft(
                            new AddNote(c.stream, text), sealer.sealed().onto(Attachment.none()));
                },
                Act.of(Actor.SUBJECT, Made.START),
                Origin.INTERNAL);
        assertThat(result).isInstanceOf(CommandResult.Done.class);
        assertThat(drawn).hasSize(2);
        assertThat(c.vault.open(c.stream, drawn.getFirst())).isEqualTo(new Opened.Gone());
        assertThat(c.vault.open(c.stream, drawn.getLast())).isEqualTo(new Opened.Words("in flight"));
    }

    /** Persons write notes on a few cases while their words are erased again and again. */
    @Test
    void whateverTheOrderEveryTextIsEitherReadableOrErasedByAnEvent() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> cases = new ArrayList<>(List.of(c.stream));
        for (int i = 0; i < 3; i++) {
            String more = RANDOM.timeOrderedId(Made.START).toString();
            c.submit(more, "of case " + i);
            cases.add(more);
        }
        AtomicInteger erasures = new AtomicInteger();
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> eraser = threads.submit(() -> {
                while (writing.get()) {
                    String of = cases.get(random.nextInt(cases.size()));
                    c.ask(of);
                    if (c.erase(of, RANDOM.randomId().toString()) instanceof CommandResult.Done) {
                        erasures.incrementAndGet();
                    }
                }
            });
            List<Future<?>> writers = new ArrayList<>();
            for (String of : cases) {
                for (int i = 0; i < 8; i++) {
                    writers.add(threads.submit(() -> c.note(of, "written in a hurry")));
                }
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            writing.set(false);
            eraser.get(60, TimeUnit.SECONDS);
        }
        assertThat(erasures).as("seed %d", seed).hasPositiveValue();
        cases.forEach(of -> everyTextIsReadableOrErased(of, seed));
    }

    private void everyTextIsReadableOrErased(String of, long seed) {
        List<String> held = new ArrayList<>();
        for (StoredEvent event : c.open.ledger.reader.ofStream(of, 0, 1_000)) {
            Object payload = EventFormat.current().read(event.eventName(), event.revision(), event.payload());
            if (payload instanceof NoteAdded note) {
                held.add(note.note().ref());
                SealedField field = new SealedField("note", note.note());
                assertThat(c.vault.open(of, field)).as("seed %d", seed).isNotInstanceOf(Opened.Unreadable.class);
            } else if (payload instanceof PersonalDataErased gone) {
                held.removeAll(gone.refs());
            }
        }
        List<String> stored = c.jdbc.sql("SELECT ref FROM vault.sealed_value WHERE stream_id = ? AND path = 'note'")
                .param(of)
                .query(String.class)
                .list();
        assertThat(stored).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(held);
    }
}
