package al.feedbackledger.api.history;

import al.feedbackledger.projections.casefile.CaseFile.Entry;
import al.feedbackledger.rules.eventformat.EventFormat;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Gathers what is told of one event; for one thread. */
final class StepDraft {
    private final Entry entry;
    private @Nullable String outcome;
    private @Nullable String reason;
    private @Nullable String closure;
    private @Nullable Integer rating;
    private @Nullable Integer previousRating;
    private @Nullable String deadline;
    private @Nullable Instant dueAt;
    private @Nullable String institutionBefore;
    private @Nullable String turnTo;
    private @Nullable String officer;
    private @Nullable String action;
    private @Nullable Long repeated;
    private @Nullable Boolean textErased;
    private @Nullable String text;

    StepDraft(Entry entry) {
        this.entry = entry;
    }

    @CanIgnoreReturnValue
    StepDraft outcome(@Nullable Enum<?> value) {
        outcome = name(value);
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft reason(@Nullable Enum<?> value) {
        reason = name(value);
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft closure(Enum<?> value) {
        closure = name(value);
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft rating(@Nullable Integer before, @Nullable Integer now) {
        previousRating = before;
        rating = now;
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft deadline(Enum<?> kind, @Nullable Instant due) {
        deadline = name(kind);
        dueAt = due;
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft institutionBefore(String institution) {
        institutionBefore = institution;
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft turnTo(@Nullable String institution) {
        turnTo = institution;
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft officer(String actor) {
        officer = actor;
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft answer(@Nullable String promise, long uses) {
        action = promise;
        repeated = uses;
        return this;
    }

    @CanIgnoreReturnValue
    StepDraft action(@Nullable String promise) {
        action = promise;
        return this;
    }

    /** @param words null where they are not opened or no longer there */
    @CanIgnoreReturnValue
    StepDraft text(@Nullable String words, boolean erased) {
        text = words;
        textErased = erased ? true : null;
        return this;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private String event() {
        return EventFormat.current().of(entry.event().getClass()).name();
    }

    Step forEverybody() {
        return new Step(
                event(),
                entry.at(),
                entry.event().institution(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Step forPerson() {
        return told(null, null, null, null);
    }

    Step forStaff() {
        return told(entry.actorId(), entry.position(), officer, repeated);
    }

    private Step told(@Nullable String actor, @Nullable Long position, @Nullable String assigned, @Nullable Long uses) {
        return new Step(
                event(),
                entry.at(),
                entry.event().institution(),
                entry.actorRole(),
                actor,
                position,
                outcome,
                reason,
                closure,
                rating,
                previousRating,
                deadline,
                dueAt,
                institutionBefore,
                turnTo,
                assigned,
                action,
                uses,
                textErased,
                text);
    }
}
