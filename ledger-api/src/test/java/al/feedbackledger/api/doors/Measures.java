package al.feedbackledger.api.doors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The measures of an application at one moment, as a monitoring program reads them. */
record Measures(String page, Map<String, Double> values) {
    static final String ADDRESS = "/actuator/prometheus";

    static Measures of(Doors doors) {
        Reply reply = doors.get(ADDRESS);
        if (reply.status() != 200) {
            throw new AssertionError("no measures: " + reply.status() + " " + reply.body());
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : reply.body().split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (space > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        return new Measures(reply.body(), values);
    }

    /** @param name with its tags, for example {@code ledger_view_lag{view="inbox"}} */
    double value(String name) {
        return Objects.requireNonNull(values.get(name), () -> "not measured: " + name);
    }
}
