package al.feedbackledger.api.doors;

import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.feedback.AccessCommand;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.publication.PublicationCommand;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

import static al.feedbackledger.api.doors.World.fields;
import static al.feedbackledger.api.doors.World.json;

/** Where each command that is on no case comes in, and as what. */
final class CatalogueWays {
    /** The examples' days are past for a running application, and a promise is due ahead. */
    private static final int YEARS_AHEAD = 60;

    private static final String EXPORTS = "/api/v1/audit/words-exports";

    private final World world;

    CatalogueWays(World world) {
        this.world = world;
    }

    Way of(StreamCommand command) {
        return switch (command) {
            case ServiceCommand c -> service(c);
            case InstitutionCommand c -> institution(c);
            case ActionCommand c -> action(c);
            case QuestionSetCommand.PublishQuestionSet c ->
                begin("question-sets", "id", world.slug(c.questionSet()), "nameSq", c.nameSq(), "nameEn", c.nameEn());
            case StandardCommand.AdoptServiceStandard c ->
                begin(
                        "standards",
                        "id",
                        world.slug(c.standard()),
                        "acknowledgeWorkingDays",
                        c.acknowledgeWorkingDays(),
                        "answerWorkingDays",
                        c.answerWorkingDays(),
                        "reviewWorkingDays",
                        c.reviewWorkingDays(),
                        "holidays",
                        c.holidays().stream().map(Object::toString).toList(),
                        "years",
                        c.years());
            case AccessCommand.RecordAccess unused -> new Way.Opening();
            case WordsExportCommand c -> wordsExport(c);
            case PublicationCommand c -> publication(c);
            default -> throw new IllegalStateException("no way is known for " + command.getClass());
        };
    }

    private Way service(ServiceCommand command) {
        return switch (command) {
            case ServiceCommand.RegisterService c ->
                begin("services", "id", world.slug(c.service()), "facts", facts(c.facts()));
            case ServiceCommand.ReviseService c ->
                new Way.Catalogue(
                        "PUT", "/api/v1/services/{id}", world.slug(c.service()), json("facts", facts(c.facts())));
            case ServiceCommand.MoveServiceOnlineOnly c -> onService(c, "online-only", "phase", c.phase());
            case ServiceCommand.MergeService c -> onService(c, "merge", "into", world.slug(c.into()));
            case ServiceCommand.RetireService c -> onService(c, "retire");
            case ServiceCommand.AnnounceServiceChange c ->
                onService(c, "changes", "on", c.on().toString(), "textSq", c.textSq(), "textEn", c.textEn());
            case ServiceCommand.ReportOutage c ->
                onService(
                        c,
                        "outages",
                        "from",
                        c.from().toString(),
                        "to",
                        c.to() == null ? null : c.to().toString(),
                        "textSq",
                        c.textSq(),
                        "textEn",
                        c.textEn());
            case ServiceCommand.AssessService c ->
                onService(
                        c,
                        "assessments",
                        "organisation",
                        c.organisation(),
                        "on",
                        c.on().toString(),
                        "verdicts",
                        c.verdicts());
            case ServiceCommand.ReportUsage c ->
                onService(
                        c, "usage", "month", c.month().toString(), "completedApplications", c.completedApplications());
            case ServiceCommand.AnnounceCampaign c ->
                onService(
                        c,
                        "campaigns",
                        "campaign",
                        c.campaign(),
                        "from",
                        c.from().toString(),
                        "to",
                        c.to().toString(),
                        "textSq",
                        c.textSq(),
                        "textEn",
                        c.textEn());
        };
    }

    private Way institution(InstitutionCommand command) {
        return switch (command) {
            case InstitutionCommand.RegisterInstitution c -> {
                Map<String, Object> all = new LinkedHashMap<>();
                all.put("id", world.slug(c.institution()));
                all.putAll(facts(c.facts()));
                yield new Way.Catalogue("POST", "/api/v1/institutions", "", json(flat(all)));
            }
            case InstitutionCommand.ReviseInstitution c ->
                new Way.Catalogue(
                        "PUT", "/api/v1/institutions/{id}", world.slug(c.institution()), json(flat(facts(c.facts()))));
        };
    }

