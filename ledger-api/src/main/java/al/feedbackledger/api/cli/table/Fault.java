package al.feedbackledger.api.cli.table;

import java.util.Locale;

/** What can be wrong with a row of a table before anybody looks at its cells. */
public enum Fault {
    /** Longer than {@link Table#MAX_ROW_CHARACTERS}. */
    ROW_TOO_LONG,
    /** More or fewer cells than the header has. */
    RAGGED_ROW,
    /** Something stands between a closing quote and the next comma. */
    TEXT_AFTER_QUOTE,
    /** The file ends inside quotes. */
    UNCLOSED_QUOTE;

    /** Its name in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
