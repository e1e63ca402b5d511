package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.eventstore.ImportIdentityRow;
import al.feedbackledger.store.eventstore.LedgerIds;
import al.feedbackledger.store.eventstore.ReceiptRow;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static al.feedbackledger.store.axon.OpenDoor.NOON;
import static al.feedbackledger.store.axon.OpenDoor.OFFICER;
import static al.feedbackledger.store.axon.OpenDoor.act;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.testcontainers.shaded.org.awaitility.Awaitility.await;

class CommandDoorIT {
    private static final String METADATA = "SELECT convert_from(metadata, 'UTF8') FROM ledger.event ORDER BY position";

    private static final String LEDGER_LOCK = "3264333742356968487";
    private static final String WAITING_FOR_LOCK = """
            SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
             WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted
            """;

    private final TestDatabase database = TestPostgres.newDatabase();
    private final OpenDoor open = new OpenDoor(database, 4);
    private final String stream = LedgerIds.next();

    @AfterEach
    void close() {
        open.close();
    }

    private CommandResult say(String word) {
        return open.door.send(new Counter.Say(stream, word), act(), Attachment.none());
    }

    private static Attachment receipt(String key, String request, String stream) {
        return Attachment.none()
                .with(new ReceiptRow(
                        TreeHash.leaf(key.getBytes(UTF_8)),
                        TreeHash.leaf(request.getBytes(UTF_8)),
                        stream,
                        (first, last) -> ("reply " + first).getBytes(UTF_8)));
    }

    @Nested
    class Deciding {
        @Test
        void anAcceptedCommandSaysWhereItsEventsStand() {
            assertThat(say("one")).isEqualTo(new CommandResult.Done(1, 1, null));
            assertThat(say("two")).isEqualTo(new CommandResult.Done(2, 2, null));
        }

        @Test
        void aRefusalIsAResultAndStoresNothing() {
            say("one");
            say("two");
            say("three");

            assertThat(say("four")).isInstanceOfSatisfying(CommandResult.Refused.class, refused -> assertThat(
                            refused.refusal().reason())
                    .isEqualTo(Refusal.Reason.LIMIT_REACHED));
            assertThat(open.ledger.reader.headPosition()).isEqualTo(3);
        }

        @Test
        void aRefusedCreationLeavesNoStream() {
            assertThat(say("")).isInstanceOf(CommandResult.Refused.class);
            assertThat(open.ledger.reader.lastSequenceNo(stream)).isEmpty();
        }

        @Test
        void aCommandForAnUnknownStreamIsRefused() {
            assertThat(open.door.send(new Counter.SayAgain(stream), act(), Attachment.none()))
                    .isInstanceOfSatisfying(
                            CommandResult.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.UNKNOWN));
        }

