package al.feedbackledger.api.wiring;

import al.feedbackledger.api.settings.ErasureSettings;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.timer.CaseTerms;
import al.feedbackledger.store.timer.DutyLock;
import al.feedbackledger.store.timer.RetentionPolicies;
import al.feedbackledger.store.timer.RetentionProjection;
import al.feedbackledger.store.timer.TimerProjection;
import al.feedbackledger.store.timer.TimerStore;
import al.feedbackledger.store.timer.Timers;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.Epochs;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The timers and the processor that writes them down. */
@Configuration(proxyBeanMethods = false)
class TimerWiring {
    private static final int BATCH = 1_000;
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);

    @Bean
    TimerStore timerStore(JdbcClient jdbc) {
        return new TimerStore(jdbc);
    }

    @Bean
    Timers timers(
            TimerStore store,
            CommandDoor door,
            CommandReceipts receipts,
            CaseFiles cases,
            ServiceCatalogue catalogue,
            RetentionPolicies policies,
            Clock clock) {
        return new Timers(
                store,
                door,
                receipts,
                stream -> termsOf(cases.byStream(stream), catalogue, policies, clock.instant()),
                clock,
                System::nanoTime);
    }

    /** A case keeps the standard it was submitted under, and the retention that was in force when it was settled. */
    private static @Nullable CaseTerms termsOf(
            @Nullable CaseFile file, ServiceCatalogue catalogue, RetentionPolicies policies, Instant now) {
        if (file == null) {
            return null;
        }
        policies.refresh();
        Instant settledAt = file.state().clocks().settledAt();
        return new CaseTerms(
                catalogue.standardAt(file.state().facts().submittedAt()),
                policies.monthsAt(settledAt == null ? now : settledAt));
    }

    /** One lock for all duties: whoever has it fires timers and publishes the log. */
    @Bean(destroyMethod = "letGo")
    DutyLock dutyLock(LedgerDatabase database) {
        return new DutyLock(() -> database.direct("duties"));
    }

    @Bean
    RetentionPolicies retentionPolicies(LedgerReader reader) {
        RetentionPolicies policies = new RetentionPolicies(reader);
        policies.refresh();
        return policies;
    }

    @Bean
    Epochs epochs(DataSource dataSource, KeyFolder keys, Randomness randomness, ErasureSettings settings) {
        return new Epochs(dataSource, keys, randomness, Duration.ofDays(settings.backupsKeptDays()));
    }

    @Bean(destroyMethod = "close")
    NodeDuties nodeDuties(DutyLock lock, Timers timers, NightlyPublication nightly, HourlyUpkeep upkeep) {
        return new NodeDuties(lock, timers, nightly, upkeep);
    }

    @Bean
    ConfigurerModule timerProcessor(JdbcClient jdbc, RetentionPolicies policies) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing.usingPooledStreamingEventProcessors();
            processing.registerPooledStreamingEventProcessorConfiguration(
                    (config, builder) -> builder.initialSegmentCount(1)
                            .batchSize(BATCH)
                            .tokenClaimInterval(CLAIM_EVERY.toMillis())
                            .initialToken(source -> source.createTailToken()));
            processing.registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance());
            processing.registerEventHandler(config -> new TimerProjection(jdbc));
            processing.registerEventHandler(config -> new RetentionProjection(jdbc, policies));
        };
    }
}
