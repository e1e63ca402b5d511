package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackClosed;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackMerged;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackTransferred;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackUnmerged;
import al.feedbackledger.rules.feedback.FeedbackEvent.ReviewDecided;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.DeltaFold.Entry;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.answering.CaseCourse.Joined;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an event of a case changes what is counted of answering.
 *
 * <p>Who wanted an answer waits from the day of the submission until the first answer that says something: a
 * FeedbackAnswered or a FeedbackDeclined. Interim replies, questions back and closures without an answer do not end the
 * wait; a transfer does not begin it anew, and a pause of the institution's clock is time the person waits. A case that
 * is joined with another is answered when that one is, or when it is joined if that was before; standing alone again it
 * waits again, unless the person disputes that answer and so takes it for one. Corruption signals are counted nowhere.
 *
 * <p>A delta is always what is so after the event less what was so before, so that deltas add up in whatever order
 * things happened.
 */
public final class CaseFold {
    private CaseFold() {}

    /** Other cases, as they stand just before the event. */
    public interface Others {
        /** The case of a stream; null where nothing is remembered of it. */
        @Nullable
        CaseCourse of(String submission);

        /** The cases that wait with a stream, in any order: joined with it, and no answer has reached them. */
        List<CaseCourse> waitingWith(String submission);
    }

    /**
     * What an event leads to.
     *
     * @param after what to remember anew: of the case itself, and of those joined with it
     */
    public record Step(List<CaseCourse> after, List<CaseDelta> deltas) {
        static final Step NOTHING = new Step(List.of(), List.of());

        public Step {
            after = List.copyOf(after);
            deltas = List.copyOf(deltas);
        }
    }

    /**
     * Folds one event.
     *
     * @param submission the submission as {@link al.feedbackledger.rules.perception.DeltaFold} remembers it after the
     *     event
     * @throws IllegalStateException when the rules cannot have produced the event after what is remembered
     */
    public static Step fold(CountedSubmission submission, FeedbackEvent event, Entry entry, Others others) {
        if (event instanceof FeedbackSubmitted submitted) {
            CaseCourse course = submitted(submission, submitted, entry);
            return course == null ? Step.NOTHING : step(List.of(), List.of(course), entry);
        }
        CaseCourse before = others.of(entry.submission());
        CaseCourse after = after(before == null ? unknown(submission, event) : before, event, entry, others);
        if (before == null && after.marks().isEmpty()) {
            // Of a rating that wants no answer nothing else is to be known.
            return Step.NOTHING;
        }
        List<CaseCourse> was = new ArrayList<>();
        List<CaseCourse> is = new ArrayList<>();
        if (!after.equals(before)) {
            was.addAll(before == null ? List.of() : List.of(before));
            is.add(after);
        }
        if (isAnswer(event)) {
            for (CaseCourse member : others.waitingWith(entry.submission())) {
                was.add(member);
                is.add(reached(member, dayOf(entry)));
            }
        }
        return step(was, is, entry);
    }

    private static boolean isAnswer(FeedbackEvent event) {
        return event instanceof FeedbackAnswered
                || (event instanceof ReviewDecided decided && decided.outcome() != null);
    }

    private static Step step(List<CaseCourse> was, List<CaseCourse> is, Entry entry) {
        List<CaseDelta> deltas = new ArrayList<>();
        for (CaseCourse after : is) {
            SortedSet<CasePart> before = was.stream()
                    .filter(course -> course.submission().equals(after.submission()))
                    .findFirst()
                    .map(CaseCourse::parts)
                    .orElseGet(Collections::emptySortedSet);
            add(deltas, after, less(before, after.parts()), -1, entry);
            add(deltas, after, less(after.parts(), before), 1, entry);
        }
        return new Step(is, deltas);
    }

