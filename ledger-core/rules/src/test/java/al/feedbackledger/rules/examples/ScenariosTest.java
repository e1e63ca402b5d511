package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.examples.Scenario.Expected;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ScenariosTest {
    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyStepLeadsWhereItIsExpectedTo(Scenario scenario) {
        CaseRun run = new CaseRun(Made.stream(1), Made.START);
        for (Scenario.Step step : scenario.steps()) {
            FeedbackCommand command = step.command().apply(run.stream());
            run.at(step.at());
            switch (step.expected()) {
                case Expected.Refused refused ->
                    assertThat(run.refusal(step.by(), command)).isEqualTo(refused.reason());
                case Expected.Follows follows -> {
                    Decision<FeedbackEvent> decision = run.tries(step.by(), command);
                    assertThat(decision).as(scenario.name()).isInstanceOf(Decision.Accepted.class);
                    List<FeedbackEvent> events = ((Decision.Accepted<FeedbackEvent>) decision).events();
                    assertThat(events.stream().<Class<?>>map(FeedbackEvent::getClass))
                            .isEqualTo(List.copyOf(follows.events()));
                    assertThat(run.follow(step.by(), events).status()).isEqualTo(follows.status());
                }
            }
        }
    }

    @Test
    void everyCommandEventAndStatusIsReached() {
        Set<Class<?>> commands = new HashSet<>();
        Set<Class<?>> events = new HashSet<>();
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (Scenario scenario : Scenarios.all()) {
            for (Scenario.Step step : scenario.steps()) {
                if (step.expected() instanceof Expected.Follows follows) {
                    commands.add(step.command().apply(Made.stream(1)).getClass());
                    events.addAll(follows.events());
                    statuses.add(follows.status());
                }
            }
        }
        assertThat(commands).containsExactlyInAnyOrder(FeedbackCommand.class.getPermittedSubclasses());
        Set<Class<?>> all = new HashSet<>(List.of(FeedbackEvent.class.getPermittedSubclasses()));
        all.remove(FeedbackEvent.Aside.class);
        all.addAll(List.of(FeedbackEvent.Aside.class.getPermittedSubclasses()));
        assertThat(events).isEqualTo(all);
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
    }

    @Test
    void namesAreUnique() {
        assertThat(Scenarios.all().stream().map(Scenario::name)).doesNotHaveDuplicates();
    }
}
