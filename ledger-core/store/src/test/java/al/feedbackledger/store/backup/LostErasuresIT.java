package al.feedbackledger.store.backup;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.ApproveErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.backup.LedgerRestore.Sources;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ErasedCase;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.log.CheckpointMetrics;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.log.LogPublisher;
import al.feedbackledger.store.log.NewLog;
import al.feedbackledger.store.log.PublishedLog;
import al.feedbackledger.store.vault.CaseField;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.Kept;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import al.feedbackledger.store.vault.WordSealer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Words that were erased after the backup stay erased, and the restored record says so. */
class LostErasuresIT {
    private static final Randomness RANDOM = Randomness.secure();
    private static final CopyProgress SILENT = (done, total) -> {};

    @TempDir
    private Path folder = Path.of("unset");

    private final List<CaseField> written = new ArrayList<>();

    /** A node as it runs on a data folder, its log published. */
    private final class Node implements AutoCloseable {
        private final EmbeddedServer server;
        private final Path keyFolder;
        private final LedgerDoor open;
        private final Vault vault;

        Node(Path data) {
            server = EmbeddedServer.start(data);
            server.prepare();
            keyFolder = data.resolve("keys");
            KeyFolder keys = KeyFolder.existsAt(keyFolder) ? keys() : KeyFolder.init(keyFolder, RANDOM);
            var unused = LogIdentity.ensure(keys, "", RANDOM);
            open = new LedgerDoor(new OpenLedger(new TestDatabase(server.admin(), server.app()), 4, null, keyFolder));
            JdbcClient jdbc = jdbc();
            new KeyFingerprints(jdbc).check(keys());
            vault = new Vault(jdbc, keys(), RANDOM, stream -> open.ledger.reader.count(stream, "PersonalDataErased"));
        }

        private JdbcClient jdbc() {
            return JdbcClient.create(open.ledger.database.pool());
        }

        private KeyFolder keys() {
            return KeyFolder.open(keyFolder);
        }

        String submit() {
            String stream = RANDOM.timeOrderedId(Made.START).toString();
            SubmitFeedback made = Commands.submit(stream, Kind.COMPLAINT, false);
            Submission given = made.submission();
            WordSealer sealer = vault.sealerForNewCase(stream, Made.START);
            SealedField comment = new SealedField("comment", sealer.seal("comment", "canary"));
            Submission with = new Submission(
                    given.kind(),
                    given.audience(),
                    given.channel(),
                    given.campaign(),
                    given.language(),
                    given.rating(),
                    given.gotItDone(),
                    given.reasons(),
                    given.answerWanted(),
                    comment.text(),
                    null);
            String reference = ReferenceNumber.draw(RANDOM::bytes).compact();
            send(
                    new SubmitFeedback(stream, reference, with, made.routing(), made.standard()),
                    Actor.SUBJECT,
                    sealer.sealed().onto(Attachment.none()));
            written.add(new CaseField(stream, comment));
            return stream;
        }

        private void send(StreamCommand command, Actor by, Attachment attachment) {
            assertThat(open.door.send(command, Act.of(by, Made.START), attachment))
                    .isInstanceOf(CommandResult.Done.class);
        }

        void note(String stream) {
            WordSealer sealer = vault.sealerFor(stream, Made.START);
            SealedField field = new SealedField("note", sealer.seal("note", "canary"));
            send(
                    new AddNote(stream, field.text()),
                    Actor.SUBJECT,
                    sealer.sealed().onto(Attachment.none()));
            written.add(new CaseField(stream, field));
        }

        void erase(String stream) {
            send(new RequestErasure(stream, ErasureGround.THIRD_PARTY_DATA, null), People.DPO, Attachment.none());
            send(new ApproveErasure(stream), People.SECOND_DPO, Attachment.none());
        }

        void publish() {
            LogIdentity log = LogIdentity.current(keys());
            PublishedLog published = new PublishedLog(
                    log,
                    keyFolder.resolveSibling("log"),
                    keys().signingKeys(log.origin()).getFirst().verifierKey());
            CheckpointMetrics metrics = new CheckpointMetrics(
                    new SimpleMeterRegistry(), LedgerClock.system(), () -> 0L, open.ledger.tail::head);
            LeafReader leaves = new LeafReader(open.ledger.database.pool(), new LedgerPayloads());
            try (LogPublisher publisher = new LogPublisher(published, keys(), leaves, metrics)) {
                boolean more = true;
                while (more) {
                    more = publisher.publish();
                }
            }
        }

        void recordRestore() {
            new NewLog(open.door, new CommandReceipts(jdbc(), RANDOM), LedgerClock.system())
                    .recordIfPending(LogIdentity.current(keys()), keys(), open.ledger.reader.headPosition());
        }

        int recordErasures() {
            return new LostErasures(open.ledger.erasures, recorded(), open.door, LedgerClock.system()).record();
        }

        RecordedErasures recorded() {
            return new RecordedErasures(open.ledger.reader);
        }

        List<ErasedCase> erasures() {
            List<ErasedCase> all = new ArrayList<>();
            recorded().each(all::add);
            return all;
        }