        @Test
        void aHandlerThatDoesNothingIsAnError() {
            assertThatThrownBy(() -> open.door.send(new Counter.Idle(stream), act(), Attachment.none()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Idle");
        }

        @Test
        void theInstantDecidedWithIsTheEventsTime() throws Exception {
            open.door.send(new Counter.SayTheTime(stream), act(), Attachment.none());

            assertThat(open.ledger.reader.after(0, 1).getFirst().occurredAt()).isEqualTo(NOON);
            assertThat(open.ledger.query("SELECT convert_from(payload, 'UTF8') FROM ledger.event"))
                    .containsExactly(NOON.toString());
        }
    }

    @Nested
    class Metadata {
        @Test
        void anEventOfACaseCarriesTheAllowedKeysOnly() throws Exception {
            open.door.send(new Counter.Say(stream, "x"), act(), new Origin("WEB", "cor", "cau"), Attachment.none());

            assertThat(open.ledger.query(METADATA))
                    .containsExactly("{\"actorRole\":\"ADMIN\",\"actorId\":\"0193-pseudonym\",\"channel\":\"WEB\","
                            + "\"correlationId\":\"cor\",\"causationId\":\"cau\"}");
        }

        @Test
        void aPublicEventNamesNoPersonAndNoCase() throws Exception {
            open.door.send(
                    new Counter.Announce(stream, "x"), act(), new Origin("WEB", "cor", "cau"), Attachment.none());

            assertThat(open.ledger.query(METADATA).getFirst())
                    .contains("\"actorRole\":\"ADMIN\"")
                    .doesNotContain("actorId", OFFICER.id(), "\"cor\"", "\"cau\"");
        }

        @Test
        void whatOthersPutThereIsNotStored() throws Exception {
            open.store.publish(new GenericEventMessage<>("word", Map.of("traceparent", "00-abc", "channel", "WEB")));

            assertThat(open.ledger.query(METADATA)).containsExactly("{\"channel\":\"WEB\"}");
        }
    }

    @Nested
    class Repeating {
        @Test
        void theSameKeyGetsTheOldReplyAlsoAfterTheStateMovedOn() {
            Attachment attachment = receipt("key", "say one", stream);
            open.door.send(new Counter.Say(stream, "one"), act(), attachment);
            say("two");
            say("three");

            assertThat(open.door.send(new Counter.Say(stream, "one"), act(), attachment))
                    .isInstanceOfSatisfying(CommandResult.Repeated.class, repeated -> assertThat(repeated.sealedReply())
                            .isEqualTo("reply 1".getBytes(UTF_8)));
            assertThat(open.ledger.reader.headPosition()).isEqualTo(3);
        }

        @Test
        void theSameKeyForAnotherRequestIsTold() {
            open.door.send(new Counter.Say(stream, "one"), act(), receipt("key", "say one", stream));

            assertThat(open.door.send(new Counter.Say(stream, "two"), act(), receipt("key", "say two", stream)))
                    .isEqualTo(new CommandResult.KeyReused());
        }

        @Test
        void theSameKeyManyTimesAtOnceHasOneEffect() throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<CommandResult>> results = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    results.add(threads.submit(() ->
                            open.door.send(new Counter.Say(stream, "one"), act(), receipt("key", "say one", stream))));
                }
                int done = 0;
                for (Future<CommandResult> result : results) {
                    assertThat(result.get()).isInstanceOfAny(CommandResult.Done.class, CommandResult.Repeated.class);
                    done += result.get() instanceof CommandResult.Done ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
            }
            assertThat(open.ledger.reader.headPosition()).isEqualTo(1);
        }

        @Test
        void anActDoneElsewhereAfterTheLookAtItsReceiptGetsItsReplyAndNoRefusal() {
            say("one");
            say("two");
            Attachment attachment = receipt("key", "say three", stream);
            AtomicInteger looks = new AtomicInteger();
            // Its receipt is looked up, then the same act is done elsewhere, then its stream is loaded, which is full.
            Counter.SayAfter late = new Counter.SayAfter(stream, "three", () -> {
                if (looks.getAndIncrement() == 0) {
                    CompletableFuture.supplyAsync(
                                    () -> open.door.send(new Counter.Say(stream, "three"), act(), attachment))
                            .join();
                }
            });

            assertThat(open.door.send(late, act(), attachment))
                    .isInstanceOfSatisfying(CommandResult.Repeated.class, repeated -> assertThat(repeated.sealedReply())
                            .isEqualTo("reply 3".getBytes(UTF_8)));
            assertThat(open.ledger.reader.headPosition()).isEqualTo(3);
        }

