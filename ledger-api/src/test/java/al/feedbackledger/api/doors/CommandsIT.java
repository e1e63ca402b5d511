package al.feedbackledger.api.doors;

import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Scenario;
import al.feedbackledger.rules.examples.Scenarios;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.feedback.AccessCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.publication.PublicationCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command on its way through a door into PostgreSQL, along the scenarios of the rules. */
class CommandsIT {
    private static final Doors DOORS = Doors.open();
    private static final World CASES = new World(DOORS);
    private static final World CATALOGUE = new World(DOORS);
    private static final Ledger LEDGER = new Ledger(DOORS);

    @BeforeAll
    static void registerInstitutionsAndService() {
        CASES.institution(People.MINISTRY, null);
        CASES.institution(People.REGISTRY, People.MINISTRY);
        CASES.institution(People.TAX, People.MINISTRY);
        CASES.service(Made.SERVICE, People.REGISTRY);
        // Whom an answer of the first officer leaves: the rules ask the application whether there is anybody else.
        CASES.staff(People.OFFICER);
        CASES.staff(People.SECOND_OFFICER);
        CATALOGUE.institution(People.MINISTRY, null);
    }

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyCaseLeadsWhereTheRulesSay(Scenario scenario) {
        new Walk(CASES).walk(scenario);
    }

    @Test
    void everythingElseLeadsToItsOneEvent() {
        CatalogueWays ways = new CatalogueWays(CATALOGUE);
        for (StreamExamples.Example example : StreamExamples.all()) {
            prepare(example.command());
            switch (ways.of(example.command())) {
                case Way.Catalogue way -> {
                    Reply reply = CATALOGUE.send(example.by(), way.method(), way.path(), way.json());
                    assertThat(reply.status())
                            .as("%s: %s", example.command(), reply.body())
                            .isIn(200, 201);
                    assertThat(LEDGER.nameAt(Long.parseLong(reply.text("position"))))
                            .isEqualTo(example.event().getSimpleName());
                    begun(example.command()).ifPresent(id -> CATALOGUE.begun(id, reply.text("id")));
                    CATALOGUE.await(reply);
                }
                case Way.Told way -> {
                    long before = LEDGER.head();
                    Reply reply = CATALOGUE.send(example.by(), "POST", way.path(), "");
                    assertThat(reply.status())
                            .as("%s: %s", example.command(), reply.body())
                            .isEqualTo(200);
                    assertThat(LEDGER.namesAfter(before))
                            .contains(example.event().getSimpleName());
                }
                case Way.Opening unused -> {
                    Case c = Case.submit(CASES.doors(), submission());
                    assertThat(CASES.staff(example.by()).open(c).status()).isEqualTo(200);
                    assertThat(LEDGER.namesAfter(c.position()))
                            .contains(example.event().getSimpleName());
                }
                case Way.None unused -> assertThat(example.command()).isInstanceOf(PublicationCommand.class);
                case Way.Submit way -> throw new AssertionError(way.route());
                case Way.Import way -> throw new AssertionError(way.route());
                case Way.OfPerson way -> throw new AssertionError(way.route());
                case Way.OfStaff way -> throw new AssertionError(way.route());
            }
        }
    }

    /** What the application draws an id for. */
    private static Optional<String> begun(StreamCommand command) {
        return switch (command) {
            case ActionCommand.PromiseAction promise -> Optional.of(promise.action());
            case WordsExportCommand.RequestWordsExport request -> Optional.of(request.export());
            default -> Optional.empty();
        };
    }

    /** The examples merge a service into one that they take for granted. */
    private static void prepare(StreamCommand command) {
        if (command instanceof ServiceCommand.MergeService merge) {
            CATALOGUE.service(merge.into(), People.REGISTRY);
        }
    }

    private static String submission() {
        Way way = new CaseWays(CASES).of(Commands.submit(Made.stream(1), Kind.COMPLAINT, true), "");
        return ((Way.Submit) way).json();
    }

