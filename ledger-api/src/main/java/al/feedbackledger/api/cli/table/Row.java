package al.feedbackledger.api.cli.table;

import java.util.List;

/** A row below the header. */
public sealed interface Row {
    /** Counted from 1, the header not counted. */
    long number();

    /** The line of the file where it begins, counted from 1; a row may have several lines. */
    long line();

    /** A row with as many cells as the header. */
    record Cells(long number, long line, List<String> values) implements Row {
        public Cells {
            values = List.copyOf(values);
        }

        public String value(int column) {
            return values.get(column);
        }

        /** Without the cells: they are somebody's words. */
        @Override
        public String toString() {
            return "Cells[" + number + "]";
        }
    }

    /** A row that cannot be taken apart; the rows after it can. */
    record Broken(long number, long line, Fault fault) implements Row {}
}
