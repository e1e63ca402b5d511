package al.feedbackledger.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One step of a case's history. With the reference number alone: event, at and institution; the rest for whoever may see
 * it, and null where the event has no such thing.
 *
 * @param event its name in the event catalogue
 * @param institution handling the case at that moment
 * @param by in what capacity somebody acted
 * @param actor for staff: the pseudonymous id of who acted
 * @param position for staff: its place in the ledger
 * @param outcome what the institution says came of it
 * @param reason why, as a code
 * @param closure how the case came to its end
 * @param rating the new rating
 * @param previousRating the rating before
 * @param deadline which deadline the step is about
 * @param dueAt by when
 * @param institutionBefore who passed the case on
 * @param turnTo the institution to turn to
 * @param officer for staff: who is to answer
 * @param action the promise an answer names
 * @param repeated for staff: how often the institution had given this text before
 * @param textErased whether a text belongs to the step and is no longer there
 * @param text the words, opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        String event,
        Instant at,
        String institution,
        @Nullable String by,
        @Nullable String actor,
        @Nullable Long position,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String closure,
        @Nullable Integer rating,
        @Nullable Integer previousRating,
        @Nullable String deadline,
        @Nullable Instant dueAt,
        @Nullable String institutionBefore,
        @Nullable String turnTo,
        @Nullable String officer,
        @Nullable String action,
        @Nullable Long repeated,
        @Nullable Boolean textErased,
        @Nullable String text) {
    /** Without what the step says. */
    @Override
    public String toString() {
        return "Step[" + event + "]";
    }
}
