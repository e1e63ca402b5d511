package al.feedbackledger.api.wiring;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.timer.DutyLock;
import al.feedbackledger.store.timer.TimerProjection;
import al.feedbackledger.store.timer.TimerStore;
import al.feedbackledger.store.timer.Timers;
import al.feedbackledger.store.vault.CommandReceipts;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.Duration;

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
            Clock clock) {
        return new Timers(
                store,
                door,
                receipts,
                stream -> standardOf(cases.byStream(stream), catalogue),
                clock,
                System::nanoTime);
    }

    /** A case keeps the standard that was in force when it was submitted. */
    private static @Nullable ServiceStandard standardOf(@Nullable CaseFile file, ServiceCatalogue catalogue) {
        return file == null ? null : catalogue.standardAt(file.state().facts().submittedAt());
    }

    /** One lock for all duties: whoever has it fires timers and publishes the log. */
    @Bean(destroyMethod = "letGo")
    DutyLock dutyLock(LedgerDatabase database) {
        return new DutyLock(() -> database.direct("duties"));
    }

    @Bean(destroyMethod = "close")
    NodeDuties nodeDuties(
            DutyLock lock, Timers timers, NightlyPublication nightly, CommandReceipts receipts, Clock clock) {
        return new NodeDuties(lock, timers, nightly, receipts, clock);
    }

    @Bean
    ConfigurerModule timerProcessor(JdbcClient jdbc) {
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
        };
    }
}
