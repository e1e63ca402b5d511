package al.feedbackledger.api.admin;

import al.feedbackledger.store.vault.Epochs;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The epochs of the keys that wrap the keys of cases. Never a key. */
@RestController
@RequestMapping(path = "/api/v1/epochs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "epochs", description = "The keys that wrap the keys of cases, for administrators")
class EpochsController {
    private final Epochs epochs;
    private final InstantSource clock;

    EpochsController(Epochs epochs, InstantSource clock) {
        this.epochs = epochs;
        this.clock = clock;
    }

    /**
     * @param destroyAfter when its key is destroyed; missing while keys of cases are wrapped by it
     * @param destroyedAt since when its key is gone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Epoch(
            int number,
            Instant startedAt,
            @Nullable Instant destroyAfter,
            @Nullable Instant destroyedAt) {}

    /** @param items oldest first; the last is the present one */
    record EpochList(List<Epoch> items) {}

    @GetMapping
    @Operation(summary = "The epochs, and when their keys are destroyed")
    ResponseEntity<EpochList> state() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(now());
    }

    @PostMapping("/rotate")
    @Operation(
            summary = "Begin the next epoch now",
            description =
                    "The next key is made, every key of a case is wrapped by it, and the old key is destroyed when "
                            + "the last backup that needs it is deleted.")
    ResponseEntity<EpochList> rotateEpoch() {
        var unused = epochs.rotate(clock.instant());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(now());
    }

    private EpochList now() {
        return new EpochList(epochs.all().stream()
                .map(each -> new Epoch(each.number(), each.startedAt(), each.destroyAfter(), each.destroyedAt()))
                .toList());
    }
}
