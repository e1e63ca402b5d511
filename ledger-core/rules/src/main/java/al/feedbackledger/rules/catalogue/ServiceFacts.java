package al.feedbackledger.rules.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a service; texts as the portal publishes them.
 *
 * @param institution slug of the institution that answers for it; null where the operator routes (service {@code other})
 * @param audience {@code CITIZEN}, {@code BUSINESS} or {@code NOT_STATED}: for whom it is meant
 */
public record ServiceFacts(
        @Nullable String institution,
        String titleSq,
        String titleEn,
        String audience,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable String processingTime,
        @Nullable String validity,
        @Nullable String cost,
        @Nullable String standardCards,
        @Nullable String summary,
        @Nullable String address,
        String questionSet) {}
