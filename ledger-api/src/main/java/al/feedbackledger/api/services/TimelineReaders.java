package al.feedbackledger.api.services;

import al.feedbackledger.api.security.Insider;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.rules.decision.Actor;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * With whose eyes a timeline is read: the institution that answers for a service, the operator and auditors see every
 * position, everybody else publications.
 */
@Component
@CheckReturnValue
public final class TimelineReaders {
    private final ServiceCatalogue catalogue;

    TimelineReaders(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The reader behind the present request. */
    public Reader of(String service) {
        Insider insider = SignedIn.insider();
        Service found = catalogue.service(service);
        return of(insider, found == null ? null : found.facts().institution());
    }

    /** The reader behind the present request, of an institution's conduct. */
    public Reader ofInstitution(String institution) {
        return of(SignedIn.insider(), institution);
    }

    private static Reader of(@Nullable Insider insider, @Nullable String institution) {
        boolean staff = insider instanceof StaffMember member && isStaff(member.actor(), institution);
        return staff ? Reader.STAFF : Reader.PUBLIC;
    }

    private static boolean isStaff(Actor actor, @Nullable String institution) {
        return switch (actor.role()) {
            case MODERATOR, AUDITOR -> true;
            case OFFICER, SUPERVISOR -> actor.isOperator() || actor.worksFor(institution);
            case INSPECTOR, DPO, ASSESSOR, ADMIN, IMPORTER, SUBJECT, SYSTEM -> false;
        };
    }
}
