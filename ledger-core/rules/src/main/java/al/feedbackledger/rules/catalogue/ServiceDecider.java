package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.ServiceCommand.AnnounceCampaign;
import al.feedbackledger.rules.catalogue.ServiceCommand.AnnounceServiceChange;
import al.feedbackledger.rules.catalogue.ServiceCommand.AssessService;
import al.feedbackledger.rules.catalogue.ServiceCommand.MergeService;
import al.feedbackledger.rules.catalogue.ServiceCommand.MoveServiceOnlineOnly;
import al.feedbackledger.rules.catalogue.ServiceCommand.RegisterService;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReportOutage;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReportUsage;
import al.feedbackledger.rules.catalogue.ServiceCommand.RetireService;
import al.feedbackledger.rules.catalogue.ServiceCommand.ReviseService;
import al.feedbackledger.rules.catalogue.ServiceState.Registered;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

/** Decides a command on a service of the catalogue, and folds what follows. */
@CheckReturnValue
public final class ServiceDecider {
    private ServiceDecider() {}

    public static Decision<ServiceEvent> decide(ServiceState state, ServiceCommand command, Act act) {
        if (!may(state, command, act.by())) {
            return refuse(state, Reason.NOT_YOURS);
        }
        return switch (state) {
            case ServiceState.Nothing nothing ->
                command instanceof RegisterService register
                        ? begin(nothing, register)
                        : refuse(nothing, Reason.UNKNOWN);
            case Registered service -> go(service, command, act);
        };
    }

    /** @throws IllegalStateException when the event cannot follow the state */
    public static ServiceState evolve(ServiceState state, ServiceEvent event) {
        return ServiceEvolver.evolve(state, event);
    }

    private static boolean may(ServiceState state, ServiceCommand command, Actor by) {
        return switch (command) {
            case RegisterService unused ->
                by.role() == Role.ADMIN || by.role() == Role.IMPORTER || by.role() == Role.SYSTEM;
            case AnnounceServiceChange unused -> by.role() == Role.ADMIN || answersFor(state, by);
            case ReportOutage unused -> by.role() == Role.ADMIN || answersFor(state, by);
            case AssessService unused -> by.role() == Role.ASSESSOR || by.isOperator();
            case ReviseService unused -> by.role() == Role.ADMIN;
            case MoveServiceOnlineOnly unused -> by.role() == Role.ADMIN;
            case MergeService unused -> by.role() == Role.ADMIN;
            case RetireService unused -> by.role() == Role.ADMIN;
            case ReportUsage unused -> by.role() == Role.ADMIN;
            case AnnounceCampaign unused -> by.role() == Role.ADMIN;
        };
    }

    private static boolean answersFor(ServiceState state, Actor by) {
        return state instanceof Registered service
                && by.role().answers()
                && by.worksFor(service.facts().institution());
    }

    private static Decision<ServiceEvent> begin(ServiceState state, RegisterService command) {
        Reason reason = CatalogueLimits.isServiceId(command.service())
                ? FactsCheck.refuse(command.service(), command.facts())
                : Reason.INVALID;
        return reason == null
                ? Decision.accept(new ServiceEvent.ServiceRegistered(command.service(), command.facts()))
                : refuse(state, reason);
    }

    private static Decision<ServiceEvent> go(Registered service, ServiceCommand command, Act act) {
        boolean usage = command instanceof ReportUsage;
        if (service.end() != null && !usage) {
            return refuse(service, Reason.RETIRED_SERVICE);
        }
        return switch (command) {
            case RegisterService register ->
                refuse(service, register.facts().equals(service.facts()) ? Reason.NO_CHANGE : Reason.ALREADY_EXISTS);
            case ReviseService revise -> revise(service, revise);
            case MoveServiceOnlineOnly move -> move(service, move);
            case MergeService merge -> merge(service, merge);
            case RetireService unused ->
                hasFixedPlace(service)
                        ? refuse(service, Reason.NOT_NOW)
                        : Decision.accept(new ServiceEvent.ServiceRetired(service.service()));
            case AnnounceServiceChange announce -> announce(service, announce);
            case ReportOutage report -> outage(service, report, act);
            case AssessService assess -> assess(service, assess, act);
            case ReportUsage report -> usage(service, report, act);
            case AnnounceCampaign announce -> campaign(service, announce);
        };
    }

    private static Decision<ServiceEvent> revise(Registered service, ReviseService command) {
        if (command.facts().equals(service.facts())) {
            return refuse(service, Reason.NO_CHANGE);
        }
        Reason reason = FactsCheck.refuse(service.service(), command.facts());
        return reason == null
                ? Decision.accept(new ServiceEvent.ServiceRevised(service.service(), command.facts()))
                : refuse(service, reason);
    }

