package al.feedbackledger.api.services;

import al.feedbackledger.rules.feedback.ErasureCounts;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.eventstore.LedgerReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** How often words were erased and on what grounds. The counts grow with the ledger: each erasure is read once. */
@RestController
@RequestMapping(path = "/api/v1/erasures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "services")
class ErasuresController {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final RecordedErasures recorded;
    private final InstantSource clock;
    private final ErasureCounts counts = new ErasureCounts();
    private long counted;

    ErasuresController(LedgerReader ledger, InstantSource clock) {
        this.recorded = new RecordedErasures(ledger);
        this.clock = clock;
    }

    /** @param items oldest quarter first; counts below ten and the present quarter are left out */
    record ErasureCountList(List<ErasureCounts.Count> items) {}

    @GetMapping
    @Operation(
            summary = "How often words were erased, by quarter and ground",
            description = "Counts below ten are left out, and so is a quarter that is not over.")
    ResponseEntity<ErasureCountList> counts() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new ErasureCountList(published()));
    }

    private synchronized List<ErasureCounts.Count> published() {
        List<RecordedErasures.Grounded> page = recorded.groundsAfter(counted);
        while (!page.isEmpty()) {
            page.forEach(each -> counts.add(each.at(), each.ground()));
            counted = page.getLast().position();
            page = recorded.groundsAfter(counted);
        }
        return counts.published(clock.instant());
    }
}
