package al.feedbackledger.projections.catalogue;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is known now of services, institutions, question sets, standards and promises. */
public interface ServiceCatalogue {
    int MOST_SERVICES_ON_A_PAGE = 100;
    int MOST_SEARCH_CHARACTERS = 100;

    @Nullable
    Service service(String id);

    /** Services in order: those whose title has all words first, then by title in Albanian order. */
    List<Service> search(ServiceSearch search);

    @Nullable
    Institution institution(String id);

    /** All institutions in Albanian order of their names. */
    List<Institution> institutions();

    /** @throws IllegalStateException while none is registered */
    Institution operator();

    /** @throws IllegalStateException while none is registered */
    Institution inspectorate();

    /**
     * The service standard in force at an instant: the last adopted before; before the first, the first.
     *
     * @throws IllegalStateException while none is adopted
     */
    ServiceStandard standardAt(Instant at);

    /** The service standard in force at the end of a local day. */
    ServiceStandard standardAt(LocalDate day);

    /** @param name as events carry it, for example {@code default/1} */
    @Nullable
    ServiceStandard standard(String name);

    /** Every version ever adopted, in order of adoption. */
    List<ServiceStandard> standards();

    /** Outages of a service that had begun and not ended at the instant, as far as was reported. */
    List<Outage> outagesAt(String service, Instant at);

    /** All outages reported of a service, latest first. */
    List<Outage> outages(String service);

    /** The last version of a question set. */
    @Nullable
    QuestionSet questionSet(String id);

    /** The last version of every question set, by id. */
    List<QuestionSet> questionSets();

    /** Promises of improvement for a service, latest first. */
    List<Promise> promises(String service);

    @Nullable
    Promise promise(String action);
}
