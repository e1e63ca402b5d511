package al.feedbackledger.api.wiring;

import al.feedbackledger.projections.view.ViewProcessors;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.store.axon.LedgerEventStore;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.EventFormatSerializer;
import al.feedbackledger.store.eventstore.LedgerIds;
import al.feedbackledger.store.timer.RetentionProjection;
import al.feedbackledger.store.timer.TimerProjection;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The traps of the stack that give no error, each looked at in the application as it is wired. */
@ExtendWith(OutputCaptureExtension.class)
class TrapsIT {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    @TempDir
    private static Path data = Path.of("unset");

    private static RunningLedger ledger;

    @BeforeAll
    static void start() {
        ledger = RunningLedger.start(DATABASE, data);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Object field(Object of, String name) {
        return requireNonNull(ReflectionTestUtils.getField(of, name), name);
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DATABASE.asAdmin();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.asAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Nested
    class Transactions {
        @Test
        void processorsAndTokensHaveSprings() {
            assertThat(ledger.context().getBeansOfType(TransactionManager.class).values())
                    .singleElement()
                    .isInstanceOf(SpringTransactionManager.class);
            assertThat(processors()).allSatisfy(processor -> assertThat(field(processor, "transactionManager"))
                    .isInstanceOf(SpringTransactionManager.class));
        }

        @Test
        void commandsHaveNone() {
            assertThat(ledger.context().getBeansOfType(CommandBus.class).values())
                    .singleElement()
                    .isInstanceOf(SimpleCommandBus.class)
                    .satisfies(bus ->
                            assertThat(field(bus, "transactionManager")).isInstanceOf(NoTransactionManager.class));
        }
    }

    @Nested
    class PhoningHome {
        /** That nothing is written into the home folder is seen where the application is a process of its own. */
        @Test
        void nobodyAsksForUpdates() {
            assertThat(ledger.context().getEnvironment().getProperty("axon.update-check.disabled"))
                    .isEqualTo("true");
            for (String name : ledger.context().getBeanDefinitionNames()) {
                Class<?> type = ledger.context().getType(name);
                assertThat(type == null ? "" : type.getName()).as(name).doesNotContain(".updates.", "UpdateCheck");
            }
            assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("update"));
        }

        @Test
        void nobodyLooksForAServerOfAxons() {
            assertThatThrownBy(() -> Class.forName("org.axonframework.axonserver.connector.AxonServerConfiguration"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Nested
    class Serializers {
        @Test
        void areJacksonsAndOurs() {
            Configuration axon = ledger.bean(Configuration.class);

            assertThat(axon.serializer()).isExactlyInstanceOf(Jackson3Serializer.class);
            assertThat(axon.messageSerializer()).isExactlyInstanceOf(Jackson3Serializer.class);
            assertThat(axon.eventSerializer()).isExactlyInstanceOf(EventFormatSerializer.class);
            assertThat(ledger.context().getBeansOfType(Serializer.class))
                    .containsOnlyKeys("serializer", "messageSerializer", "eventSerializer")
                    .allSatisfy((name, serializer) -> assertThat(serializer)
                            .isInstanceOfAny(Jackson3Serializer.class, EventFormatSerializer.class));
            assertThat(field(ledger.bean(TokenStore.class), "serializer")).isInstanceOf(Jackson3Serializer.class);
        }
    }

    @Nested
    class Conflicts {
        private final String stream = StreamId.access(UUID.randomUUID().toString(), LocalDate.of(2026, 3, 2));

        private void publish(long sequenceNo) {
            ledger.bean(LedgerEventStore.class)
                    .publish(new GenericDomainEventMessage<>(
                            "ACCESS",
                            stream,
                            sequenceNo,
                            new AccessEvent.PersonalDataAccessed(LedgerIds.next(), AccessEvent.Purpose.HANDLING)));
        }

        @Test
        void ofTheFirstAndOfALaterEventAreWhatAxonKnows() {
            publish(0);
            publish(1);

            assertThatThrownBy(() -> publish(0)).isInstanceOf(AggregateStreamCreationException.class);
            assertThatThrownBy(() -> publish(1)).isInstanceOf(ConcurrencyException.class);
        }
    }

    @Nested
    class PersonalText {
        private static final String CANARY = "canary-Zogu-i-kuq-90217";

        @Test
        void isInNoAnswerAndNoLogWhenTheDatabaseRefuses(CapturedOutput output) throws Exception {
            String key = UUID.randomUUID().toString();
            String json = "{\"service\":\"portal\",\"kind\":\"COMPLAINT\",\"rating\":1,\"comment\":\"" + CANARY
                    + "\",\"applicationNumber\":\"" + CANARY + "\"}";
            run("ALTER TABLE vault.sealed_value ADD CONSTRAINT nothing_more CHECK (ref IS NULL) NOT VALID");
            try {
                HttpResponse<String> refused = ledger.submit(key, json);

                assertThat(refused.statusCode()).isGreaterThanOrEqualTo(500);
                assertThat(refused.body()).doesNotContain(CANARY);
            } finally {
                run("ALTER TABLE vault.sealed_value DROP CONSTRAINT nothing_more");
            }
            HttpResponse<String> recorded = ledger.submit(key, json);
            assertThat(recorded.statusCode()).isEqualTo(201);
            String code = JsonMapper.shared()
                    .readTree(recorded.body())
                    .get("trackingCode")
                    .asString();
            assertThat(output.getAll())
                    .contains("23514")
                    .doesNotContain(CANARY)
                    .doesNotContain(key)
                    .doesNotContain(code)
                    .doesNotContain(code.replace("-", ""));
        }

        @Test
        void ofARequestsHeadersIsNotStoredWithItsEvents() throws Exception {
            assertThat(ledger.submit(
                                    UUID.randomUUID().toString(),
                                    "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}",
                                    "traceparent",
                                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                    "baggage",
                                    "who=" + CANARY)
                            .statusCode())
                    .isEqualTo(201);

            assertThat(query("""
                            SELECT DISTINCT key FROM ledger.event,
                                   json_object_keys(convert_from(metadata, 'UTF8')::json) AS key
                            """)).isSubsetOf("actorRole", "actorId", "channel", "correlationId", "causationId");
            assertThat(query("SELECT convert_from(payload || metadata, 'UTF8') FROM ledger.event"))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(CANARY) || text.contains("4bf92f35"));
        }
    }

    @Nested
    class Processors {
        @Test
        void areOneForEachViewAndTwoForTheTimers() {
            assertThat(processors().stream().map(EventProcessor::getName))
                    .contains(TimerProjection.PROCESSOR, RetentionProjection.PROCESSOR)
                    .hasSize(6);
        }

        @Test
        void takeOneSegmentInBatchesOfAThousand() {
            for (PooledStreamingEventProcessor processor : processors()) {
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(processor.processingStatus())
                        .as(processor.getName())
                        .containsOnlyKeys(0));
                assertThat(requireNonNull(processor.processingStatus().get(0))
                                .getSegment()
                                .getMask())
                        .isZero();
                assertThat(field(processor, "batchSize")).isEqualTo(1_000);
            }
        }

        @Test
        void claimTheTimersForThirtySeconds() {
            TokenStore tokens = ledger.bean(TokenStore.class);

            assertThat(tokens).isInstanceOf(JdbcTokenStore.class);
            assertThat(field(tokens, "claimTimeout")).isEqualTo(Duration.ofSeconds(30));
            assertThat(ledger.bean(Configuration.class)
                            .eventProcessingConfiguration()
                            .tokenStore(TimerProjection.PROCESSOR))
                    .isSameAs(tokens);
        }
    }

    /** Those Axon knows and those of the views. */
    private static List<PooledStreamingEventProcessor> processors() {
        List<PooledStreamingEventProcessor> all = new ArrayList<>();
        Map<String, EventProcessor> known =
                ledger.bean(Configuration.class).eventProcessingConfiguration().eventProcessors();
        assertThat(known.values()).hasOnlyElementsOfType(PooledStreamingEventProcessor.class);
        known.values().forEach(processor -> all.add((PooledStreamingEventProcessor) processor));
        Collection<?> ofViews = ((Map<?, ?>) field(ledger.bean(ViewProcessors.class), "running")).values();
        ofViews.forEach(running -> all.add((PooledStreamingEventProcessor) field(running, "processor")));
        return all;
    }
}
