package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.ApproveErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackEvent.NoteAdded;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.store.axon.CommandDraft;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** Words go in the transaction that records their erasure, and nothing brings them back. */
class ErasureIT {
    private static final Randomness RANDOM = Randomness.secure();

    @TempDir
    private Path temp;

    private LedgerDoor open;
    private JdbcClient jdbc;
    private Vault vault;
    private CommandReceipts receipts;
    private String stream;
    private SealedField comment;

    @BeforeEach
    void submitOneCase() {
        open = new LedgerDoor(TestPostgres.newDatabase(), 6);
        jdbc = JdbcClient.create(open.ledger.database.pool());
        KeyFolder keys = KeyFolder.init(temp.resolve("keys"), RANDOM);
        vault = new Vault(jdbc, keys, RANDOM, erased -> open.ledger.reader.count(erased, "PersonalDataErased"));
        receipts = new CommandReceipts(jdbc, RANDOM);
        stream = RANDOM.timeOrderedId(Made.START).toString();
        comment = submit(stream, "canary");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class Erase {
        @Test
        void wordsKeyAndReceiptsGoWithTheEventThatSaysSo() {
            ask();
            assertThat(erase("first")).isInstanceOf(CommandResult.Done.class);

            assertThat(vault.open(stream, comment)).isEqualTo(new Opened.Gone());
            assertThat(rows("vault.sealed_value")).isZero();
            assertThat(rows("vault.case_key")).isZero();
            assertThat(receipts.find(claim("submit")))
                    .as("the reply to the submission held the tracking code")
                    .isEqualTo(new CommandReceipts.Earlier.Never());
            assertThat(logLines())
                    .containsExactly(
                            Made.START + " " + stream + " " + comment.text().ref());
        }

        @Test
        void theErasuresOwnReceiptStaysSoThatARetryGetsTheSameReply() {
            ask();
            byte[] first = reply(erase("first"));
            CommandResult again = erase("first");
            assertThat(again).isInstanceOf(CommandResult.Repeated.class);
            assertThat(reply(again)).isEqualTo(first);
            assertThat(open.ledger.reader.count(stream, "PersonalDataErased")).isEqualTo(1);
        }

        @Test
        void anotherCaseKeepsItsWords() {
            String other = RANDOM.timeOrderedId(Made.START).toString();
            SealedField others = submit(other, "others' words");
            ask();
            assertThat(erase("first")).isInstanceOf(CommandResult.Done.class);
            assertThat(vault.open(other, others)).isEqualTo(new Opened.Words("others' words"));
        }

        @Test
        void wordsSealedAfterwardsGetTheNextGenerationAndCanBeErasedAgain() {
            ask();
            assertThat(erase("first")).isInstanceOf(CommandResult.Done.class);
            SealedField note = note("later");
            assertThat(vault.open(stream, note)).isEqualTo(new Opened.Words("later"));
            assertThat(jdbc.sql("SELECT generation FROM vault.case_key")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            ask();
            assertThat(erase("second")).isInstanceOf(CommandResult.Done.class);
            assertThat(vault.open(stream, note)).isEqualTo(new Opened.Gone());
            assertThat(logLines()).hasSize(2);
        }
    }

    @Nested
    class InFlight {
        @Test
        void wordsSealedUnderAKeyThatIsErasedMeanwhileAreSealedAnew() {
            ask();
            List<SealedField> drawn = new ArrayList<>();
            CommandResult result = open.door.sendDrawn(
                    () -> {
                        WordSealer sealer = vault.sealerFor(stream, Made.START);
                        SealedText text = sealer.seal("note", "in flight");
                        drawn.add(new SealedField("note", text));
                        if (drawn.size() == 1) {
                            assertThat(erase("first")).isInstanceOf(CommandResult.Done.class);
                        }
                        return new CommandDraft(
                                new AddNote(stream, text), sealer.sealed().onto(Attachment.none()));
                    },
                    Act.of(Actor.SUBJECT, Made.START),
                    Origin.INTERNAL);
            assertThat(result).isInstanceOf(CommandResult.Done.class);
            assertThat(drawn).hasSize(2);
            assertThat(vault.open(stream, drawn.getFirst())).isEqualTo(new Opened.Gone());
            assertThat(vault.open(stream, drawn.getLast())).isEqualTo(new Opened.Words("in flight"));
        }

        /** Persons write notes on a few cases while their words are erased again and again. */
        @Test
        void whateverTheOrderEveryTextIsEitherReadableOrErasedByAnEvent() throws Exception {
            long seed = new Random().nextLong();
            Random random = new Random(seed);
            List<String> cases = new ArrayList<>(List.of(stream));
            for (int i = 0; i < 3; i++) {
                String more = RANDOM.timeOrderedId(Made.START).toString();
                submit(more, "of case " + i);
                cases.add(more);
            }
            AtomicInteger erasures = new AtomicInteger();
            AtomicBoolean writing = new AtomicBoolean(true);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> eraser = threads.submit(() -> {
                    while (writing.get()) {
                        String of = cases.get(random.nextInt(cases.size()));
                        ask(of);
                        if (erase(of, RANDOM.randomId().toString()) instanceof CommandResult.Done) {
                            erasures.incrementAndGet();
                        }
                    }
                });
                List<Future<?>> writers = new ArrayList<>();
                for (String of : cases) {
                    for (int i = 0; i < 8; i++) {
                        writers.add(threads.submit(() -> note(of, "written in a hurry")));
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
            for (StoredEvent event : open.ledger.reader.ofStream(of, 0, 1_000)) {
                Object payload = EventFormat.current().read(event.eventName(), event.revision(), event.payload());
                if (payload instanceof NoteAdded note) {
                    held.add(note.note().ref());
                    SealedField field = new SealedField("note", note.note());
                    assertThat(vault.open(of, field)).as("seed %d", seed).isNotInstanceOf(Opened.Unreadable.class);
                } else if (payload instanceof al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased gone) {
                    held.removeAll(gone.refs());
                }
            }
            List<String> stored = jdbc.sql("SELECT ref FROM vault.sealed_value WHERE stream_id = ? AND path = 'note'")
                    .param(of)
                    .query(String.class)
                    .list();
            assertThat(stored).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(held);
        }
    }

    @Nested
    class Log {
        @Test
        void whatABackupBroughtBackIsErasedAgainAndLaterWordsStay() {
            List<String> before = List.of(dump("vault.sealed_value"), dump("vault.case_key"));
            ask();
            List<String> asked = List.of(dump("vault.sealed_value"), dump("vault.case_key"));
            assertThat(asked).isEqualTo(before);
            assertThat(erase("first")).isInstanceOf(CommandResult.Done.class);
            putBack();
            assertThat(rows("vault.sealed_value")).isEqualTo(1);
            assertThat(open.ledger.erasures.reapply()).isEqualTo(new ErasureLog.Reapplied(1, 1, 1));
            assertThat(rows("vault.sealed_value")).isZero();
            assertThat(rows("vault.case_key")).isZero();

            SealedField note = note("later");
            assertThat(open.ledger.erasures.reapply()).isEqualTo(new ErasureLog.Reapplied(1, 0, 0));
            assertThat(vault.open(stream, note)).isEqualTo(new Opened.Words("later"));
        }

        @Test
        void aLineLostInACrashIsWrittenAtTheNextStart() throws Exception {
            ask();
            assertThat(erase("first")).isInstanceOf(CommandResult.Done.class);
            List<String> whole = logLines();
            Path file = open.ledger.keyFolder.resolve("erasures.log");
            Files.delete(file);
            RecordedErasures recorded = new RecordedErasures(open.ledger.reader);
            assertThat(open.ledger.erasures.complete(recorded)).isEqualTo(1);
            assertThat(logLines()).isEqualTo(whole);
            assertThat(open.ledger.erasures.complete(recorded)).isZero();

            Files.writeString(file, whole.getFirst().substring(0, 50), StandardCharsets.UTF_8);
            assertThat(open.ledger.erasures.complete(recorded))
                    .as("a torn line")
                    .isEqualTo(1);
            assertThat(logLines()).isEqualTo(whole);
        }

        @Test
        void whileItCannotBeWrittenNothingIsAcknowledgedAndNothingMoreIsTaken() throws Exception {
            ask();
            Path file = open.ledger.keyFolder.resolve("erasures.log");
            Files.createDirectory(file);
            assertThat(erase("first")).isInstanceOf(CommandResult.Unavailable.class);
            assertThat(open.door.send(
                            new AddNote(stream, Made.text(77)), Act.of(Actor.SUBJECT, Made.START), Attachment.none()))
                    .isInstanceOf(CommandResult.Unavailable.class);
            Files.delete(file);
            assertThat(erase("first")).isInstanceOf(CommandResult.Repeated.class);
            note("after the repair");
            assertThat(logLines()).hasSize(1);
        }

        @Test
        void aDamagedLineIsNamed() throws Exception {
            Files.writeString(open.ledger.keyFolder.resolve("erasures.log"), "what is this\n");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> open.ledger.erasures.reapply())
                    .isInstanceOf(KeysRefused.class)
                    .hasMessageContaining("Line 1");
        }

        private void putBack() {
            WordSealer sealer = vault.sealerForNewCase(stream, Made.START);
            sealer.seal("comment", "canary");
            SealedWords words = sealer.sealed();
            StoredWords.store(jdbc, words);
            jdbc.sql("UPDATE vault.sealed_value SET ref = CAST(? AS uuid)")
                    .param(comment.text().ref())
                    .update();
        }

        private String dump(String table) {
            return jdbc.sql("SELECT string_agg(CAST(dumped AS text), ' ') FROM " + table + " AS dumped")
                    .query(String.class)
                    .single();
        }
    }

    private SealedField submit(String of, String words) {
        WordSealer sealer = vault.sealerForNewCase(of, Made.START);
        SealedText text = sealer.seal("comment", words);
        SubmitFeedback made = Commands.submit(of, Kind.COMPLAINT, false);
        FeedbackCommand.Submission s = made.submission();
        FeedbackCommand.Submission with = new FeedbackCommand.Submission(
                s.kind(),
                s.audience(),
                s.channel(),
                s.campaign(),
                s.language(),
                s.rating(),
                s.gotItDone(),
                s.reasons(),
                s.answerWanted(),
                text,
                null);
        Attachment attachment = sealer.sealed()
                .onto(Attachment.none())
                .with(receipts.receipt(claim("submit"), of, (first, last) -> "code".getBytes(StandardCharsets.UTF_8)));
        Attachment whole = of.equals(stream) ? attachment : sealer.sealed().onto(Attachment.none());
        CommandResult result = open.door.send(
                new SubmitFeedback(of, made.reference(), with, made.routing(), made.standard()),
                Act.of(Actor.SUBJECT, Made.START),
                whole);
        assertThat(result).isInstanceOf(CommandResult.Done.class);
        return new SealedField("comment", text);
    }

    private SealedField note(String words) {
        return note(stream, words);
    }

    /** Writes a note, as often as it takes: other writers are quicker now and then. */
    private SealedField note(String of, String words) {
        List<SealedField> drawn = new ArrayList<>();
        CommandResult result = new CommandResult.Conflict();
        while (result instanceof CommandResult.Conflict) {
            result = open.door.sendDrawn(
                    () -> {
                        WordSealer sealer = vault.sealerFor(of, Made.START);
                        SealedText text = sealer.seal("note", words);
                        drawn.add(new SealedField("note", text));
                        return new CommandDraft(
                                new AddNote(of, text), sealer.sealed().onto(Attachment.none()));
                    },
                    Act.of(Actor.SUBJECT, Made.START),
                    Origin.INTERNAL);
        }
        assertThat(result).isInstanceOf(CommandResult.Done.class);
        return drawn.getLast();
    }

    private void ask() {
        ask(stream);
    }

    private void ask(String of) {
        CommandResult unused = open.door.send(
                new RequestErasure(of, ErasureGround.REQUESTED_BY_SUBJECT, null),
                Act.of(Actor.SUBJECT, Made.START),
                Attachment.none());
    }

    private CommandResult erase(String key) {
        return erase(stream, key);
    }

    private CommandResult erase(String of, String key) {
        ReceiptOf receipt = new ReceiptOf(claim(key), of);
        return open.door.send(
                new ApproveErasure(of),
                Act.of(People.DPO, Made.START),
                Attachment.none()
                        .with(receipts.receipt(receipt.claim(), of, (first, last) -> new byte[] {(byte) last})));
    }

    private record ReceiptOf(ClaimedCommand claim, String of) {}

    private static byte[] reply(CommandResult result) {
        byte[] sealed =
                switch (result) {
                    case CommandResult.Done done -> done.sealedReply();
                    case CommandResult.Repeated repeated -> repeated.sealedReply();
                    default -> throw new AssertionError(result);
                };
        return claim("first").open(java.util.Objects.requireNonNull(sealed));
    }

    private static ClaimedCommand claim(String request) {
        return ClaimedCommand.of(
                "dpo",
                "erase",
                IdempotencyKey.derived("11111111-2222-4333-8444-555555555555", request),
                request.getBytes(StandardCharsets.UTF_8));
    }

    private long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private List<String> logLines() {
        try {
            return Files.readAllLines(open.ledger.keyFolder.resolve("erasures.log"), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
