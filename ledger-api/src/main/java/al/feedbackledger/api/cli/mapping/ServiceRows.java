package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Makes services to register of rows of a table. */
public final class ServiceRows {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final ServiceMapping mapping;
    private final Cells cells;
    private final Map<String, String> institutionIds;

    public ServiceRows(ServiceMapping mapping, Table table, Map<String, String> institutionIds) {
        this.mapping = mapping;
        this.cells = new Cells(table);
        this.institutionIds = Map.copyOf(institutionIds);
    }

    /** What the service is called where it comes from, for the report. */
    public String id(Row.Cells row) {
        return Objects.requireNonNullElse(cells.find(row, mapping.columns().id()), "");
    }

    public Converted<ServiceRow> convert(Row.Cells row) {
        try {
            return new Converted.Ready<>(read(row));
        } catch (Unreadable wrong) {
            return new Converted.Refused<>(wrong.code());
        }
    }

    private ServiceRow read(Row.Cells row) {
        ServiceMapping.Columns columns = mapping.columns();
        String institution = institutionIds.get(line(cells.need(row, columns.institution(), "missing-institution")));
        if (institution == null) {
            throw new Unreadable("unmapped-institution");
        }
        String audience = cells.find(row, columns.audience());
        return new ServiceRow(
                row.number(),
                cells.need(row, columns.id(), "missing-external-id").strip(),
                institution,
                line(cells.need(row, columns.title(), "missing-title")),
                optionalLine(row, columns.titleEn()),
                audience == null ? null : mapping.audiences().get(audience.strip()),
                optionalLine(row, columns.category()),
                optionalLine(row, columns.subcategory()),
                optionalLine(row, columns.processingTime()),
                optionalLine(row, columns.validity()),
                optionalLine(row, columns.cost()),
                optionalLine(row, columns.standardCards()),
                optionalLine(row, columns.summary()),
                address(row),
                mapping.questionSet().id());
    }

    private @Nullable String address(Row.Cells row) {
        String address = cells.find(row, mapping.columns().address());
        return address == null ? null : address.strip();
    }

    private @Nullable String optionalLine(Row.Cells row, @Nullable String column) {
        String value = cells.find(row, column);
        return value == null ? null : line(value);
    }

    /** A catalogue has lines: spaces and line breaks in a row are one space. */
    public static String line(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
