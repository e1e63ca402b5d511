package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.ActionDecider;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ActionState;
import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.InstitutionDecider;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.InstitutionState;
import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.QuestionSetDecider;
import al.feedbackledger.rules.catalogue.QuestionSetDecider.QuestionSetState;
import al.feedbackledger.rules.catalogue.QuestionSetEvent;
import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.ServiceDecider;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.ServiceState;
import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.catalogue.StandardDecider;
import al.feedbackledger.rules.catalogue.StandardDecider.StandardState;
import al.feedbackledger.rules.catalogue.StandardEvent;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.AccessCommand;
import al.feedbackledger.rules.feedback.AccessDecider;
import al.feedbackledger.rules.feedback.AccessDecider.AccessState;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.feedback.WordsExportDecider;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.feedback.WordsExportState;
import al.feedbackledger.rules.publication.PublicationCommand;
import al.feedbackledger.rules.publication.PublicationDecider;
import al.feedbackledger.rules.publication.PublicationEvent;
import al.feedbackledger.rules.publication.PublicationState;

import java.time.Instant;
import java.util.function.BiFunction;

/** A stream that is no case, lived through on the pure rules. */
public final class StreamRun<S, C, E> {
    private final Decide<S, C, E> decide;
    private final Evolve<S, E> evolve;
    private S state;
    private Instant now = Made.START;

    @FunctionalInterface
    private interface Decide<S, C, E> {
        Decision<E> decide(S state, C command, Act act);
    }

    @FunctionalInterface
    private interface Evolve<S, E> {
        S evolve(S state, E event, Stamp stamp);
    }

    private StreamRun(S state, Decide<S, C, E> decide, Evolve<S, E> evolve) {
        this.state = state;
        this.decide = decide;
        this.evolve = evolve;
    }

    /** A stream whose rules do not look at who did what when. */
    private StreamRun(S state, Decide<S, C, E> decide, BiFunction<S, E, S> evolve) {
        this(state, decide, (before, event, unused) -> evolve.apply(before, event));
    }

    public static StreamRun<ServiceState, ServiceCommand, ServiceEvent> service() {
        return new StreamRun<>(ServiceState.NOTHING, ServiceDecider::decide, ServiceDecider::evolve);
    }

    public static StreamRun<InstitutionState, InstitutionCommand, InstitutionEvent> institution() {
        return new StreamRun<>(InstitutionState.NOTHING, InstitutionDecider::decide, InstitutionDecider::evolve);
    }

    public static StreamRun<QuestionSetState, QuestionSetCommand, QuestionSetEvent> questionSet() {
        return new StreamRun<>(QuestionSetState.NOTHING, QuestionSetDecider::decide, QuestionSetDecider::evolve);
    }

    public static StreamRun<StandardState, StandardCommand, StandardEvent> standard() {
        return new StreamRun<>(StandardState.NOTHING, StandardDecider::decide, StandardDecider::evolve);
    }

    public static StreamRun<ActionState, ActionCommand, ActionEvent> action() {
        return new StreamRun<>(ActionState.NOTHING, ActionDecider::decide, ActionDecider::evolve);
    }

    public static StreamRun<AccessState, AccessCommand, AccessEvent> access() {
        return new StreamRun<>(AccessState.NOTHING, AccessDecider::decide, AccessDecider::evolve);
    }

    public static StreamRun<PublicationState, PublicationCommand, PublicationEvent> publication() {
        return new StreamRun<>(PublicationState.NOTHING, PublicationDecider::decide, PublicationDecider::evolve);
    }

    public static StreamRun<WordsExportState, WordsExportCommand, WordsExportEvent> wordsExport() {
        return new StreamRun<>(WordsExportState.NOTHING, WordsExportDecider::decide, WordsExportDecider::evolve);
    }

    public StreamRun<S, C, E> at(Instant time) {
        now = time;
        return this;
    }

    /** Does what must be allowed, and gives the one event that follows. */
    public E does(Actor by, C command) {
        return switch (decide.decide(state, command, Act.of(by, now))) {
            case Decision.Accepted<E> accepted -> {
                accepted.events().forEach(event -> fold(event, Stamp.of(Act.of(by, now))));
                yield accepted.events().getLast();
            }
            case Decision.Refused<E> refused ->
                throw new AssertionError(command + " by " + by.id() + ": " + refused.refusal());
        };
    }

    public boolean allows(Actor by, C command) {
        return decide.decide(state, command, Act.of(by, now)) instanceof Decision.Accepted;
    }

    public Refusal.Reason refusal(Actor by, C command) {
        return switch (decide.decide(state, command, Act.of(by, now))) {
            case Decision.Accepted<E> accepted ->
                throw new AssertionError(command + " by " + by.id() + " leads to " + accepted.events());
            case Decision.Refused<E> refused -> refused.refusal().reason();
        };
    }

    /** For rules that do not look at who did it. */
    public void fold(E event) {
        fold(event, Stamp.of(Act.of(Actor.SYSTEM, now)));
    }

    public void fold(E event, Stamp stamp) {
        state = evolve.evolve(state, event, stamp);
    }

    public S state() {
        return state;
    }
}
