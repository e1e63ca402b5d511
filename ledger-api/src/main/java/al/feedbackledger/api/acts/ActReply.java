package al.feedbackledger.api.acts;

import al.feedbackledger.rules.feedback.Status;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody who acted is told; its bytes are kept for a repetition and do not change.
 *
 * @param reference as people see it, where the act was on a case
 * @param trackingCode as people see it, for the submission alone
 * @param status for the submission alone
 * @param id of what the act made, where it has one
 * @param position of the act's last event in the ledger
 */
@CheckReturnValue
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActReply(
        @Nullable String reference,
        @Nullable String trackingCode,
        @Nullable Status status,
        @Nullable String id,
        long position) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    static ActReply onCase(String shownReference, long position) {
        return new ActReply(shownReference, null, null, null, position);
    }

    static ActReply made(@Nullable String id, long position) {
        return new ActReply(null, null, null, id, position);
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    static ActReply of(byte[] bytes) {
        return JSON.readValue(bytes, ActReply.class);
    }

    /** Without reference and code. */
    @Override
    public String toString() {
        return "ActReply[" + position + "]";
    }
}
