package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A timeline as the application shows it.
 *
 * @param buckets without those that have no data
 */
record Shown(List<Part> buckets) {

    /** @param counts five counts, empty where they are not told */
    record Part(LocalDate start, LocalDate end, int n, List<Integer> counts) {}

    static Shown of(Door door, String service, String query) {
        JsonNode timeline = door.read(
                        "reading a timeline", "/api/v1/services/" + service + "/timeline?bucket=month" + query)
                .json();
        List<Part> parts = new ArrayList<>();
        for (JsonNode bucket : timeline.path("buckets")) {
            if (bucket.path("n").isIntegralNumber()) {
                List<Integer> counts = new ArrayList<>();
                bucket.path("counts").forEach(count -> counts.add(count.intValue()));
                parts.add(new Part(
                        LocalDate.parse(bucket.path("start").stringValue()),
                        LocalDate.parse(bucket.path("end").stringValue()),
                        bucket.path("n").intValue(),
                        List.copyOf(counts)));
            }
        }
        return new Shown(List.copyOf(parts));
    }

    int people() {
        return buckets.stream().mapToInt(Part::n).sum();
    }
}
