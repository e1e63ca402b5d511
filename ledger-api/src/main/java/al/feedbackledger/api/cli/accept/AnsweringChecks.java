package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares what an auditor reads of answering with the file of service requests: closures that nobody wrote are no answers,
 * and what is dated before its opening is told as that.
 */
final class AnsweringChecks {
    private static final String PREFIX = "sf-";

    private final Door auditor;
    private final Checks checks;

    AnsweringChecks(Door auditor, Checks checks) {
        this.auditor = auditor;
        this.checks = checks;
    }

    void of(Requests requests) {
        List<JsonNode> totals = new ArrayList<>();
        for (String service : services()) {
            JsonNode answering = auditor.read(
                            "reading a timeline", "/api/v1/services/" + service + "/timeline?bucket=month")
                    .json()
                    .path("answering");
            if (answering.isObject()) {
                totals.add(answering.path("total"));
            }
        }
        checks.equal("requests that wanted an answer", requests.rows(), people(totals, "wanted"));
        checks.equal("of these answered by somebody", requests.answeredAfterOpened(), people(totals, "answered"));
        checks.equal(
                "closed by a rule or without a note, which is no answer",
                requests.closedAfterOpened(),
                people(totals, "closedWithoutAnswer"));
        checks.equal("closed before opened, told apart", 17, people(totals, "datedBefore"));
        checks.equal(
                "still open in the file, still waiting",
                requests.rows()
                        - requests.answeredAfterOpened()
                        - requests.closedAfterOpened()
                        - requests.endedBeforeOpened(),
                people(totals, "waiting"));
        checks.equal(
                "waits in the estimates",
                requests.rows() - requests.endedBeforeOpened(),
                totals.stream()
                        .mapToInt(total -> total.path("waited").path("people").asInt())
                        .sum());
    }

    private static int people(List<JsonNode> totals, String part) {
        return totals.stream()
                .mapToInt(total -> total.path("people").path(part).asInt())
                .sum();
    }

    /** The services that the import registered. */
    private Set<String> services() {
        Set<String> ids = Listed.items(auditor, "/api/v1/services?limit=100", "id");
        ids.removeIf(id -> !id.startsWith(PREFIX));
        return ids;
    }
}
