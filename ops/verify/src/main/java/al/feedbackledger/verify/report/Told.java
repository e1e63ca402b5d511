package al.feedbackledger.verify.report;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * How a report is told: to a person line by line, to a program as one JSON object.
 *
 * @param title what was checked, in plain words
 * @param facts what was read and is worth saying, in order: lines of text
 */
public record Told(String title, List<String> facts, Report report) {
    public Told {
        facts = List.copyOf(facts);
    }

    /** The report for a person. */
    public String text() {
        StringBuilder out = new StringBuilder(title).append('\n');
        facts.forEach(fact -> out.append(fact).append('\n'));
        report.outcomes().forEach((check, outcome) -> {
            out.append(word(outcome.state()))
                    .append("  ")
                    .append(padded(check.key()))
                    .append("  ")
                    .append(outcome.said())
                    .append('\n');
            outcome.told()
                    .forEach(finding ->
                            out.append("             ").append(finding.line()).append('\n'));
            if (outcome.count() > outcome.told().size()) {
                out.append("             and ")
                        .append(outcome.count() - outcome.told().size())
                        .append(" more\n");
            }
        });
        report.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
        return out.append(verdict()).append('\n').toString();
    }

    private String verdict() {
        int code = report.exitCode();
        return code == Report.GOOD
                ? "Everything that was checked is as it should be."
                : "NOT as it should be (exit code " + code
                        + "). Keep what was checked as it is, and see what each code means "
                        + "in ops/docs/verifying.md.";
    }

    private static String word(Report.State state) {
        return switch (state) {
            case PASSED -> "ok     ";
            case FAILED -> "FAILED ";
            case NOT_RUN -> "not run";
        };
    }

    private static String padded(String key) {
        return key + " ".repeat(Math.max(0, 11 - key.length()));
    }

    /** The report for a program: one object on one line. */
    public String json(String command) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("command", command);
            json.writeBooleanProperty("good", report.isGood());
            json.writeNumberProperty("exitCode", report.exitCode());
            json.writeArrayPropertyStart("facts");
            facts.forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("checks");
            report.outcomes().entrySet().forEach(entry -> check(json, entry));
            json.writeEndArray();
            json.writeArrayPropertyStart("notes");
            report.notes().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void check(JsonGenerator json, Map.Entry<Check, Report.Outcome> entry) {
        Report.Outcome outcome = entry.getValue();
        json.writeStartObject();
        json.writeStringProperty("check", entry.getKey().key());
        json.writeNumberProperty("exitCode", entry.getKey().exitCode());
        json.writeStringProperty("state", outcome.state().name());
        json.writeStringProperty("said", outcome.said());
        json.writeNumberProperty("findings", outcome.count());
        json.writeArrayPropertyStart("told");
        for (Finding finding : outcome.told()) {
            json.writeStartObject();
            if (finding.where() != null) {
                json.writeStringProperty("where", finding.where());
            }
            json.writeStringProperty("problem", finding.problem());
            if (finding.expected() != null && finding.found() != null) {
                json.writeStringProperty("expected", finding.expected());
                json.writeStringProperty("found", finding.found());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
