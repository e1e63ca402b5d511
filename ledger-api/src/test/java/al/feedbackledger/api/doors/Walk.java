package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Scenario;
import al.feedbackledger.rules.examples.Scenario.Expected;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks one scenario through the doors as far as doors lead. The hours that pass in a scenario do not pass here, so a
 * walk ends where the clock must act.
 */
final class Walk {
    private final World world;
    private final CaseWays ways;
    private final Ledger ledger;
    private @Nullable Case mine;
    private @Nullable Case other;
    private boolean otherAnswered;
    private boolean isCorruptionSignal;
    private int recorded;

    Walk(World world) {
        this.world = world;
        this.ways = new CaseWays(world);
        this.ledger = new Ledger(world.doors());
    }

    /** The steps that doors lead to. */
    static List<Scenario.Step> throughDoors(Scenario scenario, CaseWays ways) {
        return scenario.steps().stream()
                .takeWhile(step -> !(ways.of(command(step), "") instanceof Way.None))
                .toList();
    }

    static FeedbackCommand command(Scenario.Step step) {
        return step.command().apply(Made.stream(1));
    }

    void walk(Scenario scenario) {
        for (Scenario.Step step : throughDoors(scenario, ways)) {
            FeedbackCommand command = command(step);
            switch (step.expected()) {
                case Expected.Follows follows -> {
                    Reply reply = send(step.by(), command);
                    assertThat(reply.status())
                            .as("%s: %s %s", scenario.name(), command.getClass().getSimpleName(), reply.body())
                            .isIn(200, 201);
                    assertFollows(follows);
                }
                case Expected.Refused refused -> assertRefused(send(step.by(), command), refused.reason());
            }
        }
    }

    private void assertFollows(Expected.Follows follows) {
        List<String> events = ledger.namesOf(ledger.streamOf(mine()));
        assertThat(events.subList(recorded, events.size()))
                .isEqualTo(follows.events().stream().map(Class::getSimpleName).toList());
        recorded = events.size();
        assertThat(status()).isEqualTo(follows.status().name());
    }

    private void assertRefused(Reply reply, Refusal.Reason reason) {
        boolean hidden = isCorruptionSignal && reason == Refusal.Reason.NOT_YOURS;
        String problem = hidden ? "unknown-reference" : slug(reason);
        assertThat(reply.problem()).as(reply.body()).isEqualTo(problem);
        if (!hidden) {
            assertThat(reply.status()).isEqualTo(isForbidden(reason) ? 403 : 409);
            assertThat(reply.text("state")).isNotEmpty();
            assertThat(reply.json().at("/allowed").isArray()).isTrue();
        }
        assertThat(ledger.namesOf(ledger.streamOf(mine()))).hasSize(recorded);
    }

    private static boolean isForbidden(Refusal.Reason reason) {
        return reason == Refusal.Reason.NOT_YOURS || reason == Refusal.Reason.SAME_PERSON;
    }

    private static String slug(Refusal.Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private Reply send(Actor by, FeedbackCommand command) {
        prepare(command);
        return switch (ways.of(command, other == null ? "" : other.reference())) {
            case Way.Submit way -> {
                isCorruptionSignal = way.json().contains(Kind.CORRUPTION_SIGNAL.name());
                Reply reply = Case.give(world.doors(), way.json());
                mine = Case.of(world.doors(), reply);
                yield reply;
            }
            case Way.Import way -> {
                Reply reply = world.send(by, "POST", "/api/v1/import/feedback", way.json());
                assertThat(reply.text("results/0/result")).as(reply.body()).isEqualTo("imported");
                String reference = ledger.referenceAt(Long.parseLong(reply.text("position")));
                mine = Case.without(world.doors(), shown(reference), Long.parseLong(reply.text("position")));
                yield reply;
            }
            case Way.OfPerson way -> mine().act(way.act(), way.json());
            case Way.OfStaff way -> world.staff(by).act(mine(), way.act(), way.json());
            case Way.Catalogue way -> throw new IllegalStateException("not on a case: " + way.route());
            case Way.Told way -> throw new IllegalStateException("not on a case: " + way.route());
            case Way.Opening way -> throw new IllegalStateException("no command on a case: " + way.route());
            case Way.None way -> throw new IllegalStateException("no door: " + way.why());
        };
    }

    /** What the examples take for granted: the case to join, and that it was answered. */
    private void prepare(FeedbackCommand command) {
        if (command instanceof FeedbackCommand.MergeFeedback && other == null) {
            Way.Submit way = (Way.Submit) ways.of(Commands.submit(Made.OTHER_CASE, Kind.COMPLAINT, true), "");
            Case target = Case.submit(world.doors(), way.json());
            other = target;
            mine().after(target);
        }
        boolean needsAnswer =
                command instanceof FeedbackCommand.ReRateService || command instanceof FeedbackCommand.DisputeAnswer;
        Case target = other;
        if (needsAnswer && target != null && !otherAnswered) {
            StaffClient officer = world.staff(People.OFFICER);
            Way.OfStaff answer = (Way.OfStaff) ways.of(Commands.answer(Made.OTHER_CASE), "");
            assertThat(officer.act(target, "acknowledge", "{}").status()).isEqualTo(200);
            assertThat(officer.act(target, answer.act(), answer.json()).status())
                    .isEqualTo(200);
            mine().after(target);
            otherAnswered = true;
        }
    }

    private String status() {
        Case c = mine();
        Reply seen = c.hasCode() ? c.follow() : world.staff(People.OFFICER).open(c);
        return seen.text("status");
    }

    private static String shown(String compact) {
        return ReferenceNumber.read(compact).orElseThrow().shown();
    }

    private Case mine() {
        return Objects.requireNonNull(mine, "no feedback was given yet");
    }
}
