package al.feedbackledger.api.log;

import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.log.SigningKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing the key that signs the log's checkpoints. */
@RestController
@RequestMapping(path = "/api/v1/signing-keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "log")
class SigningKeysController {
    private final SigningKeys keys;

    SigningKeysController(SigningKeys keys) {
        this.keys = keys;
    }

    /** @param key as a signed-note verifier key */
    record Rotated(String key) {}

    @PostMapping("/rotate")
    @Operation(summary = "Make a new signing key; the next checkpoint is signed by it and by the one before")
    ResponseEntity<Rotated> rotate() {
        SigningKeys.Rotation rotation = keys.rotate(SignedIn.as(Role.ADMIN));
        return ResponseEntity.ok()
                .header(LedgerPosition.HEADER, Long.toString(rotation.position()))
                .body(new Rotated(rotation.key().toString()));
    }
}
