package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Every situation × every command × everybody, against the table written down a second time. */
class HandlingTableTest {
    /** Longer than every lapse, retention included. */
    private static final Duration LONG_AFTER = Duration.ofDays(3 * 366);

    private static final Set<String> OF_THE_CLOCK = Set.of("Lapse", "Miss", "Escal");

    /** What the command itself decides beyond state and actor: who is competent, on what ground, for what deadline. */
    private static final Set<String> DEPENDS_ON_THE_COMMAND =
            Set.of("AnswerFeedback", "DecideReview", "UnmergeFeedback", "MissDeadline", "Escalate", "LapseRetention");

    private final HandlingTable table = HandlingTable.read();
    private final Map<String, CaseRun> situations = Situations.all();

    @Test
    void exactlyWhatTheTableListsIsAccepted() {
        List<String> departures = new ArrayList<>();
        int[] tried = {0};
        forEverything((cell, decision) -> {
            tried[0]++;
            boolean listed =
                    table.rows().stream().anyMatch(row -> row.accepts(cell.command(), cell.situation(), cell.actor()));
            if (listed != decision instanceof Decision.Accepted) {
                departures.add(cell + " is " + decision);
            }
        });
        assertThat(departures).isEmpty();
        assertThat(tried[0])
                .isEqualTo(situations.size()
                        * Commands.byName().size()
                        * People.all().size())
                .isGreaterThan(30_000);
    }

    @Test
    void theStatusThatFollowsIsTheOneTheTableNames() {
        List<String> departures = new ArrayList<>();
        forEverything((cell, decision) -> {
            if (decision instanceof Decision.Accepted<FeedbackEvent> accepted) {
                CaseRun run = run(cell);
                Status before = run.status();
                Status after =
                        run.follow(actor(cell.actor()), accepted.events()).status();
                boolean named = table.rows().stream()
                        .filter(row -> row.accepts(cell.command(), cell.situation(), cell.actor()))
                        .allMatch(row -> row.after(before) == after);
                if (!named) {
                    departures.add(cell + " leads to " + after);
                }
            }
        });
        assertThat(departures).isEmpty();
    }

    /**
     * An inspector stands for an officer. The operator's officers decide reviews where there is no parent, which the
     * example has.
     */
    @Test
    void aRoleWithoutAPlaceInTheTableIsToldThatItIsNotItsBusiness() {
        List<String> departures = new ArrayList<>();
        forEverything((cell, decision) -> {
            boolean begins =
                    cell.command().equals("SubmitFeedback") || cell.command().equals("ImportFeedback");
            boolean operator = kind(cell.command()).equals("DecideReview")
                    && actor(cell.actor()).isOperator();
            Refusal.Reason expected = begins ? Refusal.Reason.ALREADY_EXISTS : Refusal.Reason.NOT_YOURS;
            Role role = actor(cell.actor()).role();
            boolean known = table.knows(kind(cell.command()), role)
                    || (role == Role.INSPECTOR && table.knows(kind(cell.command()), Role.OFFICER));
            if (!known && !operator && refusal(decision).reason() != expected) {
                departures.add(cell + " is " + decision);
            }
        });
        assertThat(departures).isEmpty();
    }

    @Test
    void aRefusalNamesTheStateAndWhatTheActorMayDo() {
        List<String> departures = new ArrayList<>();
        situations.forEach((situation, run) -> People.all().forEach((who, actor) -> {
            Set<String> listed = table.rows().stream()
                    .filter(row -> row.situations().contains(situation)
                            && row.actors().contains(who)
                            && !isOfTheClock(row.command()))
                    .map(row -> kind(row.command()))
                    .collect(Collectors.toSet());
            Refusal refusal = refusal(run.tries(actor, "SubmitFeedback"));
            Set<String> more = new TreeSet<>(refusal.allowed());
            more.removeAll(listed);
            more.removeAll(DEPENDS_ON_THE_COMMAND);
            boolean exact = more.isEmpty() && refusal.allowed().containsAll(listed);
            if (!exact || !refusal.state().equals(run.status().name())) {
                departures.add(situation + ", " + who + ": " + refusal + " but " + listed);
            }
        }));
        assertThat(departures).isEmpty();
    }

