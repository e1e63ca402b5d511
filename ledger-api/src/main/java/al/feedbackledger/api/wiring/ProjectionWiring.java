package al.feedbackledger.api.wiring;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/** The processors: one segment each, because a view folds in ledger order. */
@Configuration(proxyBeanMethods = false)
class ProjectionWiring {
    private static final int BATCH = 1_000;
    private static final Duration CLAIM_EVERY = Duration.ofSeconds(5);

    @Bean
    ConfigurerModule processors() {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing.usingPooledStreamingEventProcessors();
            processing.registerPooledStreamingEventProcessorConfiguration(
                    (config, builder) -> builder.initialSegmentCount(1)
                            .batchSize(BATCH)
                            .tokenClaimInterval(CLAIM_EVERY.toMillis())
                            .initialToken(source -> source.createTailToken()));
            processing.registerDefaultListenerInvocationErrorHandler(
                    config -> org.axonframework.eventhandling.PropagatingErrorHandler.instance());
        };
    }
}
