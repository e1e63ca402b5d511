package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Cells by the name of their column. */
final class Cells {
    private final List<String> header;

    Cells(Table table) {
        this.header = table.header();
    }

    /** The cell as it stands, or null where it is blank or the mapping names no column. */
    @Nullable
    String find(Row.Cells row, @Nullable String column) {
        if (column == null) {
            return null;
        }
        String value = row.value(header.indexOf(column));
        return value.isBlank() ? null : value;
    }

    /** @throws Unreadable if the cell is blank */
    String need(Row.Cells row, String column, String code) {
        String value = find(row, column);
        if (value == null) {
            throw new Unreadable(code);
        }
        return value;
    }
}
