package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestPostgres;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Axon's own tests of a storage engine, as they are, against ours. */
class AxonEngineContractIT
        extends BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {
    private static final int TESTS_OF_AXON = 28;

    private final OpenLedger ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, 4);

    @BeforeEach
    void freshStore() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return customization
                .apply(LedgerEventStorageEngine.builder(
                        ledger.reader, ledger.writer, new EventFormatSerializer(new WordsFormat())))
                .build();
    }

    @Test
    void allOfAxonsTestsAreHere() {
        Set<String> tests = new HashSet<>();
        for (Class<?> type = getClass().getSuperclass();
                EventStorageEngineTest.class.isAssignableFrom(type);
                type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    tests.add(method.getName());
                }
            }
        }
        assertThat(tests).hasSize(TESTS_OF_AXON);
    }
}
