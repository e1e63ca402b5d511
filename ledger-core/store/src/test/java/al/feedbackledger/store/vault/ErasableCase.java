package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.ApproveErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.store.axon.CommandDraft;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** A case with one comment on a ledger of its own, and what can be done to its words. */
final class ErasableCase implements AutoCloseable {
    private static final Randomness RANDOM = Randomness.secure();

    final LedgerDoor open;
    final JdbcClient jdbc;
    final Vault vault;
    final CommandReceipts receipts;
    final String stream;
    final SealedField comment;

    ErasableCase(Path temp) {
        open = new LedgerDoor(TestPostgres.newDatabase(), 6);
        jdbc = JdbcClient.create(open.ledger.database.pool());
        KeyFolder keys = KeyFolder.init(temp.resolve("keys"), RANDOM);
        vault = new Vault(jdbc, keys, RANDOM, erased -> open.ledger.reader.count(erased, "PersonalDataErased"));
        receipts = new CommandReceipts(jdbc, RANDOM);
        stream = RANDOM.timeOrderedId(Made.START).toString();
        comment = submit(stream, "canary");
    }

    @Override
    public void close() {
        open.close();
    }

    SealedField submit(String of, String words) {
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

    SealedField note(String words) {
        return note(stream, words);
    }

    /** Writes a note, as often as it takes: other writers are quicker now and then. */
    SealedField note(String of, String words) {
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

    void ask() {
        ask(stream);
    }

    void ask(String of) {
        CommandResult unused = open.door.send(
                new RequestErasure(of, ErasureGround.REQUESTED_BY_SUBJECT, null),
                Act.of(Actor.SUBJECT, Made.START),
                Attachment.none());
    }

    CommandResult erase(String key) {
        return erase(stream, key);
    }

    CommandResult erase(String of, String key) {
        ReceiptOf receipt = new ReceiptOf(claim(key), of);
        return open.door.send(
                new ApproveErasure(of),
                Act.of(People.DPO, Made.START),
                Attachment.none()
                        .with(receipts.receipt(receipt.claim(), of, (first, last) -> new byte[] {(byte) last})));
    }

    record ReceiptOf(ClaimedCommand claim, String of) {}

    static byte[] reply(CommandResult result) {
        byte[] sealed =
                switch (result) {
                    case CommandResult.Done done -> done.sealedReply();
                    case CommandResult.Repeated repeated -> repeated.sealedReply();
                    default -> throw new AssertionError(result);
                };
        return claim("first").open(Objects.requireNonNull(sealed));
    }

    static ClaimedCommand claim(String request) {
        return ClaimedCommand.of(
                "dpo",
                "erase",
                IdempotencyKey.derived("11111111-2222-4333-8444-555555555555", request),
                request.getBytes(StandardCharsets.UTF_8));
    }

    long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    List<String> logLines() {
        try {
            return Files.readAllLines(open.ledger.keyFolder.resolve("erasures.log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