        @Test
        void anImportOfTheSameSubmissionIsTold() {
            String other = LedgerIds.next();
            open.door.send(
                    new Counter.Say(stream, "x"),
                    act(),
                    Attachment.none().with(new ImportIdentityRow("s", "1", stream)));

            assertThat(open.door.send(
                            new Counter.Say(other, "x"),
                            act(),
                            Attachment.none().with(new ImportIdentityRow("s", "1", other))))
                    .isEqualTo(new CommandResult.AlreadyImported());
        }
    }

    @Nested
    class Colliding {
        private CommandDraft draft(String reference) {
            return new CommandDraft(
                    new Counter.Say(LedgerIds.next(), reference),
                    Attachment.none().with(new CaseAccessRow(reference, LedgerIds.next(), new byte[32], new byte[32])));
        }

        @Test
        void aTakenReferenceIsDrawnAgain() throws Exception {
            open.door.sendDrawn(() -> draft("taken"), act(), Origin.INTERNAL);
            AtomicInteger draws = new AtomicInteger();

            CommandResult result = open.door.sendDrawn(
                    () -> draft(draws.incrementAndGet() < 3 ? "taken" : "free"), act(), Origin.INTERNAL);

            assertThat(result).isEqualTo(new CommandResult.Done(2, 2, null));
            assertThat(draws).hasValue(3);
            assertThat(open.ledger.query("SELECT convert_from(payload, 'UTF8') FROM ledger.event ORDER BY position"))
                    .containsExactly("taken", "free");
        }

        @Test
        void drawingForEverIsAnError() {
            open.door.sendDrawn(() -> draft("taken"), act(), Origin.INTERNAL);

            assertThatThrownBy(() -> open.door.sendDrawn(() -> draft("taken"), act(), Origin.INTERNAL))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void losingTheRaceIsAConflictForAnActBoundToAVersionAndARetryForAnyOther() throws Exception {
            try (OpenDoor other = new OpenDoor(database, 2)) {
                Act bound = new Act(OFFICER, NOON, 0L);
                assertThat(race(other, bound)).hasAtLeastOneElementOfType(CommandResult.Conflict.class);
                assertThat(race(other, act())).hasOnlyElementsOfType(CommandResult.Done.class);
            }
        }

        /** Both nodes load the stream before either appends: the ledger's lock is held until both wait for it. */
        private List<CommandResult> race(OpenDoor other, Act act) throws Exception {
            String contested = LedgerIds.next();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    Connection holder = database.asAdmin();
                    Statement statement = holder.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(" + LEDGER_LOCK + ")");
                Counter.Say say = new Counter.Say(contested, "x");
                Future<CommandResult> here = threads.submit(() -> open.door.send(say, act, Attachment.none()));
                Future<CommandResult> there = threads.submit(() -> other.door.send(say, act, Attachment.none()));
                await().until(() -> open.ledger.query(WAITING_FOR_LOCK).equals(List.of("2")));
                statement.execute("SELECT pg_advisory_unlock(" + LEDGER_LOCK + ")");
                return List.of(here.get(), there.get());
            }
        }
    }

    @Nested
    class Load {
        @Test
        void fiveHundredCommandsAtOnceShareAPoolOfFour() throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    Connection holder = database.asAdmin();
                    Statement statement = holder.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(" + LEDGER_LOCK + ")");
                List<Future<CommandResult>> results = new ArrayList<>();
                results.add(threads.submit(this::speak));
                await().until(() -> open.ledger.query(WAITING_FOR_LOCK).equals(List.of("1")));
                for (int i = 1; i < 512; i++) {
                    results.add(threads.submit(this::speak));
                }
                // All wait at once, the first in the writer's hand: had each kept a connection, four could.
                await().until(() ->
                        open.ledger.meters.get("ledger.append.queue").gauge().value() == 511);
                statement.execute("SELECT pg_advisory_unlock(" + LEDGER_LOCK + ")");
                for (Future<CommandResult> result : results) {
                    assertThat(result.get()).isInstanceOf(CommandResult.Done.class);
                }
            }
            assertThat(open.ledger.reader.headPosition()).isEqualTo(512);
            assertThat(open.ledger.meters.get("ledger.append.batch").summary().mean())
                    .isGreaterThan(50);
        }

        private CommandResult speak() {
            return open.door.send(new Counter.Say(LedgerIds.next(), "x"), act(), Attachment.none());
        }

        @Test
        void aDatabaseThatIsGoneIsToldAsUnavailable() {
            open.ledger.database.close();

            assertThat(say("x")).isEqualTo(new CommandResult.Unavailable(false));
        }
    }
}
