package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the file of service requests says, counted here without the import's code. */
final class Requests {
    private static final Pattern AUTOMATIC = Pattern.compile("closed ([0-9]+) days after assignment");

    private final Map<String, Integer> automaticByDays = new TreeMap<>();
    private int rows;
    private int closedWithoutNote;
    private int answered;
    private int automatic;
    private int closedBeforeOpened;
    private int answeredBeforeOpened;

    static Requests read(Path file) throws IOException {
        Requests requests = new Requests();
        try (Table table = Table.open(file)) {
            List<Integer> at = table.columns(List.of("status", "status_notes", "requested_at", "closed_at"));
            for (Row row = table.next(); row != null; row = table.next()) {
                if (row instanceof Row.Cells cells) {
                    requests.count(at.stream().map(cells::value).toList());
                }
            }
        }
        return requests;
    }

    private void count(List<String> cells) {
        rows++;
        if (!cells.get(0).equals("Closed")) {
            return;
        }
        String note = cells.get(1);
        Matcher matcher = AUTOMATIC.matcher(note);
        boolean before = Instant.parse(cells.get(3)).isBefore(Instant.parse(cells.get(2)));
        if (note.isBlank()) {
            closedWithoutNote++;
        } else if (matcher.find()) {
            automatic++;
            // The few that stand in quotes of their own are counted apart.
            automaticByDays.merge(matcher.group(1) + (note.startsWith("\"") ? " quoted" : ""), 1, Integer::sum);
        } else {
            answered++;
            answeredBeforeOpened += before ? 1 : 0;
            return;
        }
        closedBeforeOpened += before ? 1 : 0;
    }

    int rows() {
        return rows;
    }

    int closedWithoutNote() {
        return closedWithoutNote;
    }

    int answered() {
        return answered;
    }

    int automatic() {
        return automatic;
    }

    /** Requests closed automatically, by the days that their note names. */
    int automaticAfter(String days) {
        return automaticByDays.getOrDefault(days, 0);
    }

    /** Answers that can be true by their dates. */
    int answeredAfterOpened() {
        return answered - answeredBeforeOpened;
    }

    /** Closures that can be true by their dates and told the person nothing. */
    int closedAfterOpened() {
        return automatic + closedWithoutNote - closedBeforeOpened;
    }

    /** Closings and answers dated before the opening. */
    int endedBeforeOpened() {
        return closedBeforeOpened + answeredBeforeOpened;
    }
}
