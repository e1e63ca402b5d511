package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.catalogue.ServiceState.End;
import al.feedbackledger.rules.catalogue.ServiceState.Registered;
import com.google.errorprone.annotations.CheckReturnValue;

/** Folds the events of a service. */
@CheckReturnValue
final class ServiceEvolver {
    private ServiceEvolver() {}

    static ServiceState evolve(ServiceState state, ServiceEvent event) {
        return switch (state) {
            case ServiceState.Nothing unused -> begin(event);
            case Registered service -> next(service, event);
        };
    }

    private static ServiceState begin(ServiceEvent event) {
        if (!(event instanceof ServiceEvent.ServiceRegistered registered)) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " cannot begin a service");
        }
        return Registered.of(registered.service(), registered.facts());
    }

    private static ServiceState next(Registered service, ServiceEvent event) {
        boolean afterTheEnd = service.end() != null && !(event instanceof ServiceEvent.UsageReported);
        if (afterTheEnd || !event.service().equals(service.service())) {
            throw illegal(service, event);
        }
        return switch (event) {
            case ServiceEvent.ServiceRegistered unused -> throw illegal(service, event);
            case ServiceEvent.ServiceRevised e -> service.revised(e.facts());
            case ServiceEvent.ServiceMovedOnlineOnly e -> service.inPhase(e.phase());
            case ServiceEvent.ServiceMerged unused -> service.ended(End.MERGED);
            case ServiceEvent.ServiceRetired unused -> service.ended(End.RETIRED);
            case ServiceEvent.ServiceChangeAnnounced e -> service.having(e);
            case ServiceEvent.OutageReported e -> service.with(e);
            case ServiceEvent.ServiceAssessed e -> service.having(e);
            case ServiceEvent.UsageReported e -> service.with(e);
            case ServiceEvent.CampaignAnnounced e -> service.having(e);
        };
    }

    private static IllegalStateException illegal(Registered service, ServiceEvent event) {
        return new IllegalStateException(
                event.getClass().getSimpleName() + " cannot follow in status " + service.status());
    }
}