    private static Decision<ServiceEvent> move(Registered service, MoveServiceOnlineOnly command) {
        if (command.phase() == service.phase()) {
            return refuse(service, Reason.NO_CHANGE);
        }
        return command.phase() < service.phase()
                        || command.phase() < 1
                        || command.phase() > CatalogueLimits.ONLINE_PHASES
                ? refuse(service, Reason.INVALID)
                : Decision.accept(new ServiceEvent.ServiceMovedOnlineOnly(service.service(), command.phase()));
    }

    private static Decision<ServiceEvent> merge(Registered service, MergeService command) {
        if (hasFixedPlace(service)) {
            return refuse(service, Reason.NOT_NOW);
        }
        return command.intoActive() && !command.into().equals(service.service())
                ? Decision.accept(new ServiceEvent.ServiceMerged(service.service(), command.into()))
                : refuse(service, Reason.WRONG_TARGET);
    }

    private static Decision<ServiceEvent> announce(Registered service, AnnounceServiceChange command) {
        Reason reason = PublicText.bothLanguages(command.textSq(), command.textEn());
        return sayOnce(
                service,
                reason,
                new ServiceEvent.ServiceChangeAnnounced(
                        service.service(), command.on(), command.textSq(), command.textEn()));
    }

    private static Decision<ServiceEvent> outage(Registered service, ReportOutage command, Act act) {
        ServiceEvent.OutageReported outage = new ServiceEvent.OutageReported(
                service.service(), command.from(), command.to(), command.textSq(), command.textEn());
        ServiceEvent.OutageReported known = service.outages().get(command.from());
        if (outage.equals(known)) {
            return refuse(service, Reason.NO_CHANGE);
        }
        Reason reason = PublicText.first(
                PublicText.bothLanguages(command.textSq(), command.textEn()),
                OutageCheck.refuse(known, outage, act.at()));
        return reason == null ? Decision.accept(outage) : refuse(service, reason);
    }

    private static Decision<ServiceEvent> assess(Registered service, AssessService command, Act act) {
        Reason reason = PublicText.line(command.organisation(), CatalogueLimits.ORGANISATION_CHARACTERS);
        if (command.verdicts().isEmpty()) {
            reason = Reason.INCOMPLETE;
        } else if (command.on().isAfter(ServiceStandard.dayOf(act.at()))) {
            reason = Reason.INVALID;
        }
        Criterion.Assessor assessor =
                act.by().role() == Role.ASSESSOR ? Criterion.Assessor.CIVIL_SOCIETY : Criterion.Assessor.NAIS;
        return sayOnce(
                service,
                reason,
                new ServiceEvent.ServiceAssessed(
                        service.service(), assessor, command.organisation(), command.on(), command.verdicts()));
    }

    /** A later report of the same month corrects the earlier one; a service may end before its last month is counted. */
    private static Decision<ServiceEvent> usage(Registered service, ReportUsage command, Act act) {
        String month = command.month().toString();
        long completed = command.completedApplications();
        Long known = service.usage().get(month);
        if (known != null && known == completed) {
            return refuse(service, Reason.NO_CHANGE);
        }
        boolean ahead = command.month().atDay(1).isAfter(ServiceStandard.dayOf(act.at()));
        return ahead || completed < 0 || completed > CatalogueLimits.COMPLETED_APPLICATIONS
                ? refuse(service, Reason.INVALID)
                : Decision.accept(new ServiceEvent.UsageReported(service.service(), month, completed));
    }

    private static Decision<ServiceEvent> campaign(Registered service, AnnounceCampaign command) {
        Reason reason = PublicText.bothLanguages(command.textSq(), command.textEn());
        if (!CatalogueLimits.isSlug(command.campaign()) || command.to().isBefore(command.from())) {
            reason = Reason.INVALID;
        }
        return sayOnce(
                service,
                reason,
                new ServiceEvent.CampaignAnnounced(
                        service.service(),
                        command.campaign(),
                        command.from(),
                        command.to(),
                        command.textSq(),
                        command.textEn()));
    }

    private static Decision<ServiceEvent> sayOnce(Registered service, @Nullable Reason reason, ServiceEvent event) {
        if (reason != null) {
            return refuse(service, reason);
        }
        return service.said().contains(event) ? refuse(service, Reason.NO_CHANGE) : Decision.accept(event);
    }

    private static boolean hasFixedPlace(Registered service) {
        return service.service().equals(CatalogueLimits.PORTAL)
                || service.service().equals(CatalogueLimits.OTHER);
    }

    private static Decision<ServiceEvent> refuse(ServiceState state, Reason reason) {
        return Decision.refuse(Refusal.of(reason, state.status()));
    }
}
