package al.feedbackledger.api.wiring;

import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.LedgerBootstrap;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.disk.DiskWatch;
import al.feedbackledger.store.eventstore.WriteGate;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

import static java.util.Objects.requireNonNull;

/** The database: the embedded server with its kept folder, or an external one. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    /** Closed last of all beans, because everything that writes depends on it. */
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${ledger.db.url:}'.isBlank()")
    EmbeddedServer embeddedServer(LedgerSettings settings) {
        EmbeddedServer server = EmbeddedServer.start(settings.data());
        server.prepare();
        return server;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnExpression("'${ledger.db.url:}'.isBlank()")
    ServerWatch serverWatch(EmbeddedServer server) {
        return new ServerWatch(server);
    }

    /** An external database has its own watch over its disk. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnExpression("'${ledger.db.url:}'.isBlank()")
    DiskWatch diskWatch(LedgerSettings settings, EmbeddedServer server, WriteGate gate, MeterRegistry registry) {
        return new DiskWatch(settings.data(), settings.diskKeptFree().toBytes(), gate, registry);
    }

    @Bean(destroyMethod = "close")
    LedgerDatabase ledgerDatabase(LedgerSettings settings, ObjectProvider<EmbeddedServer> embedded) {
        EmbeddedServer server = embedded.getIfAvailable();
        DatabaseAddress app = server == null ? external(settings.db()) : server.app();
        return LedgerDatabase.open(app, settings.db().pool());
    }

    private static DatabaseAddress external(LedgerSettings.Db db) {
        String admin = db.adminUrl();
        if (admin != null && !admin.isBlank()) {
            LedgerBootstrap.prepare(DatabaseAddress.of(admin), null);
        }
        return DatabaseAddress.of(requireNonNull(db.url()));
    }

    @Bean
    DataSource dataSource(LedgerDatabase database) {
        return database.pool();
    }
}