    private static SortedSet<CasePart> less(SortedSet<CasePart> some, SortedSet<CasePart> others) {
        SortedSet<CasePart> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static void add(List<CaseDelta> deltas, CaseCourse of, SortedSet<CasePart> parts, int change, Entry entry) {
        for (CasePart part : parts) {
            deltas.add(new CaseDelta(
                    entry.position(), entry.eventId(), of.submission(), of.series(), of.begun(), part, change));
        }
    }

    private static @Nullable CaseCourse submitted(CountedSubmission submission, FeedbackSubmitted event, Entry entry) {
        boolean signal = event.kind() == Kind.CORRUPTION_SIGNAL;
        if (!event.answerWanted() && !signal) {
            return null;
        }
        Instant since = event.claimedAt() == null ? entry.at() : event.claimedAt();
        return new CaseCourse(
                entry.submission(),
                submission.series(),
                submission.day(),
                event.answerWanted() ? since : null,
                signal,
                event.institution(),
                null,
                false,
                null,
                null,
                Collections.emptySortedSet());
    }

    /** A submission of which nothing had to be remembered: it is no signal and wants no answer. */
    private static CaseCourse unknown(CountedSubmission submission, FeedbackEvent event) {
        return new CaseCourse(
                submission.submission(),
                submission.series(),
                submission.day(),
                null,
                false,
                event.institution(),
                null,
                false,
                null,
                null,
                Collections.emptySortedSet());
    }

    /** One line for each kind of event, long as that is: whoever adds one has to say here what it means to who waits. */
    private static CaseCourse after(CaseCourse before, FeedbackEvent event, Entry entry, Others others) {
        return switch (event) {
            case FeedbackSubmitted unused -> throw illegal(event);
            case FeedbackAnswered answered -> answered(before, answered, entry);
            case FeedbackEvent.FeedbackDeclined declined ->
                wanted(before).ended(new CasePart(CasePart.Kind.DECLINED, declined.institution(), dayOf(entry)));
            case ReviewDecided decided -> isAnswer(decided) ? wanted(before).asAnswered() : before;
            case FeedbackClosed closed -> closed(before, closed, entry);
            case FeedbackEvent.ResolutionConfirmed e -> wanted(before).judged(part(CasePart.Kind.CONFIRMED, e, entry));
            case FeedbackEvent.AnswerDisputed e ->
                wanted(before)
                        .judged(part(CasePart.Kind.CONTESTED, e, entry))
                        .marked(part(CasePart.Kind.DISPUTED, e, entry));
            case FeedbackEvent.FeedbackRouted e -> before.handledBy(e.institution());
            case FeedbackTransferred e -> transferred(before, e, entry);
            case FeedbackEvent.DeadlineMissed e ->
                e.kind() == DeadlineKind.ANSWER ? wanted(before).marked(part(CasePart.Kind.LATE, e, entry)) : before;
            case FeedbackMerged e -> merged(wanted(before), e, entry, others);
            case FeedbackUnmerged e -> unmerged(wanted(before), e);
            case FeedbackEvent.FeedbackWithdrawn e -> before.marked(part(CasePart.Kind.WITHDRAWN, e, entry));
            case FeedbackEvent.FeedbackExcluded e -> before.marked(part(CasePart.Kind.EXCLUDED, e, entry));
            case FeedbackEvent.FeedbackReinstated unused -> before.without(CasePart.Kind.EXCLUDED);
            case FeedbackEvent.PersonalDataErased e -> before.marked(part(CasePart.Kind.ERASED, e, entry));
            case FeedbackEvent.RatingCorrected unused -> before;
            case FeedbackEvent.ServiceReRated unused -> before;
            case FeedbackEvent.ErasureRequested unused -> before;
            case FeedbackEvent.ErasureRefused unused -> before;
            case FeedbackEvent.ExclusionProposed unused -> before;
            case FeedbackEvent.ExclusionRejected unused -> before;
            case FeedbackEvent.NoteAdded unused -> before;
            case FeedbackEvent.OfficerAssigned unused -> before;
            case FeedbackEvent.FeedbackAcknowledged unused -> before;
            case FeedbackEvent.ClarificationRequested unused -> before;
            case FeedbackEvent.ClarificationProvided unused -> before;
            case FeedbackEvent.InterimReplyPosted unused -> before;
            case FeedbackEvent.AnswerCorrected unused -> before;
            case FeedbackEvent.ReviewRequested unused -> before;
            case FeedbackEvent.FeedbackEscalated unused -> before;
            case FeedbackEvent.DeadlineSet unused -> before;
            case FeedbackEvent.DeadlinePaused unused -> before;
            case FeedbackEvent.DeadlineResumed unused -> before;
            case FeedbackEvent.DeadlineExtended unused -> before;
        };
    }

    private static CasePart part(CasePart.Kind kind, FeedbackEvent event, Entry entry) {
        return new CasePart(kind, event.institution(), dayOf(entry));
    }

    private static LocalDate dayOf(Entry entry) {
        return LocalDay.of(entry.at());
    }

    /** Events of handling happen only to cases that wanted an answer, of which something is remembered. */
    private static CaseCourse wanted(CaseCourse course) {
        if (course.wantedSince() == null) {
            throw new IllegalStateException("a case that wanted no answer is not handled");
        }
        return course;
    }

    /** Also a rating that wanted no answer may get one, which then ends no wait. */
    private static CaseCourse answered(CaseCourse before, FeedbackAnswered event, Entry entry) {
        if (before.wantedSince() == null) {
            return before;
        }
        Instant at = event.claimedAt() == null ? entry.at() : event.claimedAt();
        CaseCourse after =
                before.ended(end(before, CasePart.Kind.ANSWERED, event, at)).asAnswered();
        return event.repeated() > 0 ? after.marked(part(CasePart.Kind.REPEATED, event, entry)) : after;
    }

    /** Only imports are closed without somebody having answered. */
    private static CaseCourse closed(CaseCourse before, FeedbackClosed event, Entry entry) {
        if (event.closure() == Closure.LAPSED) {
            return wanted(before).judged(part(CasePart.Kind.LAPSED, event, entry));
        }
        if (event.closure() != Closure.IMPORTED || before.wantedSince() == null) {
            return before;
        }
        Instant at = event.claimedAt() == null ? entry.at() : event.claimedAt();
        return before.ended(end(before, CasePart.Kind.CLOSED, event, at));
    }

    private static CasePart end(CaseCourse of, CasePart.Kind kind, FeedbackEvent event, Instant at) {
        boolean untrue = of.wantedSince() != null && at.isBefore(of.wantedSince());
        return new CasePart(untrue ? CasePart.Kind.UNTRUE : kind, event.institution(), LocalDay.of(at));
    }

    private static CaseCourse transferred(CaseCourse before, FeedbackTransferred event, Entry entry) {
        return wanted(before)
                .marked(new CasePart(CasePart.Kind.PASSED_ON, event.from(), dayOf(entry)))
                .handledBy(event.institution());
    }

    private static CaseCourse merged(CaseCourse before, FeedbackMerged event, Entry entry, Others others) {
        if (before.joined() != null) {
            throw illegal(event);
        }
        CaseCourse target = others.of(event.into());
        boolean answered = target != null && target.answered();
        LocalDate today = dayOf(entry);
        return before.joined(new Joined(event.into(), today, answered ? today : null));
    }

    /** The answer to a case has reached who is joined with it. */
    private static CaseCourse reached(CaseCourse member, LocalDate day) {
        Joined joined = member.joined();
        if (joined == null || joined.answered() != null) {
            throw new IllegalArgumentException("does not wait with any case");
        }
        return member.joined(new Joined(joined.into(), joined.since(), day));
    }

    private static CaseCourse unmerged(CaseCourse before, FeedbackUnmerged event) {
        Joined joined = before.joined();
        if (joined == null) {
            throw illegal(event);
        }
        LocalDate answered = joined.answered();
        CaseCourse alone = before.joined(null);
        if (event.reason() != UnmergeReason.DISPUTED || answered == null) {
            return alone;
        }
        return alone.ended(new CasePart(CasePart.Kind.ANSWERED, event.institution(), answered));
    }

    private static IllegalStateException illegal(FeedbackEvent event) {
        return new IllegalStateException(
                event.getClass().getSimpleName() + " cannot follow what is remembered of the case");
    }
}
