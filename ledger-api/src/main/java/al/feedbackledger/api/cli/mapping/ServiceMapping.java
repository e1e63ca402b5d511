package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.imports.CatalogueImport.QuestionSetEntry;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the columns of a table of services mean.
 *
 * @param questionSet the series that ratings of these services belong to
 * @param audiences {@code CITIZEN} or {@code BUSINESS} by the value that says so; others are not stated
 */
public record ServiceMapping(
        String source,
        QuestionSetEntry questionSet,
        Columns columns,
        Map<String, String> audiences,
        InstitutionNames institutions) {
    public ServiceMapping {
        audiences = Map.copyOf(audiences);
    }

    /** Names of columns. */
    public record Columns(
            String id,
            String title,
            String institution,
            @Nullable String titleEn,
            @Nullable String audience,
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String processingTime,
            @Nullable String validity,
            @Nullable String cost,
            @Nullable String standardCards,
            @Nullable String summary,
            @Nullable String address) {}

    /** Every column that must be there. */
    public List<String> columnNames() {
        return Stream.of(
                        columns.id(),
                        columns.title(),
                        columns.institution(),
                        columns.titleEn(),
                        columns.audience(),
                        columns.category(),
                        columns.subcategory(),
                        columns.processingTime(),
                        columns.validity(),
                        columns.cost(),
                        columns.standardCards(),
                        columns.summary(),
                        columns.address())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
