package al.feedbackledger.api.imports;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts imported rows by what became of them. */
@Component
final class ImportMetrics {
    private final MeterRegistry registry;

    ImportMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param what {@code feedback} or {@code services}
     * @return the same answer
     */
    ImportAnswer count(String what, ImportAnswer answer) {
        for (ImportAnswer.RowResult row : answer.results()) {
            registry.counter("ledger.import.row", "what", what, "result", row.result())
                    .increment();
        }
        return answer;
    }
}
