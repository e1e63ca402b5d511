package al.feedbackledger.api.imports;

import al.feedbackledger.api.acts.Needed;
import al.feedbackledger.rules.decision.InstitutionType;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Entries of the catalogue that an import brings in: question sets and institutions first, then services, so that a
 * service may name what stands beside it.
 *
 * @param source slug
 * @param rows services, at most {@link ImportController#MAX_ROWS}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CatalogueImport(
        @Needed @Nullable String source,
        List<QuestionSetEntry> questionSets,
        List<InstitutionEntry> institutions,
        List<ServiceRow> rows) {

    /** A series of ratings that are comparable with each other. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record QuestionSetEntry(
            @Nullable String id,
            @Nullable String nameSq,
            @Nullable String nameEn) {}

    /** @param parent whom reviews go to */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record InstitutionEntry(
            @Nullable String id,
            @Nullable InstitutionType type,
            @Nullable String parent,
            @Nullable String nameSq,
            @Nullable String nameEn) {}

    /**
     * @param row its number where it comes from, for the answer alone
     * @param audience {@code CITIZEN}, {@code BUSINESS} or {@code NOT_STATED}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ServiceRow(
            @Nullable Long row,
            @Nullable String id,
            @Nullable String institution,
            @Nullable String titleSq,
            @Nullable String titleEn,
            @Nullable String audience,
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String processingTime,
            @Nullable String validity,
            @Nullable String cost,
            @Nullable String standardCards,
            @Nullable String summary,
            @Nullable String address,
            @Nullable String questionSet) {
        /** The same service as row of a request. */
        public ServiceRow numbered(long number) {
            return new ServiceRow(
                    number,
                    id,
                    institution,
                    titleSq,
                    titleEn,
                    audience,
                    category,
                    subcategory,
                    processingTime,
                    validity,
                    cost,
                    standardCards,
                    summary,
                    address,
                    questionSet);
        }
    }
}
