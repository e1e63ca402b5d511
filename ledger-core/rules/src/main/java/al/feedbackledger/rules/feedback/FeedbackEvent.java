package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.SealedText;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Everything that can happen to one person's feedback, as it is stored: facts and commitments, never words.
 *
 * <p>Every event names the {@code service} as submitted, which never changes, and the {@code institution} that handles
 * the case at that moment. For a corruption signal the institution is always the inspectorate.
 */
public sealed interface FeedbackEvent {
    String service();

    String institution();

    private static void requireMicros(@Nullable Instant claimedAt) {
        if (claimedAt != null && !claimedAt.equals(claimedAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("times are whole microseconds: " + claimedAt);
        }
    }

    /** An event that an officer's decision does not depend on: it leaves the handling version as it is. */
    sealed interface Aside extends FeedbackEvent {}

    /**
     * @param reference compact reference number, 9 symbols
     * @param institutionConcerned only for a corruption signal: whom it is about
     * @param rating 1 to 5, null where the kind or the source has none
     * @param claimedAt when an import says it was given; null where occurredAt is the time
     */
    record FeedbackSubmitted(
            String service,
            String institution,
            @Nullable String institutionConcerned,
            String reference,
            Kind kind,
            Audience audience,
            Channel channel,
            @Nullable String campaign,
            String language,
            String questionSet,
            @Nullable Integer rating,
            @Nullable GotItDone gotItDone,
            Set<Reason> reasons,
            boolean answerWanted,
            @Nullable SealedText comment,
            @Nullable SealedText applicationNumber,
            @Nullable Instant claimedAt)
            implements FeedbackEvent {
        public FeedbackSubmitted {
            reasons = Ordered.copy(reasons);
            requireMicros(claimedAt);
        }
    }

    record RatingCorrected(String service, String institution, int previous, int rating) implements Aside {}

    record NoteAdded(String service, String institution, SealedText note) implements Aside {}

    record FeedbackWithdrawn(String service, String institution) implements FeedbackEvent {}

    record FeedbackRouted(String service, String institution) implements FeedbackEvent {}

    /** @param from the institution that passes the case on; {@code institution} is the one that takes it over */
    record FeedbackTransferred(String service, String institution, String from) implements FeedbackEvent {}

    /** @param officer actor id of who is to answer */
    record OfficerAssigned(String service, String institution, String officer) implements FeedbackEvent {}

    record FeedbackAcknowledged(String service, String institution) implements FeedbackEvent {}

    record ClarificationRequested(String service, String institution, SealedText question) implements FeedbackEvent {}

    record ClarificationProvided(String service, String institution, SealedText reply) implements FeedbackEvent {}

    record InterimReplyPosted(String service, String institution, SealedText reply) implements FeedbackEvent {}

    /**
     * @param action the improvement action that CHANGE_MADE and CHANGE_PLANNED name
     * @param repeated how often this institution had given this text before
     * @param claimedAt when an import says it was given
     */
    record FeedbackAnswered(
            String service,
            String institution,
            Outcome outcome,
            @Nullable String action,
            SealedText answer,
            long repeated,
            @Nullable Instant claimedAt)
            implements FeedbackEvent {
        public FeedbackAnswered {
            requireMicros(claimedAt);
        }
    }

    record AnswerCorrected(String service, String institution, SealedText correction, long repeated)
            implements FeedbackEvent {}

    /** @param turnTo the institution to turn to, where there is one */
    record FeedbackDeclined(
            String service,
            String institution,
            DeclineReason reason,
            @Nullable String turnTo,
            SealedText explanation) implements FeedbackEvent {}

    record ResolutionConfirmed(String service, String institution) implements FeedbackEvent {}

    record AnswerDisputed(
            String service,
            String institution,
            DisputeReason reason,
            @Nullable SealedText text) implements FeedbackEvent {}

    /** @param first the rating of the submission, or as corrected */
    record ServiceReRated(String service, String institution, int first, int rating) implements Aside {}

    record ReviewRequested(
            String service, String institution, @Nullable SealedText text) implements FeedbackEvent {}

    /**
     * @param outcome of a new answer; null where the decision stands
     * @param action the improvement action that CHANGE_MADE and CHANGE_PLANNED name
     */
    record ReviewDecided(
            String service,
            String institution,
            ReviewResult result,
            @Nullable Outcome outcome,
            @Nullable String action,
            SealedText text)
            implements FeedbackEvent {}

    /**
     * @param automatic closed by a rule of the source, not by a person
     * @param claimedAt when an import says it was closed
     */
    record FeedbackClosed(
            String service,
            String institution,
            Closure closure,
            boolean automatic,
            @Nullable Instant claimedAt) implements FeedbackEvent {
        public FeedbackClosed {
            requireMicros(claimedAt);
        }
    }

    /** @param standard the service standard it follows, for example {@code default/1} */
    record DeadlineSet(String service, String institution, DeadlineKind kind, Instant dueAt, String standard)
            implements FeedbackEvent {}

    record DeadlinePaused(String service, String institution, DeadlineKind kind) implements FeedbackEvent {}

    /** @param lapsed whether the person's time to reply ran out */
    record DeadlineResumed(String service, String institution, DeadlineKind kind, Instant dueAt, boolean lapsed)
            implements FeedbackEvent {}

    record DeadlineExtended(
            String service,
            String institution,
            DeadlineKind kind,
            Instant dueAt,
            int workingDays,
            ExtensionReason reason)
            implements FeedbackEvent {}

    record DeadlineMissed(String service, String institution, DeadlineKind kind, Instant dueAt) implements Aside {}

    record FeedbackEscalated(String service, String institution, EscalationReason reason) implements Aside {}

    record ExclusionProposed(String service, String institution, ExclusionAct act, ExclusionReason reason)
            implements Aside {}

    record FeedbackExcluded(String service, String institution, ExclusionReason reason) implements Aside {}

    record FeedbackReinstated(String service, String institution, ExclusionReason reason) implements Aside {}

    record ExclusionRejected(String service, String institution, ExclusionAct act) implements Aside {}

    /** @param into stream of the case it is joined with */
    record FeedbackMerged(String service, String institution, String into) implements FeedbackEvent {}

    /**
     * @param from stream of the case it was joined with
     * @param answeredBy actor id of who answered that case, where the person disputes that answer
     */
    record FeedbackUnmerged(
            String service,
            String institution,
            String from,
            UnmergeReason reason,
            @Nullable String answeredBy) implements FeedbackEvent {}

    record ErasureRequested(
            String service,
            String institution,
            ErasureGround ground,
            @Nullable SealedText text) implements Aside {}

    record ErasureRefused(
            String service,
            String institution,
            ErasureRefusalReason reason,
            @Nullable SealedText text) implements Aside {}

    /** @param refs the vault's rows that are gone */
    record PersonalDataErased(String service, String institution, ErasureGround ground, List<String> refs)
            implements Aside {
        public PersonalDataErased {
            refs = List.copyOf(refs);
        }
    }
}
