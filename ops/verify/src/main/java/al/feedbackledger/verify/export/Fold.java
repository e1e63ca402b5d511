package al.feedbackledger.verify.export;

import al.feedbackledger.rules.catalogue.ActionDecider;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ActionState;
import al.feedbackledger.rules.catalogue.InstitutionDecider;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.InstitutionState;
import al.feedbackledger.rules.catalogue.QuestionSetDecider;
import al.feedbackledger.rules.catalogue.QuestionSetDecider.QuestionSetState;
import al.feedbackledger.rules.catalogue.QuestionSetEvent;
import al.feedbackledger.rules.catalogue.ServiceDecider;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.ServiceState;
import al.feedbackledger.rules.catalogue.StandardDecider;
import al.feedbackledger.rules.catalogue.StandardDecider.StandardState;
import al.feedbackledger.rules.catalogue.StandardEvent;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.StreamType;
import al.feedbackledger.rules.feedback.AccessDecider;
import al.feedbackledger.rules.feedback.AccessDecider.AccessState;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.WordsExportDecider;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.feedback.WordsExportState;
import al.feedbackledger.rules.publication.PublicationDecider;
import al.feedbackledger.rules.publication.PublicationEvent;
import al.feedbackledger.rules.publication.PublicationState;

/** The state of one stream, folded by the rules that made its events. */
final class Fold<S, E> {
    private final Class<E> events;
    private final Step<S, E> step;
    private S state;

    /** How the rules fold one event. */
    @FunctionalInterface
    private interface Step<S, E> {
        S after(S state, E event, Stamp stamp);
    }

    private Fold(Class<E> events, S nothing, Step<S, E> step) {
        this.events = events;
        this.state = nothing;
        this.step = step;
    }

    /** A stream of a kind, before its first event. */
    static Fold<?, ?> of(StreamType type) {
        return switch (type) {
            case FEEDBACK -> new Fold<>(FeedbackEvent.class, FeedbackState.NOTHING, FeedbackEvolver::evolve);
            case PUBLIC_SERVICE -> plain(ServiceEvent.class, ServiceState.NOTHING, ServiceDecider::evolve);
            case INSTITUTION -> plain(InstitutionEvent.class, InstitutionState.NOTHING, InstitutionDecider::evolve);
            case QUESTION_SET -> plain(QuestionSetEvent.class, QuestionSetState.NOTHING, QuestionSetDecider::evolve);
            case IMPROVEMENT_ACTION -> plain(ActionEvent.class, ActionState.NOTHING, ActionDecider::evolve);
            case SERVICE_STANDARD -> plain(StandardEvent.class, StandardState.NOTHING, StandardDecider::evolve);
            case ACCESS -> plain(AccessEvent.class, AccessState.NOTHING, AccessDecider::evolve);
            case WORDS_EXPORT ->
                new Fold<>(WordsExportEvent.class, WordsExportState.NOTHING, WordsExportDecider::evolve);
            case PUBLICATION -> plain(PublicationEvent.class, PublicationState.NOTHING, PublicationDecider::evolve);
        };
    }

    private static <S, E> Fold<S, E> plain(Class<E> events, S nothing, java.util.function.BiFunction<S, E, S> evolve) {
        return new Fold<>(events, nothing, (state, event, unused) -> evolve.apply(state, event));
    }

    /** What the stream is before the next event. */
    S state() {
        return state;
    }

    /**
     * Folds the next event.
     *
     * @throws RuntimeException when the rules cannot have produced it
     */
    void take(Object event, Stamp stamp) {
        if (!events.isInstance(event)) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " does not belong into this stream");
        }
        state = step.after(state, events.cast(event), stamp);
    }
}
