package al.feedbackledger.api.audit;

import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.log.PublishedLog;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How far the ledger is, and what its log says of it. */
@Component
public final class LogStanding {
    private static final int SIZE = 1;
    private static final int ROOT = 2;

    private final AuditTrail ledger;
    private final PublishedLog log;

    LogStanding(AuditTrail ledger, PublishedLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * @param position the ledger's last
     * @param number of the log: 1, and one more after a restore that lacked events
     * @param keys that have signed the log, as verifier keys
     * @param size leaves that the checkpoint covers; 0 before the first
     * @param root of the tree of that size, base64
     * @param checkpoint the signed note
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LogState(
            long position,
            String origin,
            int number,
            List<String> keys,
            long size,
            @Nullable String root,
            @Nullable String checkpoint) {}

    public LogState now() {
        // The checkpoint first: what it covers is in the ledger. Its lines are origin, size and root.
        String note = log.latest()
                .map(signed -> new String(signed.bytes(), StandardCharsets.UTF_8))
                .orElse(null);
        List<String> lines = note == null ? List.of() : note.lines().toList();
        return new LogState(
                ledger.head(),
                log.origin(),
                log.number(),
                log.verifierKeys().stream().map(VerifierKey::toString).toList(),
                note == null ? 0 : Long.parseLong(lines.get(SIZE)),
                note == null ? null : lines.get(ROOT),
                note);
    }
}
