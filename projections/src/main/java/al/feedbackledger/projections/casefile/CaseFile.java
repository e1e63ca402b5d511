package al.feedbackledger.projections.casefile;

import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One case: its state and everything that led there.
 *
 * @param reference compact, 9 symbols
 * @param state the entries folded
 * @param entries in ledger order; the first is the submission
 * @param officer actor id of who is to answer, where somebody was assigned since the case came to its institution
 * @param joined how many other cases are joined with this one
 * @param target for a merged case, the one it is joined with
 */
public record CaseFile(
        String stream,
        String reference,
        Feedback state,
        List<Entry> entries,
        @Nullable String officer,
        int joined,
        @Nullable Target target) {
    public CaseFile {
        entries = List.copyOf(entries);
    }

    /** One event of a case. */
    public record Entry(
            long position, String eventId, Instant at, FeedbackEvent event, String actorRole, String actorId) {}

    /**
     * The case another one is joined with.
     *
     * @param lastAnswer its last answer or review decision that stands
     */
    public record Target(String stream, String reference, Feedback state, Feedback.@Nullable Answer lastAnswer) {}

    /** What the person sent. */
    public FeedbackSubmitted submitted() {
        return (FeedbackSubmitted) entries.getFirst().event();
    }

    /** The service as submitted. */
    public String service() {
        return state.facts().service();
    }

    /** The position of the last entry. */
    public long position() {
        return entries.getLast().position();
    }
}
