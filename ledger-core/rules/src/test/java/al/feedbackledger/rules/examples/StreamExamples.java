package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.catalogue.ActionCommand.*;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ActionEvent.*;
import al.feedbackledger.rules.catalogue.Criterion;
import al.feedbackledger.rules.catalogue.InstitutionCommand.*;
import al.feedbackledger.rules.catalogue.InstitutionEvent.*;
import al.feedbackledger.rules.catalogue.QuestionSetCommand.PublishQuestionSet;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceCommand.*;
import al.feedbackledger.rules.catalogue.ServiceEvent.*;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.StandardCommand.AdoptServiceStandard;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.AccessCommand.RecordAccess;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.AccessEvent.PersonalDataAccessed;
import al.feedbackledger.rules.feedback.WordsExportCommand.*;
import al.feedbackledger.rules.feedback.WordsExportEvent.*;
import al.feedbackledger.rules.feedback.WordsExportReason;
import al.feedbackledger.rules.publication.PublicationCommand.*;
import al.feedbackledger.rules.publication.PublicationEvent.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The lives of everything that is no case: every command once, in an order in which each is accepted and leads to one
 * event.
 */
public final class StreamExamples {
    public static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String EXPORT = "0192f0c1-0000-7000-8000-0000000e4901";
    private static final String OTHER_EXPORT = "0192f0c1-0000-7000-8000-0000000e4902";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private StreamExamples() {}

    /**
     * @param event the type of the one event that follows
     */
    public record Example(Actor by, Instant at, StreamCommand command, Class<?> event) {}

    public static List<Example> all() {
        List<Example> all = new ArrayList<>();
        catalogue(all);
        services(all);
        promises(all);
        ledger(all);
        wordsExports(all);
        return List.copyOf(all);
    }

    public static InstitutionFacts institution() {
        return new InstitutionFacts(InstitutionType.AGENCY, People.MINISTRY, "Regjistri", "Registry");
    }

    public static ServiceFacts facts(String title) {
        return new ServiceFacts(
                People.REGISTRY,
                title,
                "",
                "CITIZEN",
                "Dokumente",
                null,
                "Menjëherë",
                null,
                "Pa pagesë",
                null,
                null,
                "https://example.org/38",
                "portal");
    }

    public static AdoptServiceStandard standard(int answerWorkingDays) {
        return new AdoptServiceStandard(
                "default", 2, answerWorkingDays, 10, Made.STANDARD.holidays(), Made.STANDARD.years());
    }

    public static PromiseAction promise(String institution) {
        return new PromiseAction(
                Made.ACTION, Made.SERVICE, institution, "Do ta shkurtojmë", "We will shorten it", DAY.plusDays(30));
    }

    private static void add(List<Example> all, Actor by, StreamCommand command, Class<?> event) {
        all.add(new Example(by, Made.START.plusSeconds(all.size()), command, event));
    }

    private static void catalogue(List<Example> all) {
        add(all, People.IMPORTER, new RegisterInstitution(People.REGISTRY, institution()), InstitutionRegistered.class);
        add(
                all,
                People.ADMIN,
                new ReviseInstitution(
                        People.REGISTRY,
                        new InstitutionFacts(
                                InstitutionType.AGENCY, People.MINISTRY, "Regjistri i ri", "New registry")),
                InstitutionRevised.class);
        add(
                all,
                People.IMPORTER,
                new PublishQuestionSet("portal", "Pyetësori", "Questions"),
                QuestionSetPublished.class);
        add(all, People.ADMIN, standard(10), ServiceStandardAdopted.class);
    }