        /** References of words that a verifier would miss: they are gone, and no event says why. */
        Set<String> unexplained() {
            Set<String> gone = new HashSet<>();
            vault.look(written).forEach((ref, kept) -> {
                if (kept.state() != Kept.State.PRESENT) {
                    gone.add(ref);
                }
            });
            erasures().forEach(erased -> erased.refs().forEach(ref -> gone.remove(ref.toString())));
            return gone;
        }

        @Override
        public void close() {
            open.close();
            server.close();
        }
    }

    @Test
    void theRestoredRecordSaysWhatItsLogOfErasuresKnows() throws Exception {
        Path data = folder.resolve("data");
        Path again = folder.resolve("again");
        List<String> cases = new ArrayList<>();
        try (Node node = new Node(data)) {
            for (int i = 0; i < 3; i++) {
                cases.add(node.submit());
            }
            node.publish();
            var unused = LedgerBackup.take(data, data.resolve("log"), folder.resolve("backup"), SILENT);
            node.erase(cases.get(0));
            node.erase(cases.get(1));
            node.erase(node.submit());
            written.removeLast(); // The restore loses this case with all that was said of it.
            node.publish();
        }
        forgetGroundOf(cases.get(1), data.resolve("keys/erasures.log"));

        Sources sources = new Sources(folder.resolve("backup"), data.resolve("keys"), data.resolve("log"));
        RestoredLedger restored = LedgerRestore.restore(sources, again, SILENT);
        assertThat(restored.erased().words()).isEqualTo(2);
        assertThat(restored.missing()).contains("are missing");
        var unused = RestoredLedger.recordIn(again, again.resolve("log"), RANDOM);

        try (Node node = new Node(again)) {
            node.recordRestore();
            assertThat(node.unexplained())
                    .containsExactlyInAnyOrder(
                            written.get(0).field().text().ref(),
                            written.get(1).field().text().ref());

            assertThat(node.recordErasures()).isEqualTo(2);

            assertThat(node.unexplained()).isEmpty();
            assertThat(node.erasures())
                    .extracting(ErasedCase::streamId, ErasedCase::ground)
                    .containsExactly(
                            tuple(cases.get(0), ErasureGround.THIRD_PARTY_DATA),
                            tuple(cases.get(1), ErasureGround.ERASED_BEFORE_RESTORE));
            List<StoredEvent> after = node.open.ledger.reader.after(restored.position(), 10);
            assertThat(after)
                    .extracting(StoredEvent::eventName)
                    .containsExactly("LedgerRestored", "PersonalDataErased", "PersonalDataErased");
            assertThat(new String(after.getLast().metadata(), StandardCharsets.UTF_8))
                    .contains("\"system\"");
            assertThat(node.recordErasures()).as("said once").isZero();
            try (Connection connection = node.open.ledger.testDatabase.asApp()) {
                assertThat(LedgerCheck.of(connection).faults()).isEmpty();
            }
        }
        try (Node node = new Node(again)) {
            node.recordRestore();
            assertThat(node.recordErasures()).as("at the next start").isZero();
            assertThat(node.open.ledger.erasures.complete(node.recorded())).isZero();
            node.note(cases.get(0));
            List<CaseField> kept = List.of(written.get(2), written.getLast());
            assertThat(node.vault.look(kept).values()).extracting(Kept::state).containsOnly(Kept.State.PRESENT);
            assertThat(node.unexplained()).isEmpty();
        }
    }

    /** Nothing signed is missing, and yet an event that somebody was told of is. */
    @Test
    @Tag("long")
    void anErasureThatWasNotSignedYetIsALossToo() throws Exception {
        Path data = folder.resolve("data");
        Path again = folder.resolve("again");
        String erased;
        try (Node node = new Node(data)) {
            erased = node.submit();
            node.publish();
            var unused = LedgerBackup.take(data, data.resolve("log"), folder.resolve("backup"), SILENT);
            node.erase(erased);
        }

        Sources sources = new Sources(folder.resolve("backup"), data.resolve("keys"), data.resolve("log"));
        RestoredLedger restored = LedgerRestore.restore(sources, again, SILENT);
        assertThat(restored.missing()).contains("erasure had been acknowledged");
        assertThat(RestoredLedger.unrecorded(again.resolve("keys"))).isPresent();
        var unused = RestoredLedger.recordIn(again, again.resolve("log"), RANDOM);
        assertThat(RestoredLedger.unrecorded(again.resolve("keys"))).isEmpty();

        try (Node node = new Node(again)) {
            node.recordRestore();
            assertThat(node.recordErasures()).isEqualTo(1);
            assertThat(node.open.ledger.reader.after(restored.position(), 10))
                    .extracting(StoredEvent::eventName)
                    .containsExactly("LedgerRestored", "PersonalDataErased");
        }
    }

    /** Makes the line of a case one of the first versions. */
    private static void forgetGroundOf(String stream, Path log) throws IOException {
        String lines = Files.readString(log);
        String line = stream + " " + ErasureGround.THIRD_PARTY_DATA;
        assertThat(lines).contains(line);
        Files.writeString(log, lines.replace(line, stream));
    }
}