    private Way action(ActionCommand command) {
        return switch (command) {
            case ActionCommand.PromiseAction c ->
                begin(
                        "actions",
                        "service",
                        world.slug(c.service()),
                        "textSq",
                        c.textSq(),
                        "textEn",
                        c.textEn(),
                        "due",
                        c.due().plusYears(YEARS_AHEAD).toString());
            case ActionCommand.ReportActionProgress c ->
                onPromise(c, "progress", "textSq", c.textSq(), "textEn", c.textEn());
            case ActionCommand.DeliverAction c -> onPromise(c, "deliver", "evidence", c.evidence());
            case ActionCommand.AbandonAction c -> onPromise(c, "abandon", "reason", c.reason());
        };
    }

    private static Way publication(PublicationCommand command) {
        return switch (command) {
            case PublicationCommand.TakePublication unused -> begin("publications");
            case PublicationCommand.RecordChangeDetection unused -> new Way.None(Way.Why.TIMELINES_STAGE);
            case PublicationCommand.PublishRelease unused -> new Way.None(Way.Why.TIMELINES_STAGE);
            case PublicationCommand.AdoptPolicy unused -> new Way.None(Way.Why.AT_START);
            case PublicationCommand.RotateSigningKey unused -> new Way.Told("/api/v1/signing-keys/rotate", "");
            case PublicationCommand.RecordRestore unused -> new Way.None(Way.Why.AT_START);
        };
    }

    private Way wordsExport(WordsExportCommand command) {
        return switch (command) {
            case WordsExportCommand.RequestWordsExport c ->
                begin(EXPORTS.substring("/api/v1/".length()), "reason", c.reason());
            case WordsExportCommand.ApproveWordsExport c -> onExport(c, "approve");
            case WordsExportCommand.DeclineWordsExport c -> onExport(c, "decline");
            case WordsExportCommand.TakeWordsExport c -> new Way.Told(EXPORTS + "/{id}/take", world.begun(c.export()));
        };
    }

    private Way onExport(WordsExportCommand command, String act) {
        return new Way.Catalogue("POST", EXPORTS + "/{id}/" + act, world.begun(command.export()), json());
    }

    private static Way begin(String what, @Nullable Object... namesAndValues) {
        return new Way.Catalogue("POST", "/api/v1/" + what, "", json(namesAndValues));
    }

    private Way onService(ServiceCommand command, String act, @Nullable Object... namesAndValues) {
        return new Way.Catalogue(
                "POST", "/api/v1/services/{id}/" + act, world.slug(command.service()), json(namesAndValues));
    }

    private Way onPromise(ActionCommand command, String act, @Nullable Object... namesAndValues) {
        return new Way.Catalogue(
                "POST", "/api/v1/actions/{id}/" + act, world.begun(command.action()), json(namesAndValues));
    }

    private Map<String, Object> facts(InstitutionCommand.InstitutionFacts facts) {
        return fields(
                "type",
                facts.type(),
                "parent",
                facts.parent() == null ? null : world.slug(facts.parent()),
                "nameSq",
                facts.nameSq(),
                "nameEn",
                facts.nameEn());
    }

    private Map<String, Object> facts(ServiceFacts facts) {
        return fields(
                "institution",
                facts.institution() == null ? null : world.slug(facts.institution()),
                "titleSq",
                facts.titleSq(),
                "titleEn",
                facts.titleEn(),
                "audience",
                facts.audience(),
                "category",
                facts.category(),
                "processingTime",
                facts.processingTime(),
                "cost",
                facts.cost(),
                "address",
                facts.address(),
                "questionSet",
                facts.questionSet());
    }

    private static Object[] flat(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray();
    }
}
