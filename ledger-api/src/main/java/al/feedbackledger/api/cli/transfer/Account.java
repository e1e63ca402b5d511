package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.imports.ImportAnswer;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the rows of one import. Every row is exactly one of imported, already there and refused. */
public final class Account {
    private final Map<String, Long> recorded = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private long imported;
    private long present;
    private long refused;
    private long closedBeforeOpened;
    private long answeredBeforeGiven;

    void countImported() {
        imported++;
    }

    void countPresent() {
        present++;
    }

    void countRefused(String code) {
        refused++;
        reasons.merge(code, 1L, Long::sum);
    }

    void countClosedEarly() {
        closedBeforeOpened++;
    }

    void countAnsweredEarly() {
        answeredBeforeGiven++;
    }

    void countRecorded(Map<String, Long> events) {
        events.forEach((event, count) -> recorded.merge(event, count, Long::sum));
    }

    public long imported() {
        return imported;
    }

    public long present() {
        return present;
    }

    public long refused() {
        return refused;
    }

    public long rows() {
        return imported + present + refused;
    }

    /** Rows whose closing is dated before their opening; they are taken as they are. */
    public long closedEarly() {
        return closedBeforeOpened;
    }

    /** Rows whose reply is dated before they were given; they are taken as they are. */
    public long answeredEarly() {
        return answeredBeforeGiven;
    }

    /** Events the application says it recorded, by name. */
    public long recorded(String event) {
        return recorded.getOrDefault(event, 0L);
    }

    /** Refused rows by code. */
    public Map<String, Long> reasons() {
        return Collections.unmodifiableMap(reasons);
    }

    /**
     * @param inFile rows counted when the file was first walked through
     * @throws Stop if a row is missing or counted twice
     */
    void check(long inFile) {
        if (rows() != inFile) {
            throw Stop.failed("the file has " + inFile + " rows, but " + rows()
                    + " were accounted for. Was it changed meanwhile? Run the same command again.");
        }
    }

    /** One line a person reads. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%,d rows = %,d imported + %,d already there + %,d refused",
                rows(),
                imported,
                present,
                refused);
    }

    /** What was recorded, in a line; empty where nothing was. */
    String events() {
        StringBuilder text = new StringBuilder();
        recorded.forEach((event, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "%,d ", count))
                .append(event.equals(ImportAnswer.AUTOMATIC) ? "of these automatic" : event));
        return text.toString();
    }
}
