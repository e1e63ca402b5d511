package al.feedbackledger.api.wiring;

import al.feedbackledger.store.axon.AccessAggregate;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.FeedbackAggregate;
import al.feedbackledger.store.axon.ImprovementActionAggregate;
import al.feedbackledger.store.axon.InstitutionAggregate;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.axon.LedgerEventStore;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.axon.LedgerTokenStore;
import al.feedbackledger.store.axon.PublicServiceAggregate;
import al.feedbackledger.store.axon.PublicationAggregate;
import al.feedbackledger.store.axon.QuestionSetAggregate;
import al.feedbackledger.store.axon.ServiceStandardAggregate;
import al.feedbackledger.store.axon.StreamTargetResolver;
import al.feedbackledger.store.axon.WordsExportAggregate;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.EventFormatSerializer;
import al.feedbackledger.store.eventstore.EventOpenings;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.eventstore.LedgerWriter;
import al.feedbackledger.store.eventstore.ReceiptLookup;
import al.feedbackledger.store.eventstore.WriteGate;
import al.feedbackledger.store.vault.ErasureLog;
import al.feedbackledger.store.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

import javax.sql.DataSource;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;

/** The ledger behind Axon: writer, tail, event store, command bus. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    @Bean
    Clock clock() {
        LedgerClock.system().install();
        return LedgerClock.system();
    }

    @Bean(destroyMethod = "close")
    LedgerTail ledgerTail(LedgerDatabase database, MeterRegistry registry) {
        return new LedgerTail(() -> database.direct("tail"), registry);
    }

    /** Closed while nothing may be written, by whoever watches a reason for that. */
    @Bean
    WriteGate writeGate() {
        return new WriteGate();
    }

    @Bean(destroyMethod = "close")
    LedgerWriter ledgerWriter(
            LedgerDatabase database, LedgerTail tail, ErasureLog erasures, MeterRegistry registry, WriteGate gate) {
        String node = ManagementFactory.getRuntimeMXBean().getName();
        return new LedgerWriter(() -> database.direct("writer"), node, tail::advance, erasures, registry, gate);
    }

    @Bean
    LedgerReader ledgerReader(DataSource dataSource, MeterRegistry registry) {
        return new LedgerReader(dataSource, registry);
    }

    @Bean
    EventOpenings eventOpenings(DataSource dataSource) {
        return new EventOpenings(dataSource);
    }

    @Bean
    AuditTrail auditTrail(DataSource dataSource) {
        return new AuditTrail(dataSource);
    }

    /** A case whose words were erased gets its next key in the next generation. */
    @Bean
    Vault.Erasures erasures(LedgerReader reader) {
        return streamId -> reader.count(streamId, "PersonalDataErased");
    }

    @Bean
    LedgerEventStorageEngine ledgerEventStorageEngine(
            LedgerReader reader, LedgerWriter writer, EventFormatSerializer eventSerializer) {
        return LedgerEventStorageEngine.builder(reader, writer, eventSerializer).build();
    }

    @Bean
    LedgerEventStore eventStore(LedgerEventStorageEngine engine, LedgerWriter writer, LedgerTail tail) {
        return new LedgerEventStore(engine, writer, tail);
    }

    /** Tokens and whatever Axon itself writes down; events have their own format. */
    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    EventFormatSerializer eventSerializer() {
        return new EventFormatSerializer(new LedgerPayloads());
    }

    /**
     * Without a transaction manager on purpose: a command waits for the ledger's writer, and would hold a pooled
     * connection while it waits (see ops/docs/adr/0002).
     */
    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    /** For processors and their tokens: a view's rows and its token stand in one transaction. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, Serializer serializer) {
        return LedgerTokenStore.of(new SpringDataSourceConnectionProvider(dataSource), serializer);
    }

    @Bean
    CommandDoor commandDoor(CommandBus commandBus, DataSource dataSource) {
        return new CommandDoor(commandBus, new ReceiptLookup(dataSource));
    }

    @Bean
    ConfigurerModule aggregates() {
        return configurer -> List.of(
                        FeedbackAggregate.class,
                        PublicServiceAggregate.class,
                        InstitutionAggregate.class,
                        QuestionSetAggregate.class,
                        ServiceStandardAggregate.class,
                        ImprovementActionAggregate.class,
                        PublicationAggregate.class,
                        AccessAggregate.class,
                        WordsExportAggregate.class)
                .forEach(type -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(type)
                        .configureCommandTargetResolver(c -> new StreamTargetResolver())));
    }
}
