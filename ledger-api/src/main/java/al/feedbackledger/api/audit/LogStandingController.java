package al.feedbackledger.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the ledger is, and what the log says of it. */
@RestController
@RequestMapping(path = "/api/v1/audit/log", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit")
class LogStandingController {
    private final LogStanding standing;

    LogStandingController(LogStanding standing) {
        this.standing = standing;
    }

    @GetMapping
    @Operation(summary = "How far the ledger is, and its log with the latest checkpoint")
    ResponseEntity<LogStanding.LogState> log() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(standing.now());
    }
}
