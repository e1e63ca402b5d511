package al.feedbackledger.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A case as it was, folded from its events in the ledger.
 *
 * @param position up to which the ledger is looked at
 * @param recordedAt when that position became known
 * @param state null for a report of corruption, of which an auditor's answers show position, leaf and event name alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseAsOf(
        String reference,
        long position,
        Instant recordedAt,
        @Nullable StateAsOf state,
        List<EventAsOf> events) {

    /**
     * @param institution that handled the case then
     * @param rating null where there is none
     * @param textsHeld how many sealed texts the record named and had not erased
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StateAsOf(
            String status,
            @Nullable String closure,
            String kind,
            String service,
            String institution,
            @Nullable Integer rating,
            boolean excluded,
            boolean erasureAsked,
            int textsHeld,
            long handlingVersion,
            Instant submittedAt) {}

    /**
     * @param leafIndex place of its leaf in the log
     * @param leafHash base64
     * @param proof where the proof that the log has it can be fetched
     * @param actor pseudonymous
     * @param facts the event's payload; texts are commitments
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // Written down at once, never compared.
    public record EventAsOf(
            long position,
            long leafIndex,
            String event,
            byte[] leafHash,
            String proof,
            @Nullable Integer revision,
            @Nullable Instant occurredAt,
            @Nullable Instant recordedAt,
            @Nullable String actorRole,
            @Nullable String actor,

            @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
            Object facts) {}

    /** Without the reference. */
    @Override
    public String toString() {
        return "CaseAsOf[hidden]";
    }
}
