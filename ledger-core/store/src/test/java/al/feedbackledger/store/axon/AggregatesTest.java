package al.feedbackledger.store.axon;

import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Scenario;
import al.feedbackledger.rules.examples.Scenario.Expected;
import al.feedbackledger.rules.examples.Scenarios;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.examples.StreamExamples.Example;
import al.feedbackledger.rules.examples.StreamRun;
import al.feedbackledger.rules.feedback.AccessCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.publication.PublicationCommand;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every aggregate behind Axon, held against the pure rules: from the same events the same command leads to the same
 * events, or to the same refusal and to nothing.
 */
class AggregatesTest {
    private static final List<Class<?>> SEALED = List.of(
            FeedbackCommand.class,
            ServiceCommand.class,
            InstitutionCommand.class,
            QuestionSetCommand.class,
            StandardCommand.class,
            ActionCommand.class,
            PublicationCommand.class,
            AccessCommand.class,
            WordsExportCommand.class);

    /** An event as the ledger has stored it. */
    private record Past(Object event, Actor by, Instant at) {}

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    static List<Example> examples() {
        return StreamExamples.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyStepOfACaseLeadsWhereTheRulesSay(Scenario scenario) {
        CaseRun run = new CaseRun(Made.stream(1), Made.START);
        for (Scenario.Step step : scenario.steps()) {
            FeedbackCommand command = step.command().apply(run.stream());
            List<Past> past = run.entries().stream()
                    .map(entry -> new Past(entry.event(), entry.by(), entry.at()))
                    .toList();
            run.at(step.at());
            isAsDecided(run.tries(People.AUDITOR, command), past, People.AUDITOR, step.at(), command);
            Decision<FeedbackEvent> decision = run.tries(step.by(), command);
            isAsDecided(decision, past, step.by(), step.at(), command);
            if (decision instanceof Decision.Accepted<FeedbackEvent> accepted) {
                run.follow(step.by(), accepted.events());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyOtherCommandIsAcceptedFromWhoMayAndRefusedFromThePublic(Example example) {
        StreamRun<Object, Object, Object> run = begin(example.command());
        List<Past> past = new ArrayList<>();
        for (Example before :
                StreamExamples.all().subList(0, StreamExamples.all().indexOf(example))) {
            if (before.command().stream().equals(example.command().stream())) {
                past.add(new Past(run.at(before.at()).does(before.by(), before.command()), before.by(), before.at()));
            }
        }
        Refusal.Reason reason = run.at(example.at()).refusal(People.SUBJECT, example.command());
        whenRefused(past, People.SUBJECT, example.at(), example.command())
                .expectNoEvents()
                .expectResultMessagePayloadMatching(isRefusal(reason));
        Object event = run.does(example.by(), example.command());
        when(past, example.by(), example.at(), example.command())
                .expectSuccessfulHandlerExecution()
                .expectEvents(event);
    }

    @Test
    void everyCommandIsAmongThem() {
        Set<Class<?>> tried = new HashSet<>();
        Scenarios.all().forEach(scenario -> scenario.steps().stream()
                .filter(step -> step.expected() instanceof Expected.Follows)
                .forEach(step -> tried.add(step.command().apply(Made.stream(1)).getClass())));
        StreamExamples.all().forEach(example -> tried.add(example.command().getClass()));

        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(SEALED.stream()
                        .flatMap(type -> Arrays.<Class<?>>stream(type.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void everyAggregateIsAmongThem() {
        Set<Class<?>> tried = new HashSet<>(List.of(FeedbackAggregate.class));
        StreamExamples.all().forEach(example -> tried.add(aggregateOf(example.command())));

        assertThat(tried).isEqualTo(Set.copyOf(LedgerDoor.AGGREGATES));
    }

    private static void isAsDecided(
            Decision<FeedbackEvent> decision, List<Past> past, Actor by, Instant at, FeedbackCommand command) {
        switch (decision) {
            case Decision.Accepted<FeedbackEvent> accepted ->
                when(past, by, at, command)
                        .expectSuccessfulHandlerExecution()
                        .expectEvents(accepted.events().toArray());
            case Decision.Refused<FeedbackEvent> refused ->
                whenRefused(past, by, at, command).expectNoEvents().expectResultMessagePayload(refused.refusal());
        }
    }

    private static ResultValidator<?> when(List<Past> past, Actor by, Instant at, StreamCommand command) {
        return when(new AggregateTestFixture<>(aggregateOf(command)), past, Act.of(by, at), command);
    }

    /** After a refused creation there is no stream, and so nothing to compare the fold of the stored events with. */
    private static ResultValidator<?> whenRefused(List<Past> past, Actor by, Instant at, StreamCommand command) {
        AggregateTestFixture<?> fixture = new AggregateTestFixture<>(aggregateOf(command));
        fixture.setReportIllegalStateChange(!past.isEmpty());
        return when(fixture, past, Act.of(by, at), command);
    }

    /** Runs a command through Axon's fixture, as the command door sends it. */
    private static ResultValidator<?> when(
            AggregateTestFixture<?> fixture, List<Past> past, Act act, StreamCommand command) {
        fixture.registerCommandTargetResolver(new StreamTargetResolver());
        TestExecutor<?> given = fixture.givenNoPriorActivity();
        for (Past event : past) {
            given = given.andGivenCurrentTime(event.at())
                    .andGiven(new GenericEventMessage<>(
                            event.event(),
                            Map.of(EventMetadata.ACTOR_ID, event.by().id())));
        }
        return given.andGivenCurrentTime(act.at()).when(command, Map.of(ActMetadata.ACT, act));
    }

    private static Class<?> aggregateOf(StreamCommand command) {
        return switch (command) {
            case FeedbackCommand unused -> FeedbackAggregate.class;
            case ServiceCommand unused -> PublicServiceAggregate.class;
            case InstitutionCommand unused -> InstitutionAggregate.class;
            case QuestionSetCommand unused -> QuestionSetAggregate.class;
            case StandardCommand unused -> ServiceStandardAggregate.class;
            case ActionCommand unused -> ImprovementActionAggregate.class;
            case AccessCommand unused -> AccessAggregate.class;
            case PublicationCommand unused -> PublicationAggregate.class;
            case WordsExportCommand unused -> WordsExportAggregate.class;
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    @SuppressWarnings("unchecked") // a run is given commands of its own stream only
    private static StreamRun<Object, Object, Object> begin(StreamCommand command) {
        return (StreamRun<Object, Object, Object>) (StreamRun<?, ?, ?>)
                switch (command) {
                    case ServiceCommand unused -> StreamRun.service();
                    case InstitutionCommand unused -> StreamRun.institution();
                    case QuestionSetCommand unused -> StreamRun.questionSet();
                    case StandardCommand unused -> StreamRun.standard();
                    case ActionCommand unused -> StreamRun.action();
                    case AccessCommand unused -> StreamRun.access();
                    case PublicationCommand unused -> StreamRun.publication();
                    case WordsExportCommand unused -> StreamRun.wordsExport();
                    default -> throw new IllegalArgumentException("cases have scenarios");
                };
    }

    private static CustomTypeSafeMatcher<Refusal> isRefusal(Refusal.Reason reason) {
        return new CustomTypeSafeMatcher<>("a refusal because of " + reason) {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.reason() == reason;
            }
        };
    }
}
