package al.feedbackledger.store.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.util.Queue;

/** What the writer measures. Names only, never ids or texts. */
final class AppendMetrics {
    private final MeterRegistry registry;
    private final Timer latency;
    private final DistributionSummary batchSize;
    private final Counter clockBack;

    AppendMetrics(MeterRegistry registry, Queue<?> queue) {
        this.registry = registry;
        this.latency = Timer.builder("ledger.append")
                .description("from handing a request over to its acknowledgement")
                .publishPercentileHistogram()
                .register(registry);
        this.batchSize = DistributionSummary.builder("ledger.append.batch")
                .description("requests in one transaction")
                .baseUnit("requests")
                .register(registry);
        this.clockBack = Counter.builder("ledger.clock.back")
                .description("transactions that found the database's clock behind the last batch; must be 0")
                .register(registry);
        registry.gaugeCollectionSize("ledger.append.queue", Tags.empty(), queue);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void appended(Timer.Sample sample) {
        sample.stop(latency);
    }

    void clockWentBack() {
        clockBack.increment();
    }

    void committed(int requests) {
        batchSize.record(requests);
    }

    void refused(String kind) {
        registry.counter("ledger.append.refused", "kind", kind).increment();
    }
}
