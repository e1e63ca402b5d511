package al.feedbackledger.api.acts;

import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.CatalogueLimits;
import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.store.timer.RetentionPolicies;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

import static java.util.Objects.requireNonNullElse;

/** Makes commands of what the catalogue shall say, naming every field that cannot be taken. */
@CheckReturnValue
final class CatalogueCommands {
    private static final Set<String> AUDIENCES = Set.of("CITIZEN", "BUSINESS", "NOT_STATED");
    private static final String PORTAL_QUESTIONS = "portal";

    private final ServiceCatalogue catalogue;
    private final Checks checks;
    private final Actor by;
    private final Instant now;

    CatalogueCommands(ServiceCatalogue catalogue, Checks checks, Act act) {
        this.catalogue = catalogue;
        this.checks = checks;
        this.by = act.by();
        this.now = act.at();
    }

    /** @param id what the address names: a service, institution or promise; for what begins, the new one's id */
    StreamCommand command(CatalogueWish wish, String id) {
        return switch (wish) {
            case CatalogueWish.RegisterService w ->
                new ServiceCommand.RegisterService(
                        checks.serviceId("id", w.id()), facts(requireNonNullElse(w.id(), ""), w.facts()));
            case CatalogueWish.ReviseService w -> new ServiceCommand.ReviseService(id, facts(id, w.facts()));
            case CatalogueWish.RetireService unused -> new ServiceCommand.RetireService(id);
            case CatalogueWish.MergeService w -> merge(id, w);
            case CatalogueWish.MoveOnlineOnly w ->
                new ServiceCommand.MoveServiceOnlineOnly(
                        id, checks.range("phase", w.phase(), 1, CatalogueLimits.ONLINE_PHASES));
            case CatalogueWish.AnnounceChange w ->
                new ServiceCommand.AnnounceServiceChange(
                        id, day("on", w.on()), checks.lines("textSq", w.textSq()), english(w.textEn()));
            case CatalogueWish.ReportOutage w -> outage(id, w);
            case CatalogueWish.Assess w -> assess(id, w);
            case CatalogueWish.ReportUsage w -> usage(id, w);
            case CatalogueWish.AnnounceCampaign w -> campaign(id, w);
            case CatalogueWish.RegisterInstitution w ->
                new InstitutionCommand.RegisterInstitution(
                        checks.slug("id", w.id()),
                        institution(w.id(), w.type(), w.parent(), names(w.nameSq(), w.nameEn())));
            case CatalogueWish.ReviseInstitution w ->
                new InstitutionCommand.ReviseInstitution(
                        id, institution(id, w.type(), w.parent(), names(w.nameSq(), w.nameEn())));
            case CatalogueWish.PublishQuestionSet w ->
                new QuestionSetCommand.PublishQuestionSet(
                        checks.slug("id", w.id()), name("nameSq", w.nameSq()), optionalName("nameEn", w.nameEn()));
            case CatalogueWish.AdoptStandard w -> standard(w);
            case CatalogueWish.KeepWords w ->
                RetentionPolicies.adopt(
                        checks.range("wordsMonths", w.wordsMonths(), 1, RetentionPolicies.WORDS_MONTHS_MAX));
            case CatalogueWish.PromiseAction w -> promise(id, w);
            case CatalogueWish.ReportProgress w ->
                new ActionCommand.ReportActionProgress(id, checks.lines("textSq", w.textSq()), english(w.textEn()));
            case CatalogueWish.DeliverAction w ->
                new ActionCommand.DeliverAction(
                        id, checks.line("evidence", w.evidence(), CatalogueLimits.EVIDENCE_CHARACTERS));
            case CatalogueWish.AbandonAction w -> {
                if (w.reason() == null) {
                    checks.error("reason", "required");
                }
                yield new ActionCommand.AbandonAction(id, w.reason());
            }
        };
    }

    private ServiceFacts facts(String service, CatalogueWish.@Nullable Facts given) {
        CatalogueWish.Facts f = checks.required(
                "facts",
                given,
                new CatalogueWish.Facts(null, "-", null, null, null, null, null, null, null, null, null, null, null));
        String audience = requireNonNullElse(f.audience(), "NOT_STATED");
        if (!AUDIENCES.contains(audience)) {
            checks.error("facts.audience", "one-of", "BUSINESS, CITIZEN, NOT_STATED");
        }
        if (f.institution() != null && catalogue.institution(f.institution()) == null) {
            checks.error("facts.institution", "unknown-institution");
        }
        // Only the service that stands for everything else has no institution of its own.
        if (given != null && f.institution() == null && !service.equals(CatalogueLimits.OTHER)) {
            checks.error("facts.institution", "required");
        }
        if (f.address() != null && !f.address().matches("(?s)https?://.*")) {
            checks.error("facts.address", "web-address");
        }
        String titleEn = checks.optionalLine("facts.titleEn", f.titleEn(), CatalogueLimits.TITLE_CHARACTERS);
        return new ServiceFacts(
                f.institution(),
                checks.line("facts.titleSq", f.titleSq(), CatalogueLimits.TITLE_CHARACTERS),
                requireNonNullElse(titleEn, ""),
                audience,
                checks.optionalLine("facts.category", f.category(), CatalogueLimits.CATEGORY_CHARACTERS),
                checks.optionalLine("facts.subcategory", f.subcategory(), CatalogueLimits.CATEGORY_CHARACTERS),
                checks.optionalLine("facts.processingTime", f.processingTime(), CatalogueLimits.DETAIL_CHARACTERS),
                checks.optionalLine("facts.validity", f.validity(), CatalogueLimits.DETAIL_CHARACTERS),
                checks.optionalLine("facts.cost", f.cost(), CatalogueLimits.DETAIL_CHARACTERS),
                checks.optionalLine("facts.standardCards", f.standardCards(), CatalogueLimits.DETAIL_CHARACTERS),
                checks.optionalLine("facts.summary", f.summary(), CatalogueLimits.SUMMARY_CHARACTERS),
                checks.optionalLine("facts.address", f.address(), CatalogueLimits.ADDRESS_CHARACTERS),
                checks.slug("facts.questionSet", requireNonNullElse(f.questionSet(), PORTAL_QUESTIONS)));
    }

