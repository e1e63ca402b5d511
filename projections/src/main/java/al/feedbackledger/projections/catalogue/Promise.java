package al.feedbackledger.projections.catalogue;

import al.feedbackledger.rules.catalogue.ActionEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A promise of improvement and what became of it. Whether it is late is for the reader to compute from {@code due}.
 *
 * @param action the stream of the improvement action
 * @param endedAt when it was delivered or abandoned; null while it is open
 * @param evidence what shows the delivery
 * @param abandonedBecause why it was given up
 */
public record Promise(
        String action,
        String service,
        String institution,
        String textSq,
        String textEn,
        LocalDate due,
        Instant promisedAt,
        @Nullable Instant endedAt,
        @Nullable String evidence,
        ActionEvent.@Nullable Reason abandonedBecause) {

    /** Whether it is neither delivered nor abandoned. */
    public boolean isOpen() {
        return endedAt == null;
    }
}
