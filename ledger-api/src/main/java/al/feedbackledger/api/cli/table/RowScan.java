package al.feedbackledger.api.cli.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Takes one row apart, character by character, and forgets what is beyond its bounds. */
final class RowScan {
    private final int cellsKept;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private Place place = Place.CELL_BEGINS;
    private @Nullable Fault fault;
    private int length;
    private int cellsSeen;

    /** @param cellsKept one more than a good row has, so that a longer one shows */
    RowScan(int cellsKept) {
        this.cellsKept = cellsKept;
    }

    private enum Place {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    /** Whether a line end here belongs to the cell. */
    boolean isQuoted() {
        return place == Place.QUOTED;
    }

    void take(char character) {
        if (++length > Table.MAX_ROW_CHARACTERS) {
            fault = Fault.ROW_TOO_LONG;
            cells.clear();
            cell.setLength(0);
            cell.trimToSize();
        }
        switch (place) {
            case CELL_BEGINS -> begin(character);
            case PLAIN -> plain(character);
            case QUOTED -> quoted(character);
            case QUOTE_IN_QUOTED -> afterQuote(character);
        }
    }

    private void begin(char character) {
        if (character == '"') {
            place = Place.QUOTED;
        } else {
            place = Place.PLAIN;
            plain(character);
        }
    }

    private void plain(char character) {
        if (character == ',') {
            endCell();
        } else {
            keep(character);
        }
    }

    private void quoted(char character) {
        if (character == '"') {
            place = Place.QUOTE_IN_QUOTED;
        } else {
            keep(character);
        }
    }

    private void afterQuote(char character) {
        if (character == '"') {
            place = Place.QUOTED;
            keep(character);
        } else if (character == ',') {
            endCell();
        } else {
            fault(Fault.TEXT_AFTER_QUOTE);
            place = Place.PLAIN;
        }
    }

    private void keep(char character) {
        if (fault == null) {
            cell.append(character);
        }
    }

    private void endCell() {
        cellsSeen++;
        if (fault == null && cellsSeen <= cellsKept) {
            cells.add(cell.toString());
        }
        cell.setLength(0);
        place = Place.CELL_BEGINS;
    }

    void endOfRow() {
        endCell();
    }

    void endOfFile() {
        if (place == Place.QUOTED) {
            fault(Fault.UNCLOSED_QUOTE);
        }
        endCell();
    }

    private void fault(Fault found) {
        if (fault == null) {
            fault = found;
        }
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    List<String> cells() {
        return cells;
    }
}
