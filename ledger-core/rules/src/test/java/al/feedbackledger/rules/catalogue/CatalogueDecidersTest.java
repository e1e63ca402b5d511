package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.ActionCommand.*;
import al.feedbackledger.rules.catalogue.InstitutionCommand.*;
import al.feedbackledger.rules.catalogue.QuestionSetCommand.PublishQuestionSet;
import al.feedbackledger.rules.catalogue.QuestionSetDecider.QuestionSetState;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.StandardCommand.AdoptServiceStandard;
import al.feedbackledger.rules.catalogue.StandardDecider.StandardState;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.examples.StreamRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static al.feedbackledger.rules.decision.Refusal.Reason.ALREADY_EXISTS;
import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_YOURS;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueDecidersTest {
    private static <S, C, E> Set<String> whoMay(StreamRun<S, C, E> run, C command) {
        return People.all().entrySet().stream()
                .filter(entry -> run.allows(entry.getValue(), command))
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Nested
    class Institutions {
        private final StreamRun<InstitutionState, InstitutionCommand, InstitutionEvent> run = StreamRun.institution();
        private final InstitutionFacts agency = StreamExamples.institution();

        private RegisterInstitution register(String id, InstitutionType type, @Nullable String parent, String name) {
            return new RegisterInstitution(id, new InstitutionFacts(type, parent, name, ""));
        }

        @Test
        void areRegisteredByAdminAndImportButTheSpecialOnesNotByImport() {
            for (InstitutionType type : InstitutionType.values()) {
                boolean special = type == InstitutionType.OPERATOR || type == InstitutionType.INSPECTORATE;
                assertThat(whoMay(run, register("x", type, null, "X")))
                        .isEqualTo(special ? Set.of("admin", "system") : Set.of("admin", "system", "importer"));
            }
            assertThat(run.refusal(People.OFFICER, register("x", InstitutionType.OTHER, null, "X")))
                    .isEqualTo(NOT_YOURS);
        }

        @Test
        void areRevisedByAdmin() {
            ReviseInstitution revise = new ReviseInstitution(People.REGISTRY, agency);
            assertThat(run.refusal(People.ADMIN, revise)).isEqualTo(UNKNOWN);
            run.does(People.ADMIN, new RegisterInstitution(People.REGISTRY, agency));
            assertThat(run.refusal(People.ADMIN, revise)).isEqualTo(NO_CHANGE);
            ReviseInstitution renamed = new ReviseInstitution(
                    People.REGISTRY, new InstitutionFacts(InstitutionType.OTHER, null, "Emër i ri", ""));
            assertThat(whoMay(run, renamed)).isEqualTo(Set.of("admin"));
            run.does(People.ADMIN, renamed);
            assertThat(run.refusal(People.IMPORTER, new RegisterInstitution(People.REGISTRY, agency)))
                    .isEqualTo(ALREADY_EXISTS);
            assertThat(run.refusal(People.IMPORTER, new RegisterInstitution(People.REGISTRY, renamed.facts())))
                    .isEqualTo(NO_CHANGE);
        }

        @Test
        void neverBecomeOrCeaseToBeTheOperatorOrTheInspectorate() {
            run.does(People.ADMIN, register("nais", InstitutionType.OPERATOR, null, "Operatori"));
            assertThat(run.refusal(
                            People.ADMIN,
                            new ReviseInstitution("nais", new InstitutionFacts(InstitutionType.OTHER, null, "O", ""))))
                    .isEqualTo(INVALID);
            assertThat(run.allows(
                            People.ADMIN,
                            new ReviseInstitution(
                                    "nais", new InstitutionFacts(InstitutionType.OPERATOR, null, "O", ""))))
                    .isTrue();
            StreamRun<InstitutionState, InstitutionCommand, InstitutionEvent> other = StreamRun.institution();
            other.does(People.ADMIN, register("x", InstitutionType.OTHER, null, "X"));
            assertThat(other.refusal(
                            People.ADMIN,
                            new ReviseInstitution(
                                    "x", new InstitutionFacts(InstitutionType.INSPECTORATE, null, "X", ""))))
                    .isEqualTo(INVALID);
        }

        @Test
        void haveAnIdANameAndAParentThatIsAnother() {
            String longest = "n".repeat(CatalogueLimits.NAME_CHARACTERS);
            assertThat(run.allows(People.ADMIN, register("x".repeat(64), InstitutionType.OTHER, "y", longest)))
                    .isTrue();
            for (RegisterInstitution wrong : List.of(
                    register("x".repeat(65), InstitutionType.OTHER, null, "X"),
                    register("X", InstitutionType.OTHER, null, "X"),
                    register("", InstitutionType.OTHER, null, "X"),
                    register("x", InstitutionType.OTHER, "x", "X"),
                    register("x", InstitutionType.OTHER, "Y", "X"),
                    register("x", InstitutionType.OTHER, null, longest + "n"),
                    new RegisterInstitution(
                            "x", new InstitutionFacts(InstitutionType.OTHER, null, "X", longest + "n")))) {
                assertThat(run.refusal(People.ADMIN, wrong)).isEqualTo(INVALID);
            }
            assertThat(run.refusal(People.ADMIN, register("x", InstitutionType.OTHER, null, "")))
                    .isEqualTo(INCOMPLETE);
        }

        @Test
        void foldOnlyWhatCanFollow() {
            InstitutionEvent registered = run.does(People.ADMIN, new RegisterInstitution(People.REGISTRY, agency));
            assertThatThrownBy(() -> run.fold(registered)).isInstanceOf(IllegalStateException.class);
            InstitutionEvent foreign =
                    new InstitutionEvent.InstitutionRevised("x", InstitutionType.OTHER, null, "X", "");
            assertThatThrownBy(() -> run.fold(foreign)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> StreamRun.institution().fold(foreign)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class QuestionSets {
        private final StreamRun<QuestionSetState, QuestionSetCommand, QuestionSetEvent> run = StreamRun.questionSet();

        @Test
        void countTheirVersions() {
            PublishQuestionSet first = new PublishQuestionSet("portal", "Pyetësori", "Questions");
            assertThat(whoMay(run, first)).isEqualTo(Set.of("admin", "system", "importer"));
            assertThat(run.does(People.IMPORTER, first))
                    .isEqualTo(new QuestionSetPublished("portal", 1, "Pyetësori", "Questions"));
            assertThat(run.refusal(People.IMPORTER, first)).isEqualTo(NO_CHANGE);
            PublishQuestionSet next = new PublishQuestionSet("portal", "Pyetësori", "New questions");
            assertThat(run.refusal(People.IMPORTER, next)).isEqualTo(ALREADY_EXISTS);
            assertThat(run.does(People.ADMIN, next))
                    .isEqualTo(new QuestionSetPublished("portal", 2, "Pyetësori", "New questions"));
        }

        @Test
        void haveAnIdAndAName() {
            assertThat(run.refusal(People.ADMIN, new PublishQuestionSet("Portal", "P", "")))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, new PublishQuestionSet("portal", "", "P")))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.OFFICER, new PublishQuestionSet("portal", "P", "P")))
                    .isEqualTo(NOT_YOURS);
        }

        @Test
        void foldOnlyTheNextVersion() {
            assertThatThrownBy(() -> run.fold(new QuestionSetPublished("portal", 2, "P", "")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Standards {
        private final StreamRun<StandardState, StandardCommand, StandardEvent> run = StreamRun.standard();

        private AdoptServiceStandard days(int acknowledge, int answer, int review) {
            return new AdoptServiceStandard("default", acknowledge, answer, review, Set.of(), Set.of());
        }

        private AdoptServiceStandard dates(Set<LocalDate> holidays, Set<Integer> years) {
            return new AdoptServiceStandard("default", 2, 10, 10, holidays, years);
        }

        @Test
        void countTheirVersions() {
            assertThat(whoMay(run, StreamExamples.standard(10))).isEqualTo(Set.of("admin", "system"));
            assertThat(run.does(People.ADMIN, StreamExamples.standard(10)))
                    .isEqualTo(new ServiceStandardAdopted(Made.STANDARD));
            assertThat(run.refusal(People.ADMIN, StreamExamples.standard(10))).isEqualTo(NO_CHANGE);
            run.does(People.ADMIN, StreamExamples.standard(15));
            assertThat(run.state().version()).isEqualTo(2);
        }

        @Test
        void haveDeadlinesWithinLimits() {
            int most = CatalogueLimits.STANDARD_WORKING_DAYS;
            assertThat(run.allows(People.ADMIN, days(1, 1, 1))).isTrue();
            assertThat(run.allows(People.ADMIN, days(most, most, most))).isTrue();
            for (AdoptServiceStandard wrong : List.of(
                    days(0, 1, 1),
                    days(1, 0, 1),
                    days(1, 1, 0),
                    days(most + 1, 1, 1),
                    days(1, most + 1, 1),
                    days(1, 1, most + 1))) {
                assertThat(run.refusal(People.ADMIN, wrong)).isEqualTo(INVALID);
            }
            assertThat(run.refusal(People.ADMIN, new AdoptServiceStandard("Default", 1, 1, 1, Set.of(), Set.of())))
                    .isEqualTo(INVALID);
        }

        @Test
        void haveHolidaysOfListedYearsWithinLimits() {
            LocalDate day = LocalDate.of(2026, 1, 1);
            assertThat(run.refusal(People.ADMIN, dates(Set.of(day), Set.of(2027))))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, dates(Set.of(), Set.of(1999)))).isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, dates(Set.of(), Set.of(3000)))).isEqualTo(INVALID);
            assertThat(run.allows(People.ADMIN, dates(Set.of(), Set.of(2000, 2999))))
                    .isTrue();
            Set<Integer> years = IntStream.range(2000, 2000 + CatalogueLimits.HOLIDAY_YEARS)
                    .boxed()
                    .collect(Collectors.toCollection(HashSet::new));
            Set<LocalDate> holidays = IntStream.range(0, CatalogueLimits.HOLIDAYS)
                    .mapToObj(day::plusDays)
                    .collect(Collectors.toCollection(HashSet::new));
            StandardEvent largest = run.does(People.ADMIN, dates(holidays, years));
            assertThat(EventFormat.current().write(largest).length).isLessThan(47 * 1024);
            holidays.add(day.plusDays(CatalogueLimits.HOLIDAYS));
            assertThat(run.refusal(People.ADMIN, dates(holidays, years))).isEqualTo(INVALID);
            years.add(2000 + CatalogueLimits.HOLIDAY_YEARS);
            assertThat(run.refusal(People.ADMIN, dates(Set.of(), years))).isEqualTo(INVALID);
        }

        @Test
        void foldOnlyTheNextVersion() {
            StandardEvent first = new ServiceStandardAdopted(Made.STANDARD);
            run.fold(first);
            assertThatThrownBy(() -> run.fold(first)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Promises {
        private final StreamRun<ActionState, ActionCommand, ActionEvent> run = StreamRun.action();
        private final LocalDate today = ServiceStandard.dayOf(Made.START);

        private PromiseAction promise(String service, String text, LocalDate due) {
            return new PromiseAction(Made.ACTION, service, People.REGISTRY, text, "", due);
        }

        @Test
        void areTheInstitutionsOwn() {
            Set<String> own = Set.of("officer", "second-officer", "supervisor");
            assertThat(whoMay(run, StreamExamples.promise(People.REGISTRY))).isEqualTo(own);
            assertThat(run.refusal(People.FOREIGN_OFFICER, StreamExamples.promise(People.REGISTRY)))
                    .isEqualTo(NOT_YOURS);
            run.does(People.OFFICER, StreamExamples.promise(People.REGISTRY));
            assertThat(whoMay(run, new ReportActionProgress(Made.ACTION, "Gati", "")))
                    .isEqualTo(own);
            assertThat(whoMay(run, new DeliverAction(Made.ACTION, "VKM 7"))).isEqualTo(own);
            assertThat(whoMay(run, new AbandonAction(Made.ACTION, ActionEvent.Reason.NOT_FEASIBLE)))
                    .isEqualTo(own);
            assertThat(run.refusal(People.OFFICER, StreamExamples.promise(People.REGISTRY)))
                    .isEqualTo(ALREADY_EXISTS);
        }

        @Test
        void haveWordsAServiceAndADayToCome() {
            assertThat(run.allows(People.OFFICER, promise("38", "Po", today))).isTrue();
            assertThat(run.refusal(People.OFFICER, promise("38", "Po", today.minusDays(1))))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.OFFICER, promise("3 8", "Po", today))).isEqualTo(INVALID);
            assertThat(run.refusal(People.OFFICER, promise("38", " ", today))).isEqualTo(INCOMPLETE);
        }

        @Test
        void areUnknownBeforeTheyAreMade() {
            assertThat(run.refusal(People.OFFICER, new DeliverAction(Made.ACTION, "VKM 7")))
                    .isEqualTo(UNKNOWN);
        }

        @Test
        void endOnceWithEvidenceOrAReason() {
            run.does(People.OFFICER, StreamExamples.promise(People.REGISTRY));
            assertThat(run.refusal(People.OFFICER, new DeliverAction(Made.ACTION, null)))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.OFFICER, new DeliverAction(Made.ACTION, " ")))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.OFFICER, new AbandonAction(Made.ACTION, null)))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.OFFICER, new ReportActionProgress(Made.ACTION, "", "x")))
                    .isEqualTo(INCOMPLETE);
            String longest = "e".repeat(CatalogueLimits.EVIDENCE_CHARACTERS);
            assertThat(run.refusal(People.OFFICER, new DeliverAction(Made.ACTION, longest + "e")))
                    .isEqualTo(INVALID);
            run.does(People.OFFICER, new DeliverAction(Made.ACTION, longest));
            assertThat(run.state().status()).isEqualTo("DELIVERED");
            for (ActionCommand late : List.of(
                    new ReportActionProgress(Made.ACTION, "Gati", ""),
                    new DeliverAction(Made.ACTION, "VKM 7"),
                    new AbandonAction(Made.ACTION, ActionEvent.Reason.NO_FUNDS))) {
                assertThat(run.refusal(People.OFFICER, late)).isEqualTo(NOT_NOW);
            }
        }

        @Test
        void foldOnlyWhatCanFollow() {
            ActionEvent delivered = new ActionEvent.ActionDelivered(Made.ACTION, "VKM 7");
            assertThatThrownBy(() -> run.fold(delivered)).isInstanceOf(IllegalStateException.class);
            ActionEvent promised = run.does(People.OFFICER, StreamExamples.promise(People.REGISTRY));
            assertThatThrownBy(() -> run.fold(promised)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> run.fold(new ActionEvent.ActionDelivered(Made.OTHER_CASE, "VKM 7")))
                    .isInstanceOf(IllegalStateException.class);
            run.fold(new ActionEvent.ActionAbandoned(Made.ACTION, ActionEvent.Reason.NO_FUNDS));
            assertThat(run.state().status()).isEqualTo("ABANDONED");
            assertThatThrownBy(() -> run.fold(delivered)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void theSystemPromisesNothing() {
            Actor system = People.SYSTEM;
            assertThat(run.refusal(system, StreamExamples.promise(People.REGISTRY)))
                    .isEqualTo(NOT_YOURS);
        }
    }
}