    private StreamCommand merge(String id, CatalogueWish.MergeService wish) {
        String into = checks.serviceId("into", wish.into());
        Service service = catalogue.service(into);
        if (service == null) {
            checks.error("into", "unknown-service");
        }
        return new ServiceCommand.MergeService(id, into, service != null && service.isActive());
    }

    private StreamCommand outage(String id, CatalogueWish.ReportOutage wish) {
        Instant from = checks.required("from", wish.from(), Instant.EPOCH);
        Instant to = wish.to();
        if (to == null && from.isAfter(now)) {
            checks.error("from", "future");
        }
        if (to != null && !to.isAfter(from)) {
            checks.error("to", "not-after");
        }
        return new ServiceCommand.ReportOutage(
                id, from, to, checks.lines("textSq", wish.textSq()), english(wish.textEn()));
    }

    private StreamCommand usage(String id, CatalogueWish.ReportUsage wish) {
        YearMonth month = checks.required("month", wish.month(), YearMonth.of(2000, 1));
        if (month.atDay(1).isAfter(today())) {
            checks.error("month", "future");
        }
        long completed = checks.required("completedApplications", wish.completedApplications(), 0L);
        if (completed < 0 || completed > CatalogueLimits.COMPLETED_APPLICATIONS) {
            checks.error("completedApplications", "range", 0, CatalogueLimits.COMPLETED_APPLICATIONS);
        }
        return new ServiceCommand.ReportUsage(id, month, completed);
    }

    private StreamCommand campaign(String id, CatalogueWish.AnnounceCampaign wish) {
        LocalDate from = day("from", wish.from());
        LocalDate to = day("to", wish.to());
        if (wish.to() != null && to.isBefore(from)) {
            checks.error("from", "reversed");
        }
        return new ServiceCommand.AnnounceCampaign(
                id,
                checks.slug("campaign", wish.campaign()),
                from,
                to,
                checks.lines("textSq", wish.textSq()),
                english(wish.textEn()));
    }

    private StreamCommand assess(String id, CatalogueWish.Assess wish) {
        if (wish.verdicts().isEmpty()) {
            checks.error("verdicts", "required");
        }
        if (wish.on() != null && wish.on().isAfter(today())) {
            checks.error("on", "future");
        }
        return new ServiceCommand.AssessService(
                id,
                checks.line("organisation", wish.organisation(), CatalogueLimits.ORGANISATION_CHARACTERS),
                day("on", wish.on()),
                wish.verdicts());
    }

    /** A name in both languages, the English one empty where nobody translated it. */
    private record Names(String sq, String en) {}

    private Names names(@Nullable String sq, @Nullable String en) {
        return new Names(name("nameSq", sq), optionalName("nameEn", en));
    }

    private InstitutionCommand.InstitutionFacts institution(
            @Nullable String id, @Nullable InstitutionType type, @Nullable String parent, Names names) {
        if (parent != null && parent.equals(id)) {
            checks.error("parent", "own-parent");
        } else if (parent != null && catalogue.institution(parent) == null) {
            checks.error("parent", "unknown-institution");
        }
        return new InstitutionCommand.InstitutionFacts(
                checks.required("type", type, InstitutionType.OTHER), parent, names.sq(), names.en());
    }

    private StreamCommand standard(CatalogueWish.AdoptStandard wish) {
        int most = CatalogueLimits.STANDARD_WORKING_DAYS;
        return new StandardCommand.AdoptServiceStandard(
                checks.slug("id", wish.id()),
                checks.range("acknowledgeWorkingDays", wish.acknowledgeWorkingDays(), 1, most),
                checks.range("answerWorkingDays", wish.answerWorkingDays(), 1, most),
                checks.range("reviewWorkingDays", wish.reviewWorkingDays(), 1, most),
                wish.holidays(),
                wish.years());
    }

    private StreamCommand promise(String id, CatalogueWish.PromiseAction wish) {
        String service = checks.serviceId("service", wish.service());
        if (catalogue.service(service) == null) {
            checks.error("service", "unknown-service");
        }
        if (wish.due() != null && wish.due().isBefore(today())) {
            checks.error("due", "past");
        }
        return new ActionCommand.PromiseAction(
                id,
                service,
                requireNonNullElse(by.institution(), ""),
                checks.lines("textSq", wish.textSq()),
                english(wish.textEn()),
                day("due", wish.due()));
    }

    private LocalDate today() {
        return ServiceStandard.dayOf(now);
    }

    private LocalDate day(String field, @Nullable LocalDate day) {
        return checks.required(field, day, LocalDate.EPOCH);
    }

    private String english(@Nullable String text) {
        return checks.translated("textEn", text);
    }

    private String name(String field, @Nullable String name) {
        return checks.line(field, name, CatalogueLimits.NAME_CHARACTERS);
    }

    private String optionalName(String field, @Nullable String name) {
        return requireNonNullElse(checks.optionalLine(field, name, CatalogueLimits.NAME_CHARACTERS), "");
    }
}
