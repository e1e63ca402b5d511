package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.ServiceCommand.*;
import al.feedbackledger.rules.catalogue.ServiceEvent.*;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.examples.StreamRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static al.feedbackledger.rules.decision.Refusal.Reason.ALREADY_EXISTS;
import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_NOW;
import static al.feedbackledger.rules.decision.Refusal.Reason.NOT_YOURS;
import static al.feedbackledger.rules.decision.Refusal.Reason.NO_CHANGE;
import static al.feedbackledger.rules.decision.Refusal.Reason.RETIRED_SERVICE;
import static al.feedbackledger.rules.decision.Refusal.Reason.UNKNOWN;
import static al.feedbackledger.rules.decision.Refusal.Reason.WRONG_TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceDeciderTest {
    private static final String ID = Made.SERVICE;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ServiceFacts FACTS = StreamExamples.facts("Shembull");
    /** Four bytes in UTF-8. */
    private static final String WIDE = "𝒜";

    private final StreamRun<ServiceState, ServiceCommand, ServiceEvent> run = StreamRun.service();

    private static List<ServiceCommand> oneOfEach() {
        return List.of(
                new RegisterService(ID, FACTS),
                new ReviseService(ID, StreamExamples.facts("Ri")),
                new MoveServiceOnlineOnly(ID, 1),
                new MergeService(ID, "39", true),
                new RetireService(ID),
                new AnnounceServiceChange(ID, DAY, "Ndryshim", "Change"),
                new ReportOutage(ID, Made.START, null, "Ndërprerje", "Outage"),
                new AssessService(ID, "Shoqata", DAY, Map.of(Criterion.UP_TO_DATE, Criterion.Verdict.MET)),
                new ReportUsage(ID, YearMonth.of(2026, 2), 7),
                new AnnounceCampaign(ID, "spring", DAY, DAY, "Fushatë", "Campaign"));
    }

    @Test
    void everyCommandHasItsRoles() {
        run.fold(new ServiceRegistered(ID, FACTS));
        Map<Class<?>, Set<String>> more = Map.of(
                RegisterService.class, Set.of("admin", "importer", "system"),
                AnnounceServiceChange.class, Set.of("admin", "officer", "second-officer", "supervisor"),
                ReportOutage.class, Set.of("admin", "officer", "second-officer", "supervisor"),
                AssessService.class, Set.of("assessor", "nais-officer", "nais-supervisor"));
        for (ServiceCommand command : oneOfEach()) {
            StreamRun<ServiceState, ServiceCommand, ServiceEvent> service = StreamRun.service();
            if (!(command instanceof RegisterService)) {
                service.fold(new ServiceRegistered(ID, FACTS));
            }
            Set<String> allowed = new TreeSet<>();
            for (Map.Entry<String, Actor> entry : People.all().entrySet()) {
                if (service.allows(entry.getValue(), command)) {
                    allowed.add(entry.getKey());
                } else {
                    assertThat(service.refusal(entry.getValue(), command)).isEqualTo(NOT_YOURS);
                }
            }
            assertThat(allowed).isEqualTo(more.getOrDefault(command.getClass(), Set.of("admin")));
        }
        assertThat(oneOfEach().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(ServiceCommand.class.getPermittedSubclasses());
    }

    @Test
    void whatIsNotRegisteredIsUnknown() {
        for (ServiceCommand command : oneOfEach()) {
            boolean byAssessor = command instanceof AssessService;
            boolean begins = command instanceof RegisterService;
            if (!begins) {
                assertThat(run.refusal(byAssessor ? People.ASSESSOR : People.ADMIN, command))
                        .isEqualTo(UNKNOWN);
            }
        }
    }

    @Nested
    class Registering {
        private ServiceFacts with(String title, String audience, String address, String questionSet) {
            return new ServiceFacts(
                    People.REGISTRY,
                    title,
                    "",
                    audience,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    address,
                    questionSet);
        }

        @Test
        void theSameAgainChangesNothingAndOtherFactsAreARevision() {
            run.does(People.IMPORTER, new RegisterService(ID, FACTS));
            assertThat(run.refusal(People.IMPORTER, new RegisterService(ID, FACTS)))
                    .isEqualTo(NO_CHANGE);
            ServiceFacts other = StreamExamples.facts("Tjetër");
            assertThat(run.refusal(People.IMPORTER, new RegisterService(ID, other)))
                    .isEqualTo(ALREADY_EXISTS);
            assertThat(run.refusal(People.ADMIN, new ReviseService(ID, FACTS))).isEqualTo(NO_CHANGE);
            run.does(People.ADMIN, new ReviseService(ID, other));
            assertThat(run.refusal(People.ADMIN, new ReviseService(ID, with(" ", "CITIZEN", "", "portal"))))
                    .isEqualTo(INCOMPLETE);
        }

        @Test
        void idsAreOneToSixtyFourLettersDigitsAndHyphens() {
            for (String fine : List.of("1", "A-z-9", "x".repeat(64))) {
                assertThat(run.allows(People.ADMIN, new RegisterService(fine, FACTS)))
                        .isTrue();
            }
            for (String wrong : List.of("", "x".repeat(65), "a/b", "ë", "a b", "a\n")) {
                assertThat(run.refusal(People.ADMIN, new RegisterService(wrong, FACTS)))
                        .isEqualTo(INVALID);
            }
        }

        @Test
        void codesAndAddressesAreWhatPagesCanShow() {
            String web = "https://example.org/";
            assertThat(run.allows(People.ADMIN, new RegisterService(ID, with("T", "BUSINESS", web, "portal"))))
                    .isTrue();
            String longest = web + "x".repeat(CatalogueLimits.ADDRESS_CHARACTERS - web.length());
            assertThat(run.allows(People.ADMIN, new RegisterService(ID, with("T", "NOT_STATED", longest, "portal"))))
                    .isTrue();
            for (ServiceFacts wrong : List.of(
                    with("T", "PUBLIC_EMPLOYEE", web, "portal"),
                    with("T", "CITIZEN", "javascript:alert(1)", "portal"),
                    with("T", "CITIZEN", longest + "x", "portal"),
                    with("T", "CITIZEN", web, "Portal"))) {
                assertThat(run.refusal(People.ADMIN, new RegisterService(ID, wrong)))
                        .isEqualTo(INVALID);
            }
        }

        @Test
        void onlyTheServiceForEverythingElseHasNoInstitution() {
            ServiceFacts nobodys = new ServiceFacts(
                    null, "Tjetër", "", "NOT_STATED", null, null, null, null, null, null, null, null, "portal");
            assertThat(run.allows(People.SYSTEM, new RegisterService("other", nobodys)))
                    .isTrue();
            assertThat(run.refusal(People.SYSTEM, new RegisterService("38", nobodys)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.SYSTEM, new RegisterService("other", FACTS)))
                    .isEqualTo(INVALID);
        }

        @Test
        void everyTextHasItsMaximumCountedInCharacters() {
            ServiceFacts largest = texts(0);
            run.does(People.ADMIN, new RegisterService(ID, largest));
            byte[] stored = EventFormat.current().write(new ServiceRegistered(ID, largest));
            assertThat(stored.length).isLessThan(47 * 1024);
            for (int field = 1; field <= 9; field++) {
                assertThat(run.refusal(People.ADMIN, new ReviseService(ID, texts(field))))
                        .as("field " + field)
                        .isEqualTo(INVALID);
            }
        }

        /** Every text at its maximum, one of them one character longer. */
        private ServiceFacts texts(int tooLong) {
            return new ServiceFacts(
                    People.REGISTRY,
                    wide(CatalogueLimits.TITLE_CHARACTERS, tooLong == 1),
                    wide(CatalogueLimits.TITLE_CHARACTERS, tooLong == 2),
                    "CITIZEN",
                    wide(CatalogueLimits.CATEGORY_CHARACTERS, tooLong == 3),
                    wide(CatalogueLimits.CATEGORY_CHARACTERS, tooLong == 4),
                    wide(CatalogueLimits.DETAIL_CHARACTERS, tooLong == 5),
                    wide(CatalogueLimits.DETAIL_CHARACTERS, tooLong == 6),
                    wide(CatalogueLimits.DETAIL_CHARACTERS, tooLong == 7),
                    wide(CatalogueLimits.DETAIL_CHARACTERS, tooLong == 8),
                    wide(CatalogueLimits.SUMMARY_CHARACTERS, tooLong == 9),
                    null,
                    "portal");
        }

        private String wide(int characters, boolean oneMore) {
            return WIDE.repeat(oneMore ? characters + 1 : characters);
        }

        @Test
        void textsCarryNothingThatDeceives() {
            for (String wrong :
                    List.of("a\u0000b", "a\tb", "a\nb", "a\u202Eb", "a\u202Ab", "a\u2066b", "a\u2069b", "a\uD800")) {
                assertThat(run.refusal(
                                People.ADMIN,
                                new RegisterService(ID, with(wrong, "CITIZEN", "https://e.org", "portal"))))
                        .isEqualTo(INVALID);
            }
        }
    }

    @Nested
    class Registered {
        @BeforeEach
        void register() {
            run.does(People.ADMIN, new RegisterService(ID, FACTS));
        }

        @Test
        void phasesOfMovingOnlineOnlyGoForward() {
            assertThat(run.refusal(People.ADMIN, new MoveServiceOnlineOnly(ID, -1)))
                    .isEqualTo(INVALID);
            run.does(People.ADMIN, new MoveServiceOnlineOnly(ID, 2));
            assertThat(run.refusal(People.ADMIN, new MoveServiceOnlineOnly(ID, 2)))
                    .isEqualTo(NO_CHANGE);
            assertThat(run.refusal(People.ADMIN, new MoveServiceOnlineOnly(ID, 1)))
                    .isEqualTo(INVALID);
            run.does(People.ADMIN, new MoveServiceOnlineOnly(ID, CatalogueLimits.ONLINE_PHASES));
            assertThat(run.refusal(People.ADMIN, new MoveServiceOnlineOnly(ID, CatalogueLimits.ONLINE_PHASES + 1)))
                    .isEqualTo(INVALID);
        }

        @Test
        void mergingLeadsIntoAnotherActiveService() {
            assertThat(run.refusal(People.ADMIN, new MergeService(ID, "39", false)))
                    .isEqualTo(WRONG_TARGET);
            assertThat(run.refusal(People.ADMIN, new MergeService(ID, ID, true)))
                    .isEqualTo(WRONG_TARGET);
            run.does(People.ADMIN, new MergeService(ID, "39", true));
            assertThat(run.state().status()).isEqualTo("MERGED");
        }

        @Test
        void anEndedServiceTakesNothingButItsLastMonths() {
            run.does(People.ADMIN, new RetireService(ID));
            assertThat(run.state().status()).isEqualTo("RETIRED");
            for (ServiceCommand command : oneOfEach()) {
                boolean byAssessor = command instanceof AssessService;
                if (command instanceof ReportUsage) {
                    assertThat(run.allows(People.ADMIN, command)).isTrue();
                } else {
                    assertThat(run.refusal(byAssessor ? People.ASSESSOR : People.ADMIN, command))
                            .isEqualTo(RETIRED_SERVICE);
                }
            }
        }

        @Test
        void announcementsAreMadeOnceWithWords() {
            AnnounceServiceChange change = new AnnounceServiceChange(ID, DAY, "Ndryshim\ni ri", "");
            run.does(People.OFFICER, change);
            assertThat(run.refusal(People.OFFICER, change)).isEqualTo(NO_CHANGE);
            assertThat(run.refusal(People.OFFICER, new AnnounceServiceChange(ID, DAY, " ", "Change")))
                    .isEqualTo(INCOMPLETE);
            String longest = WIDE.repeat(CatalogueLimits.TEXT_CHARACTERS);
            ServiceEvent largest = run.does(People.ADMIN, new AnnounceServiceChange(ID, DAY, longest, longest));
            assertThat(EventFormat.current().write(largest).length).isLessThan(47 * 1024);
            assertThat(run.refusal(People.ADMIN, new AnnounceServiceChange(ID, DAY, longest + "x", "")))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, new AnnounceServiceChange(ID, DAY, "x", longest + "x")))
                    .isEqualTo(INVALID);
        }

        @Test
        void campaignsEndAfterTheyBegin() {
            run.does(People.ADMIN, new AnnounceCampaign(ID, "spring", DAY, DAY, "Fushatë", ""));
            assertThat(run.refusal(People.ADMIN, new AnnounceCampaign(ID, "spring", DAY, DAY, "Fushatë", "")))
                    .isEqualTo(NO_CHANGE);
            assertThat(run.refusal(
                            People.ADMIN, new AnnounceCampaign(ID, "spring", DAY, DAY.minusDays(1), "Fushatë", "")))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, new AnnounceCampaign(ID, "Spring!", DAY, DAY, "Fushatë", "")))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, new AnnounceCampaign(ID, "spring", DAY, DAY, "", "")))
                    .isEqualTo(INCOMPLETE);
        }

        @Test
        void usageIsCountedByMonthAndMayBeCorrected() {
            YearMonth month = YearMonth.of(2026, 3);
            assertThat(run.refusal(People.ADMIN, new ReportUsage(ID, month, -1)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(
                            People.ADMIN, new ReportUsage(ID, month, CatalogueLimits.COMPLETED_APPLICATIONS + 1)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ADMIN, new ReportUsage(ID, month.plusMonths(1), 5)))
                    .isEqualTo(INVALID);
            run.does(People.ADMIN, new ReportUsage(ID, month, 0));
            run.does(People.ADMIN, new ReportUsage(ID, month, CatalogueLimits.COMPLETED_APPLICATIONS));
            assertThat(run.refusal(People.ADMIN, new ReportUsage(ID, month, CatalogueLimits.COMPLETED_APPLICATIONS)))
                    .isEqualTo(NO_CHANGE);
            assertThat(run.allows(People.ADMIN, new ReportUsage(ID, month.minusMonths(1), 0)))
                    .isTrue();
        }

        @Test
        void assessmentsSayWhoAndNeverComeFromTheFuture() {
            Map<Criterion, Criterion.Verdict> verdicts = Map.of(Criterion.CLEAR_LANGUAGE, Criterion.Verdict.NOT_MET);
            ServiceAssessed civil =
                    (ServiceAssessed) run.does(People.ASSESSOR, new AssessService(ID, "Shoqata", DAY, verdicts));
            assertThat(civil.assessor()).isEqualTo(Criterion.Assessor.CIVIL_SOCIETY);
            ServiceAssessed nais =
                    (ServiceAssessed) run.does(People.NAIS_OFFICER, new AssessService(ID, "AKSHI", DAY, verdicts));
            assertThat(nais.assessor()).isEqualTo(Criterion.Assessor.NAIS);
            assertThat(run.refusal(People.ASSESSOR, new AssessService(ID, "Shoqata", DAY, verdicts)))
                    .isEqualTo(NO_CHANGE);
            assertThat(run.refusal(People.ASSESSOR, new AssessService(ID, "Shoqata", DAY.plusDays(1), verdicts)))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.ASSESSOR, new AssessService(ID, "Shoqata", DAY, Map.of())))
                    .isEqualTo(INCOMPLETE);
            assertThat(run.refusal(People.ASSESSOR, new AssessService(ID, "", DAY, verdicts)))
                    .isEqualTo(INCOMPLETE);
        }

        @Test
        void anOutageBeginsOnceAndEndsOnce() {
            Instant from = Made.START.minusSeconds(3_600);
            run.does(People.OFFICER, new ReportOutage(ID, from, null, "Ndërprerje", ""));
            assertThat(run.refusal(People.OFFICER, new ReportOutage(ID, from, null, "Ndërprerje", "")))
                    .isEqualTo(NO_CHANGE);
            assertThat(run.refusal(People.OFFICER, new ReportOutage(ID, from, from, "Ndërprerje", "")))
                    .isEqualTo(INVALID);
            run.does(People.OFFICER, new ReportOutage(ID, from, from.plusNanos(1_000), "Ndërprerje", ""));
            assertThat(run.refusal(People.OFFICER, new ReportOutage(ID, from, null, "Përsëri", "")))
                    .isEqualTo(INVALID);
            run.does(People.OFFICER, new ReportOutage(ID, from, Made.START, "Ndërprerje e gjatë", ""));
        }

        @Test
        void anOutageToComeIsPlannedWithItsEnd() {
            Instant soon = Made.START.plusSeconds(60);
            assertThat(run.refusal(People.OFFICER, new ReportOutage(ID, soon, null, "Planifikuar", "")))
                    .isEqualTo(INVALID);
            assertThat(run.allows(People.OFFICER, new ReportOutage(ID, Made.START, null, "Tani", "")))
                    .isTrue();
            assertThat(run.allows(People.OFFICER, new ReportOutage(ID, soon, soon.plusSeconds(1), "Planifikuar", "")))
                    .isTrue();
            assertThat(run.refusal(
                            People.OFFICER, new ReportOutage(ID, soon.plusNanos(1), soon.plusSeconds(1), "Fine", "")))
                    .isEqualTo(INVALID);
            assertThat(run.refusal(People.OFFICER, new ReportOutage(ID, soon, soon.plusSeconds(1), "", "")))
                    .isEqualTo(INCOMPLETE);
        }
    }

    @Test
    void thePortalAndEverythingElseStay() {
        for (String fixed : List.of("portal", "other")) {
            StreamRun<ServiceState, ServiceCommand, ServiceEvent> service = StreamRun.service();
            service.fold(new ServiceRegistered(fixed, FACTS));
            assertThat(service.refusal(People.ADMIN, new RetireService(fixed))).isEqualTo(NOT_NOW);
            assertThat(service.refusal(People.ADMIN, new MergeService(fixed, "38", true)))
                    .isEqualTo(NOT_NOW);
        }
    }

    @Test
    void illegalSequencesThrow() {
        ServiceRegistered registered = new ServiceRegistered(ID, FACTS);
        assertThatThrownBy(() -> ServiceDecider.evolve(ServiceState.NOTHING, new ServiceRetired(ID)))
                .isInstanceOf(IllegalStateException.class);
        ServiceState active = ServiceDecider.evolve(ServiceState.NOTHING, registered);
        assertThatThrownBy(() -> ServiceDecider.evolve(active, registered)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ServiceDecider.evolve(active, new ServiceRetired("39")))
                .isInstanceOf(IllegalStateException.class);
        ServiceState retired = ServiceDecider.evolve(active, new ServiceRetired(ID));
        assertThatThrownBy(() -> ServiceDecider.evolve(retired, new ServiceMovedOnlineOnly(ID, 1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
