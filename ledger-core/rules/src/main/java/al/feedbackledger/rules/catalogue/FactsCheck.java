package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.Refusal.Reason;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Checks of what the catalogue is to say of a service. */
@CheckReturnValue
final class FactsCheck {
    private static final Set<String> AUDIENCES = Set.of("CITIZEN", "BUSINESS", "NOT_STATED");

    private FactsCheck() {}

    static @Nullable Reason refuse(String service, ServiceFacts facts) {
        return PublicText.first(
                PublicText.line(facts.titleSq(), CatalogueLimits.TITLE_CHARACTERS),
                PublicText.optionalLine(facts.titleEn(), CatalogueLimits.TITLE_CHARACTERS),
                ids(service, facts),
                PublicText.optionalLine(facts.category(), CatalogueLimits.CATEGORY_CHARACTERS),
                PublicText.optionalLine(facts.subcategory(), CatalogueLimits.CATEGORY_CHARACTERS),
                PublicText.optionalLine(facts.processingTime(), CatalogueLimits.DETAIL_CHARACTERS),
                PublicText.optionalLine(facts.validity(), CatalogueLimits.DETAIL_CHARACTERS),
                PublicText.optionalLine(facts.cost(), CatalogueLimits.DETAIL_CHARACTERS),
                PublicText.optionalLine(facts.standardCards(), CatalogueLimits.DETAIL_CHARACTERS),
                PublicText.optionalLine(facts.summary(), CatalogueLimits.SUMMARY_CHARACTERS),
                address(facts.address()));
    }

    /** Only the service that stands for everything else has no institution of its own. */
    private static @Nullable Reason ids(String service, ServiceFacts facts) {
        String institution = facts.institution();
        boolean competent = institution == null
                ? service.equals(CatalogueLimits.OTHER)
                : CatalogueLimits.isSlug(institution) && !service.equals(CatalogueLimits.OTHER);
        return competent && AUDIENCES.contains(facts.audience()) && CatalogueLimits.isSlug(facts.questionSet())
                ? null
                : Reason.INVALID;
    }

    /** Only addresses that a page may link to. */
    private static @Nullable Reason address(@Nullable String address) {
        if (address == null) {
            return null;
        }
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        return web ? PublicText.optionalLine(address, CatalogueLimits.ADDRESS_CHARACTERS) : Reason.INVALID;
    }
}
