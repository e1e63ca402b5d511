package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.imports.ImportAnswer;
import al.feedbackledger.api.imports.ImportAnswer.RowResult;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that go in one request. */
final class Batch<T> {
    static final int MAX_ROWS = 500;
    /** Far below what the door takes, whatever the characters become as UTF-8 in JSON. */
    static final int MAX_CHARACTERS = 2_000_000;

    private final List<T> rows = new ArrayList<>();
    private final Map<Long, Origin> origins = new LinkedHashMap<>();
    private long characters;

    /** @param length about how many characters the row has */
    void add(T row, Origin origin, long length) {
        rows.add(row);
        origins.put(origin.row(), origin);
        characters += length;
    }

    boolean isFull() {
        return rows.size() == MAX_ROWS || characters >= MAX_CHARACTERS;
    }

    List<T> rows() {
        return List.copyOf(rows);
    }

    /** Accounts for every row of the batch, and begins the next. */
    void settle(ImportAnswer answer, Account account, Report report) {
        Map<Long, Origin> open = new LinkedHashMap<>(origins);
        for (RowResult result : answer.results()) {
            Origin origin = open.remove(result.row());
            if (origin == null) {
                throw Stop.failed("the application answered for row " + result.row() + ", which was not sent");
            }
            settle(result, origin, account, report);
        }
        if (!open.isEmpty()) {
            throw Stop.failed("the application did not answer for " + open.size() + " rows");
        }
        account.countRecorded(answer.recorded());
        rows.clear();
        origins.clear();
        characters = 0;
    }

    private static void settle(RowResult result, Origin origin, Account account, Report report) {
        switch (result.result()) {
            case "imported" -> account.countImported();
            case "present" -> account.countPresent();
            case "refused" -> {
                String code = result.reason() == null ? "unknown" : result.reason();
                account.countRefused(code);
                report.refused(origin, code);
            }
            default -> throw Stop.failed("the application answered " + result.result() + " for a row");
        }
    }
}
