package al.feedbackledger.api.acts;

import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.store.access.StaffAccount;
import com.google.errorprone.annotations.CheckReturnValue;

/** Staff accounts as actors: with the type of the institution they work for, which the catalogue knows. */
@CheckReturnValue
public final class StaffActors {
    private StaffActors() {}

    /** The account as it acts; without institution where the catalogue does not know it. */
    public static Actor of(StaffAccount account, ServiceCatalogue catalogue) {
        String slug = account.institution();
        Institution institution = slug == null ? null : catalogue.institution(slug);
        return institution == null
                ? new Actor(account.role(), account.actorId().toString(), null, null)
                : new Actor(account.role(), account.actorId().toString(), institution.id(), institution.type());
    }
}
