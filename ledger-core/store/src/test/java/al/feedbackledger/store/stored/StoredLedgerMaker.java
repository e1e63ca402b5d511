package al.feedbackledger.store.stored;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.store.access.CaseAccess;
import al.feedbackledger.store.access.NewAccess;
import al.feedbackledger.store.access.StaffAccounts;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.axon.LedgerTokenStore;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ReceiptRow;
import al.feedbackledger.store.timer.TimerProjection;
import al.feedbackledger.store.vault.AnswerPrints;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.SeededRandomness;
import al.feedbackledger.store.vault.Vault;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes a ledger that holds every event there is, through the doors, the writer and the vault that the application uses.
 * What chance decides in the vault and of ids of cases comes from a seed; event ids, blinds and recorded_at do not, so no
 * two ledgers are alike.
 */
final class StoredLedgerMaker implements AutoCloseable {
    static final String ROUTE = "POST /api/v1/feedback";
    private static final long SEED = 20_260_302;

    final SeededRandomness randomness = new SeededRandomness(SEED);
    final MadeUpWords words = new MadeUpWords();
    final LedgerDoor open;
    final Vault vault;
    final CaseAccess access;
    final AnswerPrints prints;
    final CommandReceipts receipts;

    private final JdbcClient jdbc;
    private final List<String> wordsByRef = new ArrayList<>();
    private final List<String> persons = new ArrayList<>();

    private StoredLedgerMaker(TestDatabase database, Path keyFolder) {
        open = new LedgerDoor(database, 4);
        jdbc = JdbcClient.create(open.ledger.database.pool());
        KeyFolder keys = KeyFolder.init(keyFolder, randomness);
        new KeyFingerprints(jdbc).check(keys);
        vault = new Vault(jdbc, keys, randomness, stream -> open.ledger.reader.count(stream, "PersonalDataErased"));
        access = new CaseAccess(jdbc, keys.pepper(), randomness);
        prints = new AnswerPrints(jdbc, keys.pepper());
        receipts = new CommandReceipts(jdbc, randomness);
    }

    /** {@code StoredLedgerMaker FOLDER}: the folder must not exist. */
    public static void main(String[] arguments) throws Exception {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws Exception {
        Files.createDirectories(folder);
        TestDatabase database = TestPostgres.newDatabase();
        try (StoredLedgerMaker maker = new StoredLedgerMaker(database, folder.resolve("keys-of-a-test"))) {
            new StoredHistory(maker).live();
            maker.runTheTimersProjection();
            maker.openAccounts();
            StoredLedger.writeTables(database, folder);
            Files.write(folder.resolve("words.tsv"), maker.wordsByRef);
            Files.write(folder.resolve("persons.tsv"), maker.persons);
        }
    }

    /** Sends a command that is no case's and must be accepted. */
    void does(Actor by, Instant at, StreamCommand command) {
        CommandResult result = open.door.send(command, Act.of(by, at), Attachment.none());
        if (!(result instanceof CommandResult.Done)) {
            throw new AssertionError(command + ": " + result);
        }
    }

    /** Remembers the words behind a commitment, for whoever checks. */
    SealedText sealed(SealedText text, String words) {
        wordsByRef.add(text.ref() + "\t" + words.replace("\\", "\\\\").replace("\n", "\\n"));
        return text;
    }

    void person(String stream, NewAccess mine, String key, String request, String reply) {
        persons.add(String.join(
                "\t", stream, mine.reference().compact(), mine.code().compact(), key, request, reply));
    }

    /** Receipts of the clock are empty and their keys derived, as with every timer. */
    ReceiptRow timerReceipt(String stream, String kind) {
        ClaimedCommand claim = ClaimedCommand.of(
                Actor.SYSTEM.id(), "timer", IdempotencyKey.derived(stream, kind), stream.getBytes(UTF_8));
        return receipts.receipt(claim, stream, (first, last) -> new byte[0]);
    }

    /** What erasing leaves behind: no words, no key, no reply that tells the code. */
    void erase(String stream) {
        for (String table : List.of("vault.sealed_value", "vault.case_key", "ops.command_receipt")) {
            jdbc.sql("DELETE FROM " + table + " WHERE stream_id = :stream")
                    .param("stream", stream)
                    .update();
        }
    }

    private void runTheTimersProjection() throws Exception {
        AnnotationEventHandlerAdapter timers = new AnnotationEventHandlerAdapter(new TimerProjection(jdbc));
        long head = open.ledger.reader.headPosition();
        try (var events = open.store.openStream(null)) {
            for (long position = 1; position <= head; position++) {
                TrackedEventMessage<?> event = events.nextAvailable();
                if (timers.canHandle(event)) {
                    timers.handle(event);
                }
            }
        }
        TokenStore tokens = LedgerTokenStore.of(
                open.ledger.database.pool()::getConnection,
                Jackson3Serializer.builder().build());
        tokens.initializeTokenSegments(TimerProjection.PROCESSOR, 1, new GlobalSequenceTrackingToken(head));
    }

    private void openAccounts() {
        StaffAccounts accounts = new StaffAccounts(jdbc, randomness);
        boolean opened =
                accounts.create("example-admin", Role.ADMIN, null, Made.START).isPresent()
                        && accounts.create("example-officer", Role.OFFICER, People.REGISTRY, Made.START)
                                .isPresent();
        if (!opened) {
            throw new AssertionError("a login is taken in an empty ledger");
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