    @Nested
    class Completeness {
        private static final Set<Class<?>> SENT_BY_THE_CLOCK = Set.of(
                FeedbackCommand.LapseClarification.class,
                FeedbackCommand.LapseAnswer.class,
                FeedbackCommand.LapseRefusal.class,
                FeedbackCommand.LapseRetention.class,
                FeedbackCommand.MissDeadline.class,
                FeedbackCommand.Escalate.class);
        /** The first policy of retention, a restore that an operator recorded beside the database, and what it lost. */
        private static final Set<Class<?>> SENT_AT_START = Set.of(
                PublicationCommand.AdoptPolicy.class,
                PublicationCommand.RecordRestore.class,
                FeedbackCommand.EraseAgain.class);

        private static final Set<Class<?>> OF_LATER_STAGES =
                Set.of(PublicationCommand.RecordChangeDetection.class, PublicationCommand.PublishRelease.class);

        @Test
        void everyCommandIsAcceptedThroughADoorOrNamedHereAsHavingNone() {
            Set<Class<?>> accepted = new HashSet<>();
            CaseWays ways = new CaseWays(CASES);
            for (Scenario scenario : Scenarios.all()) {
                for (Scenario.Step step : Walk.throughDoors(scenario, ways)) {
                    if (step.expected() instanceof Scenario.Expected.Follows) {
                        accepted.add(Walk.command(step).getClass());
                    }
                }
            }
            StreamExamples.all().stream()
                    .map(StreamExamples.Example::command)
                    .filter(command -> !OF_LATER_STAGES.contains(command.getClass()))
                    .filter(command -> !SENT_AT_START.contains(command.getClass()))
                    .forEach(command -> accepted.add(command.getClass()));
            Set<Class<?>> all = new HashSet<>(accepted);
            all.addAll(SENT_BY_THE_CLOCK);
            all.addAll(OF_LATER_STAGES);
            all.addAll(SENT_AT_START);
            assertThat(all).isEqualTo(commands());
            assertThat(accepted).doesNotContainAnyElementsOf(SENT_BY_THE_CLOCK);
            assertThat(accepted).doesNotContainAnyElementsOf(OF_LATER_STAGES);
        }

        @Test
        void everyRouteThatWritesIsTheWayOfACommand() {
            Set<String> walked = new TreeSet<>();
            CaseWays caseWays = new CaseWays(CASES);
            for (Scenario scenario : Scenarios.all()) {
                Walk.throughDoors(scenario, caseWays)
                        .forEach(step ->
                                walked.add(caseWays.of(Walk.command(step), "").route()));
            }
            World named = new World(DOORS);
            CatalogueWays ways = new CatalogueWays(named);
            for (StreamExamples.Example example : StreamExamples.all()) {
                begun(example.command()).ifPresent(id -> named.begun(id, id));
                walked.add(ways.of(example.command()).route());
            }
            walked.removeIf(route -> route.isEmpty() || route.startsWith("GET "));
            // Takes in the commands that register services, institutions and question sets, each tried by itself above.
            walked.add("POST /api/v1/import/services");
            // One policy of the many that its command adopts; tried where words are erased.
            walked.add("PUT /api/v1/retention");
            assertThat(writingRoutes()).isEqualTo(walked);
        }

        /** What changes accounts, sessions, timers, epochs and views, or replays one, is not in the ledger and has tests of its own. */
        private static Set<String> writingRoutes() {
            Set<String> routes = new TreeSet<>();
            DOORS.context()
                    .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getMethodsCondition().getMethods().stream()
                            .filter(method -> !method.name().equals("GET"))
                            .forEach(method ->
                                    info.getPatternValues().forEach(pattern -> routes.add(method + " " + pattern))));
            routes.removeIf(route -> !route.contains(" /api/v1/")
                    || Stream.of(
                                    "/api/v1/session",
                                    "/api/v1/staff",
                                    "/api/v1/timers",
                                    "/api/v1/epochs",
                                    "/api/v1/views",
                                    "/api/v1/audit/replays")
                            .anyMatch(route::contains));
            return routes;
        }

        private static Set<Class<?>> commands() {
            Set<Class<?>> all = new HashSet<>();
            Stream.of(
                            FeedbackCommand.class,
                            AccessCommand.class,
                            WordsExportCommand.class,
                            ServiceCommand.class,
                            InstitutionCommand.class,
                            QuestionSetCommand.class,
                            StandardCommand.class,
                            ActionCommand.class,
                            PublicationCommand.class)
                    .forEach(type -> all.addAll(List.of(type.getPermittedSubclasses())));
            return all;
        }
    }
}
