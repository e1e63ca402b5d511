package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.cli.terminal.Stop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A first walk through a table, before anything is sent: a file that is not UTF-8 or lacks columns is found out here, and
 * how many rows there are.
 *
 * @param rows broken ones too
 * @param values the different values of the columns that were asked for, by column
 */
record Survey(long rows, Map<String, Set<String>> values) {
    /** Services or institutions one import can bring. */
    static final int MAX_VALUES = 5_000;

    /**
     * @param needed columns that must be there
     * @param asked columns whose values to gather
     * @throws Stop if the table cannot be imported as a whole
     */
    static Survey of(Path file, List<String> needed, List<String> asked) throws IOException {
        Map<String, Set<String>> values = new TreeMap<>();
        try (Table table = Table.open(file)) {
            List<Integer> places = table.columns(needed);
            asked.forEach(column -> values.put(column, new TreeSet<>()));
            long rows = 0;
            for (Row row = table.next(); row != null; row = table.next()) {
                rows++;
                if (row instanceof Row.Cells cells) {
                    for (String column : asked) {
                        gather(values, column, cells.value(places.get(needed.indexOf(column))));
                    }
                }
            }
            return new Survey(rows, values);
        }
    }

    private static void gather(Map<String, Set<String>> values, String column, String value) {
        Set<String> seen = values.getOrDefault(column, Set.of());
        if (!value.isBlank() && seen.size() <= MAX_VALUES) {
            seen.add(value);
        }
        if (seen.size() > MAX_VALUES) {
            throw Stop.unusable("the column " + column + " has more than " + MAX_VALUES
                    + " different values; it does not name services or institutions");
        }
    }

    Set<String> values(String column) {
        return values.getOrDefault(column, Set.of());
    }
}
