package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.RatingCorrected;
import al.feedbackledger.rules.feedback.FeedbackEvent.ServiceReRated;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.CountedSubmission.ReRating;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an event of a case changes the counts.
 *
 * <p>A submission counts when it has a rating, is not withdrawn and not excluded. A delta is always what it adds after
 * the event less what it added before, so its deltas add up to what it adds now, in whatever order things happened.
 * Merging changes nothing: every merged submission is a person, otherwise an institution could merge bad ratings away.
 * Erasing words changes nothing either: the rating stays. Each answer may be followed by one re-rating; the last one
 * takes the place of those before it, on its own day, so that a person is counted once also there.
 */
public final class DeltaFold {
    private DeltaFold() {}

    /**
     * Where and when an event stands in the ledger.
     *
     * @param submission the event's stream
     * @param at occurredAt
     */
    public record Entry(long position, String eventId, String submission, Instant at) {}

    /**
     * What an event leads to.
     *
     * @param after what to remember of the submission
     * @param deltas at most one for each family and day, in this order; none where the counts stay as they are
     */
    public record Step(CountedSubmission after, List<Delta> deltas) {
        public Step {
            deltas = List.copyOf(deltas);
        }
    }

    /**
     * Folds one event.
     *
     * @param before what is remembered of the submission; null before its first event
     * @throws IllegalStateException when the rules cannot have produced the event after what is remembered
     */
    public static Step fold(@Nullable CountedSubmission before, FeedbackEvent event, Entry entry) {
        if (event instanceof FeedbackSubmitted submitted) {
            if (before != null) {
                throw illegal(event);
            }
            CountedSubmission after = submitted(submitted, entry);
            return new Step(after, deltas(uncounted(after), after, entry));
        }
        if (before == null) {
            throw illegal(event);
        }
        CountedSubmission after = after(before, event, entry);
        return new Step(after, deltas(before, after, entry));
    }

    private static CountedSubmission submitted(FeedbackSubmitted event, Entry entry) {
        Instant validAt = event.claimedAt() == null ? entry.at() : event.claimedAt();
        return new CountedSubmission(
                entry.submission(),
                new Series(event.service(), event.questionSet()),
                event.channel(),
                event.audience(),
                LocalDay.of(validAt),
                event.rating(),
                event.gotItDone(),
                event.reasons(),
                null,
                false,
                false);
    }

    private static CountedSubmission uncounted(CountedSubmission submission) {
        return submission.asWithdrawn();
    }

    /** One line for each kind of event, long as that is: whoever adds one has to say here whether it counts. */
    private static CountedSubmission after(CountedSubmission before, FeedbackEvent event, Entry entry) {
        return switch (event) {
            case FeedbackSubmitted unused -> throw illegal(event);
            case RatingCorrected corrected -> corrected(before, corrected);
            case ServiceReRated reRated -> reRated(before, reRated, entry);
            case FeedbackEvent.FeedbackWithdrawn unused -> {
                require(!before.withdrawn(), event);
                yield before.asWithdrawn();
            }
            case FeedbackEvent.FeedbackExcluded unused -> {
                require(!before.excluded(), event);
                yield before.asExcluded(true);
            }
            case FeedbackEvent.FeedbackReinstated unused -> {
                require(before.excluded(), event);
                yield before.asExcluded(false);
            }
            case FeedbackEvent.FeedbackMerged unused -> before;
            case FeedbackEvent.FeedbackUnmerged unused -> before;
            case FeedbackEvent.PersonalDataErased unused -> before;
            case FeedbackEvent.ErasureRequested unused -> before;
            case FeedbackEvent.ErasureRefused unused -> before;
            case FeedbackEvent.ExclusionProposed unused -> before;
            case FeedbackEvent.ExclusionRejected unused -> before;
            case FeedbackEvent.NoteAdded unused -> before;
            case FeedbackEvent.FeedbackRouted unused -> before;
            case FeedbackEvent.FeedbackTransferred unused -> before;
            case FeedbackEvent.OfficerAssigned unused -> before;
            case FeedbackEvent.FeedbackAcknowledged unused -> before;
            case FeedbackEvent.ClarificationRequested unused -> before;
            case FeedbackEvent.ClarificationProvided unused -> before;
            case FeedbackEvent.InterimReplyPosted unused -> before;
            case FeedbackEvent.FeedbackAnswered unused -> before;
            case FeedbackEvent.AnswerCorrected unused -> before;
            case FeedbackEvent.FeedbackDeclined unused -> before;
            case FeedbackEvent.ResolutionConfirmed unused -> before;
            case FeedbackEvent.AnswerDisputed unused -> before;
            case FeedbackEvent.ReviewRequested unused -> before;
            case FeedbackEvent.ReviewDecided unused -> before;
            case FeedbackEvent.FeedbackClosed unused -> before;
            case FeedbackEvent.FeedbackEscalated unused -> before;
            case FeedbackEvent.DeadlineSet unused -> before;
            case FeedbackEvent.DeadlinePaused unused -> before;
            case FeedbackEvent.DeadlineResumed unused -> before;
            case FeedbackEvent.DeadlineExtended unused -> before;
            case FeedbackEvent.DeadlineMissed unused -> before;
        };
    }