    private static Refusal refusal(Decision<FeedbackEvent> decision) {
        return switch (decision) {
            case Decision.Refused<FeedbackEvent> refused -> refused.refusal();
            case Decision.Accepted<FeedbackEvent> accepted -> throw new AssertionError(accepted);
        };
    }

    private static String kind(String command) {
        int colon = command.indexOf(':');
        return colon < 0 ? command : command.substring(0, colon);
    }

    @Test
    void beforeTheSubmissionOnlyThePersonAndTheImporterBegin() {
        List<String> accepted = new ArrayList<>();
        Commands.byName().forEach((name, factory) -> People.all().forEach((who, actor) -> {
            Decision<FeedbackEvent> decision = FeedbackDecider.decide(
                    FeedbackState.NOTHING, factory.make(Made.stream(1), null), Act.of(actor, Made.START));
            if (decision instanceof Decision.Accepted) {
                accepted.add(name + " by " + who);
            } else {
                boolean begins = name.equals("SubmitFeedback") || name.equals("ImportFeedback");
                Refusal.Reason expected = begins ? Refusal.Reason.NOT_YOURS : Refusal.Reason.UNKNOWN;
                assertThat(refusal(decision)).isEqualTo(Refusal.of(expected, "NONE"));
            }
        }));
        assertThat(accepted).containsExactlyInAnyOrder("SubmitFeedback by subject", "ImportFeedback by importer");
    }

    @Test
    void everyStatusAndEveryClosureIsAmongTheSituations() {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        Set<Closure> closures = EnumSet.noneOf(Closure.class);
        for (CaseRun run : situations.values()) {
            statuses.add(run.status());
            run.entries().stream()
                    .map(CaseRun.Entry::event)
                    .filter(FeedbackEvent.FeedbackClosed.class::isInstance)
                    .map(FeedbackEvent.FeedbackClosed.class::cast)
                    .forEach(closed -> closures.add(closed.closure()));
        }
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
        assertThat(closures).containsExactlyInAnyOrder(Closure.values());
    }

    @Test
    void everyCommandHasARowAndAnExample() {
        Set<String> types = Set.of(FeedbackCommand.class.getPermittedSubclasses()).stream()
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        Set<String> examples =
                Commands.byName().keySet().stream().map(HandlingTableTest::kind).collect(Collectors.toSet());
        Set<String> listed =
                table.rows().stream().map(row -> kind(row.command())).collect(Collectors.toSet());
        assertThat(examples).isEqualTo(types);
        assertThat(types).containsAll(listed);
        listed.add("SubmitFeedback");
        listed.add("ImportFeedback");
        assertThat(listed).isEqualTo(types);
    }

    private record Cell(String situation, String command, String actor) {}

    private void forEverything(BiConsumer<Cell, Decision<FeedbackEvent>> check) {
        for (String situation : situations.keySet()) {
            for (String command : Commands.byName().keySet()) {
                for (String actor : People.all().keySet()) {
                    Cell cell = new Cell(situation, command, actor);
                    check.accept(cell, run(cell).tries(actor(actor), command));
                }
            }
        }
    }

    /** The clock's commands come when everything is over, everybody else's at once. */
    private CaseRun run(Cell cell) {
        CaseRun run = requireNonNull(situations.get(cell.situation())).copy();
        return isOfTheClock(cell.command()) ? run.wait(LONG_AFTER) : run;
    }

    private static boolean isOfTheClock(String command) {
        return OF_THE_CLOCK.stream().anyMatch(command::startsWith);
    }

    private static Actor actor(String name) {
        return requireNonNull(People.all().get(name));
    }
}
