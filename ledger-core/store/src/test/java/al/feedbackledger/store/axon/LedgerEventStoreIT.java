package al.feedbackledger.store.axon;

import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerIds;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import static al.feedbackledger.store.axon.OpenDoor.NOON;
import static al.feedbackledger.store.axon.OpenDoor.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerEventStoreIT {
    private final OpenDoor open = new OpenDoor(TestPostgres.newDatabase(), 4);
    private final String stream = LedgerIds.next();

    @AfterEach
    void close() {
        open.close();
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequenceNo, String word) {
        return new GenericDomainEventMessage<>("Words", stream, sequenceNo, word);
    }

    private void say(String word) {
        assertThat(open.door.send(new Counter.Say(stream, word), act(), Attachment.none()))
                .isInstanceOf(CommandResult.Done.class);
    }

    @Nested
    class Publishing {
        @Test
        void eventsOfNestedUnitsOfWorkAreOneRequestOfTheRoot() {
            UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
            open.store.publish(event(stream, 0, "root"));
            UnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(null);
            open.store.publish(event(stream, 1, "nested"));
            nested.commit();
            assertThat(open.ledger.reader.headPosition())
                    .as("before the root commits")
                    .isZero();
            assertThat(open.store.lastSequenceNumberFor(stream)).contains(1L);

            root.commit();

            assertThat(open.ledger.reader.headPosition()).isEqualTo(2);
            assertThat(open.ledger.meters.get("ledger.append").timer().count()).isEqualTo(1);
        }

        @Test
        void aRolledBackUnitOfWorkStoresNothing() {
            UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
            open.store.publish(event(stream, 0, "never"));
            root.rollback();

            assertThat(open.ledger.reader.headPosition()).isZero();
        }

        @Test
        void idsMustBeUuids() {
            EventMessage<String> odd = new GenericEventMessage<>("id", "word", Map.of(), NOON);

            assertThatThrownBy(() -> open.store.publish(odd)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aStreamBeginsAtZero() {
            assertThatThrownBy(() -> open.store.publish(event(stream, 1, "word")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("instead of 0");
        }

        @Test
        void timesAreCutToMicroseconds() {
            EventMessage<String> fine = new GenericEventMessage<>(
                    LedgerIds.next(), "word", Map.of(), Instant.parse("2026-11-02T12:00:00.123456789Z"));
            open.store.publish(fine);

            assertThat(open.ledger.reader.after(0, 1).getFirst().occurredAt()).isEqualTo(NOON);
        }
    }

    @Nested
    class Streaming {
        @Test
        void aStreamContinuesAfterItsToken() throws Exception {
            say("one");
            say("two");
            try (BlockingStream<TrackedEventMessage<?>> all = open.store.openStream(null)) {
                TrackedEventMessage<?> first = all.nextAvailable();
                assertThat(first.getPayload()).isEqualTo("one");
                try (BlockingStream<TrackedEventMessage<?>> rest = open.store.openStream(first.trackingToken())) {
                    assertThat(rest.peek().map(EventMessage::getPayload)).isEqualTo(Optional.of("two"));
                    assertThat(rest.nextAvailable().getPayload()).isEqualTo("two");
                    assertThat(rest.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
                }
            }
        }

        /** Aggregates read a stream, views the ledger; both fold the time that is stored and signed. */
        @Test
        void aReaderGetsTheStoredMicroseconds() throws Exception {
            say("one");
            Instant stored = open.ledger.reader.after(0, 1).getFirst().occurredAt();
            assertThat(stored).isEqualTo(NOON);

            assertThat(open.store.readEvents(stream).next().getTimestamp()).isEqualTo(stored);
            assertThat(open.engine.nextBatch(null, 1).getFirst().getTimestamp()).isEqualTo(stored);
            open.store.publish(new GenericEventMessage<>(LedgerIds.next(), "alone", Map.of(), NOON));
            try (BlockingStream<TrackedEventMessage<?>> all = open.store.openStream(null)) {
                assertThat(all.nextAvailable().getTimestamp()).isEqualTo(stored);
                assertThat(all.nextAvailable().getTimestamp())
                        .as("an event without a stream")
                        .isEqualTo(NOON);
            }
        }

        @Test
        void aWaitingReaderIsWokenByAnAppend() throws Exception {
            try (BlockingStream<TrackedEventMessage<?>> events = open.store.openStream(open.store.createHeadToken())) {
                assertThat(events.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
                CompletableFuture<Boolean> called = new CompletableFuture<>();
                assertThat(events.setOnAvailableCallback(() -> called.complete(true)))
                        .isTrue();

                say("one");

                assertThat(called.join()).isTrue();
                assertThat(events.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            }
        }

        @Test
        void aPooledProcessorHandlesAnAppendBeforeItWouldHavePolled() throws Exception {
            LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
            ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
            PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                    .name("words")
                    .messageSource(open.store)
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .eventHandlerInvoker(new Hearing(heard))
                    .coordinatorExecutor(threads)
                    .workerExecutor(threads)
                    .initialSegmentCount(1)
                    .build();
            processor.start();
            try {
                say("first");
                assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
                // Without a wake-up a coordinator looks every 500 ms; ten wake-ups take far less than ten looks.
                long start = System.nanoTime();
                for (int i = 0; i < 10; i++) {
                    open.store.publish(new GenericEventMessage<>("word " + i));
                    assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("word " + i);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
            } finally {
                processor.shutDown();
                threads.shutdownNow();
            }
        }
    }

    private record Hearing(LinkedBlockingQueue<String> heard) implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> eventMessage, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            heard.add((String) message.getPayload());
        }
    }

    @Nested
    class Tokens {
        @Test
        void theTokenStoreFindsItsSeededIdentityAndKeepsTokens() {
            ConnectionProvider connections = () -> open.ledger.database.pool().getConnection();
            TokenStore tokens = LedgerTokenStore.of(
                    connections, Jackson3Serializer.builder().build());

            assertThat(tokens.retrieveStorageIdentifier())
                    .hasValueSatisfying(id -> assertThat(LedgerIds.isUuid(id)).isTrue());
            tokens.initializeTokenSegments("view", 1, open.store.createHeadToken());
            assertThat(tokens.fetchToken("view", 0)).isEqualTo(open.store.createHeadToken());
        }
    }
}
