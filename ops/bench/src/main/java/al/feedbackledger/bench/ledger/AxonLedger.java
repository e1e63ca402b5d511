package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Axon's own JDBC storage engine on the same PostgreSQL: its default tables for it, a pool of 24, Jackson for payloads,
 * a transaction for each command as its Spring wiring makes one. What our writer stores beside the events goes into the
 * same transaction, in one statement, so that it costs one round trip and not four.
 */
final class AxonLedger implements Contestant {
    private static final int POOL = 24;
    private static final int PAGE = 5_000;

    private final Database database;
    private final HikariDataSource pool;
    private final SpringTransactionManager transactions;
    private final JdbcEventStorageEngine engine;

    AxonLedger(Database database) throws SQLException {
        this.database = database;
        try (Connection connection = Ground.open(database.app())) {
            connection.createStatement().execute("CREATE SCHEMA axon");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.app().url() + "?currentSchema=axon");
        config.setUsername(database.app().user());
        config.setPassword(database.app().password());
        config.setMaximumPoolSize(POOL);
        // 512 clients share 24 connections: whoever waits must wait, or the run ends.
        config.setConnectionTimeout(Duration.ofMinutes(2).toMillis());
        this.pool = new HikariDataSource(config);
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        this.engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(new SpringDataSourceConnectionProvider(pool))
                .transactionManager(transactions)
                .persistenceExceptionResolver(LedgerEventStorageEngine::isUniqueViolation)
                .build();
        transactions.executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    }

    @Override
    public void store(Command command) {
        transactions.executeInTransaction(() -> {
            engine.appendEvents(List.of(command.event()));
            Connection connection = DataSourceUtils.getConnection(pool);
            try {
                BesideRows.insert(connection, command.attachment());
            } catch (SQLException e) {
                throw new IllegalStateException("the rows beside an event were not stored", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, pool);
            }
        });
    }

    JdbcEventStorageEngine engine() {
        return engine;
    }

    SpringTransactionManager transactions() {
        return transactions;
    }

    @Override
    public Correctness check(Acknowledged acknowledged) throws SQLException {
        Set<String> stored = database.texts("SELECT eventidentifier FROM axon.domainevententry");
        Set<String> read = new HashSet<>();
        TrackingToken token = null;
        List<? extends TrackedEventMessage<?>> page = page(token);
        while (!page.isEmpty()) {
            page.forEach(event -> read.add(event.getIdentifier()));
            token = page.getLast().trackingToken();
            page = page(token);
        }
        long holes = database.number("SELECT coalesce(max(globalindex), 0) - count(*) FROM axon.domainevententry");
        long lost =
                acknowledged.ids().stream().filter(id -> !stored.contains(id)).count();
        return new Correctness(
                stored.size(),
                holes,
                lost,
                stored.stream().filter(id -> !read.contains(id)).count());
    }

    private List<? extends TrackedEventMessage<?>> page(@Nullable TrackingToken after) {
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(after, false)) {
            return events.limit(PAGE).toList();
        }
    }

    @Override
    public double meanBatch() {
        return 1;
    }

    double bytesPerEvent() throws SQLException {
        database.execute("CHECKPOINT");
        return (double) database.number("SELECT pg_total_relation_size('axon.domainevententry')")
                / database.number("SELECT count(*) FROM axon.domainevententry");
    }

    @Override
    public void close() {
        pool.close();
    }
}