    private static void services(List<Example> all) {
        String service = Made.SERVICE;
        add(all, People.IMPORTER, new RegisterService(service, facts("Shembull")), ServiceRegistered.class);
        add(all, People.ADMIN, new ReviseService(service, facts("Shembull i ri")), ServiceRevised.class);
        add(all, People.ADMIN, new MoveServiceOnlineOnly(service, 1), ServiceMovedOnlineOnly.class);
        add(
                all,
                People.OFFICER,
                new AnnounceServiceChange(service, DAY, "Formular i ri", ""),
                ServiceChangeAnnounced.class);
        add(
                all,
                People.SUPERVISOR,
                new ReportOutage(service, Made.START.minusSeconds(60), null, "Ndërprerje", "Outage"),
                OutageReported.class);
        add(
                all,
                People.ASSESSOR,
                new AssessService(
                        service, "Shoqata Shembull", DAY, Map.of(Criterion.UP_TO_DATE, Criterion.Verdict.MET)),
                ServiceAssessed.class);
        add(all, People.ADMIN, new ReportUsage(service, YearMonth.of(2026, 2), 4_711), UsageReported.class);
        add(
                all,
                People.ADMIN,
                new AnnounceCampaign(service, "spring-2026", DAY, DAY.plusDays(9), "Fushatë", "Campaign"),
                CampaignAnnounced.class);
        add(all, People.ADMIN, new RetireService(service), ServiceRetired.class);
        add(all, People.ADMIN, new RegisterService("39", facts("Tjetër")), ServiceRegistered.class);
        add(all, People.ADMIN, new MergeService("39", "40", true), ServiceMerged.class);
    }

    private static void promises(List<Example> all) {
        String second = "0192f0c1-0000-7000-8000-00000000ac72";
        add(all, People.OFFICER, promise(People.REGISTRY), ActionPromised.class);
        add(all, People.OFFICER, new ReportActionProgress(Made.ACTION, "Gati", "Nearly"), ActionProgressReported.class);
        add(all, People.SUPERVISOR, new DeliverAction(Made.ACTION, "VKM 7/2026"), ActionDelivered.class);
        add(
                all,
                People.SUPERVISOR,
                new PromiseAction(second, Made.SERVICE, People.REGISTRY, "Premtim", "Promise", DAY),
                ActionPromised.class);
        add(all, People.SUPERVISOR, new AbandonAction(second, ActionEvent.Reason.NO_FUNDS), ActionAbandoned.class);
    }

    private static void wordsExports(List<Example> all) {
        add(
                all,
                People.AUDITOR,
                new RequestWordsExport(EXPORT, WordsExportReason.VERIFICATION),
                WordsExportRequested.class);
        add(all, People.DPO, new ApproveWordsExport(EXPORT), WordsExportApproved.class);
        add(all, People.AUDITOR, new TakeWordsExport(EXPORT), WordsExported.class);
        add(
                all,
                People.DPO,
                new RequestWordsExport(OTHER_EXPORT, WordsExportReason.LEGAL_DUTY),
                WordsExportRequested.class);
        add(all, People.SECOND_DPO, new DeclineWordsExport(OTHER_EXPORT), WordsExportDeclined.class);
    }

    private static void ledger(List<Example> all) {
        add(
                all,
                People.OFFICER,
                new RecordAccess(
                        StreamId.access(People.OFFICER.id(), DAY), Made.stream(1), AccessEvent.Purpose.HANDLING),
                PersonalDataAccessed.class);
        add(all, People.SYSTEM, new TakePublication(1, 42, "small-groups/1", DIGEST), PublicationTaken.class);
        add(
                all,
                People.SYSTEM,
                new RecordChangeDetection(1, Map.of("penalty", "3"), 42, DIGEST, DIGEST),
                ChangeDetectionRun.class);
        add(
                all,
                People.SYSTEM,
                new PublishRelease(YearMonth.of(2026, 2), 1, 42, DIGEST, DIGEST, Map.of()),
                ReleasePublished.class);
        add(all, People.ADMIN, new AdoptPolicy("retention", Map.of("wordsMonths", "24")), PolicyAdopted.class);
        add(all, People.ADMIN, new RotateSigningKey("localhost/log", "log+0a1b2c3d+AQID"), SigningKeyRotated.class);
        add(
                all,
                People.ADMIN,
                new RecordRestore("localhost/log", "localhost/log\n42\nAAAA\n", 40),
                LedgerRestored.class);
    }
}
