package al.feedbackledger.api.audit;

import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads up to where a past state goes: a position, or a time, which stands for the last position known then, by the time
 * at which the database recorded it and not by what an event claims.
 */
@Component
public final class AsOf {
    private static final String NAME = "asOf";
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final AuditTrail ledger;
    private final InstantSource clock;

    AsOf(AuditTrail ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A moment of the ledger.
     *
     * @param recordedAt when that position became known
     */
    public record Moment(long position, Instant recordedAt) {}

    /**
     * @param text a position or a time in UTC; null or empty for the last position
     * @throws al.feedbackledger.api.problem.ProblemFound for what is neither, before the first event, after the last
     *     position or in the future
     */
    public Moment read(@Nullable String text) {
        long head = ledger.head();
        if (text == null || text.isBlank()) {
            return at(head);
        }
        String asked = text.strip();
        if (POSITION.matcher(asked).matches()) {
            return at(Parameters.whole(NAME, Long.parseLong(asked), 1, head));
        }
        return at(time(asked));
    }

    /**
     * The last position known at a time.
     *
     * @throws al.feedbackledger.api.problem.ProblemFound for a time before the first event or in the future
     */
    public Moment at(Instant time) {
        Instant first = at(1).recordedAt();
        Instant now = clock.instant();
        if (time.isBefore(first) || time.isAfter(now)) {
            throw Parameters.wrong(FieldError.of(NAME, "range", first, now));
        }
        return at(ledger.knownAt(time));
    }

    /** When a position became known; empty where there is no such position yet. */
    public Optional<Instant> recordedAt(long position) {
        return position < 1 ? Optional.empty() : ledger.batchOf(position).map(RecordedBatch::recordedAt);
    }

    private Moment at(long position) {
        RecordedBatch batch =
                ledger.batchOf(position).orElseThrow(() -> new IllegalStateException("every event stands in a commit"));
        return new Moment(position, batch.recordedAt());
    }

    /** @throws al.feedbackledger.api.problem.ProblemFound for what is not a time in UTC */
    public static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException neither) {
            throw Parameters.wrong(FieldError.of(NAME, "as-of"));
        }
    }
}