    private static CountedSubmission corrected(CountedSubmission before, RatingCorrected event) {
        Integer rating = before.rating();
        require(rating != null && rating == event.previous() && before.isCounted(), event);
        return before.rated(event.rating());
    }

    private static CountedSubmission reRated(CountedSubmission before, ServiceReRated event, Entry entry) {
        require(before.rating() != null && !before.withdrawn(), event);
        return before.reRated(new ReRating(LocalDay.of(entry.at()), event.rating()));
    }

    private static List<Delta> deltas(CountedSubmission before, CountedSubmission after, Entry entry) {
        if (before.equals(after)) {
            // Most kinds of events count nothing.
            return List.of();
        }
        List<Delta> deltas = new ArrayList<>();
        Counts first = after.first().minus(before.first());
        SortedMap<Reason, Integer> reasons = difference(before.named(), after.named());
        if (!first.isNone() || !reasons.isEmpty()) {
            deltas.add(delta(after, entry, Family.FIRST_RATING, after.day(), first, reasons));
        }
        SortedMap<LocalDate, Counts> again = new TreeMap<>();
        addAgain(again, before, before.again().negated());
        addAgain(again, after, after.again());
        again.forEach((day, change) -> {
            if (!change.isNone()) {
                deltas.add(delta(after, entry, Family.RE_RATING, day, change, new TreeMap<>()));
            }
        });
        return deltas;
    }

    private static void addAgain(SortedMap<LocalDate, Counts> byDay, CountedSubmission of, Counts change) {
        ReRating reRating = of.reRating();
        if (reRating != null) {
            byDay.merge(reRating.day(), change, Counts::plus);
        }
    }

    private static Delta delta(
            CountedSubmission of,
            Entry entry,
            Family family,
            LocalDate day,
            Counts change,
            SortedMap<Reason, Integer> reasons) {
        return new Delta(
                entry.position(),
                entry.eventId(),
                of.submission(),
                family,
                of.series(),
                of.channel(),
                of.audience(),
                day,
                change,
                reasons);
    }

    private static SortedMap<Reason, Integer> difference(
            SortedMap<Reason, Integer> before, SortedMap<Reason, Integer> after) {
        SortedMap<Reason, Integer> difference = new TreeMap<>(after);
        before.forEach((reason, count) -> difference.merge(reason, -count, Integer::sum));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }

    private static void require(boolean possible, FeedbackEvent event) {
        if (!possible) {
            throw illegal(event);
        }
    }

    private static IllegalStateException illegal(FeedbackEvent event) {
        return new IllegalStateException(
                event.getClass().getSimpleName() + " cannot follow what is remembered of the submission");
    }
}
