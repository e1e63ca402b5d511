package al.feedbackledger.projections.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Which services to list.
 *
 * @param q words that all must occur, in any case, with or without ë and ç; null or blank for all services
 * @param institution only services of this institution
 * @param after id of the last service of the page before
 * @param limit at most {@link ServiceCatalogue#MOST_SERVICES_ON_A_PAGE}
 * @param all whether services that take no feedback any more are listed too
 */
public record ServiceSearch(
        @Nullable String q,
        @Nullable String institution,
        @Nullable String after,
        int limit,
        boolean all) {
    public ServiceSearch {
        if (limit < 1 || limit > ServiceCatalogue.MOST_SERVICES_ON_A_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + ServiceCatalogue.MOST_SERVICES_ON_A_PAGE);
        }
        if (q != null && q.length() > ServiceCatalogue.MOST_SEARCH_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a search has at most " + ServiceCatalogue.MOST_SEARCH_CHARACTERS + " characters");
        }
    }

    /** The first page of active services. */
    public static ServiceSearch of(@Nullable String q, int limit) {
        return new ServiceSearch(q, null, null, limit, false);
    }
}
