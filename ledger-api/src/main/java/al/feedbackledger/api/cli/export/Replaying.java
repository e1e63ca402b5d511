package al.feedbackledger.api.cli.export;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.terminal.Progress;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks a running application to build a view anew, and says what came of it. */
public final class Replaying {
    private final Door door;
    private final Terminal terminal;

    public Replaying(Door auditor, Terminal terminal) {
        this.door = auditor;
        this.terminal = terminal;
    }

    /**
     * @param asOf a position or a time; null for the last position
     * @return false if the live view was compared and is not what the ledger says
     */
    public boolean run(String view, @Nullable String asOf, boolean compare) throws IOException {
        String address = "/api/v1/audit/replays?view=" + encoded(view) + "&compare=" + compare
                + (asOf == null ? "" : "&asOf=" + encoded(asOf));
        JsonNode result = null;
        try (Lines in = new Lines(door.order("replaying", address));
                Progress progress = new Progress(terminal, "replaying " + view, 0)) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                JsonNode json = JsonMapper.shared().readTree(line);
                if (json.has("folded")) {
                    progress.at(json.path("folded").asLong(0), json.path("of").asLong(0));
                } else {
                    result = json;
                }
            }
        }
        if (result == null) {
            throw Stop.failed("the replay broke off; the application's log says why");
        }
        return say(result, compare);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean say(JsonNode result, boolean compare) {
        terminal.say(result.path("view").asString("") + " at position "
                + result.path("position").asLong(0) + ", recorded "
                + result.path("recordedAt").asString(""));
        terminal.say("digest " + result.path("digest").asString(""));
        for (JsonNode table : result.path("tables")) {
            terminal.say(table(table, compare));
        }
        if (!compare) {
            return true;
        }
        JsonNode live = result.path("live");
        if (live.isMissingNode()) {
            terminal.say("the live view has not reached this position yet; try again");
            return false;
        }
        boolean same = live.path("same").asBoolean(false);
        terminal.say("live view at position " + live.path("position").asLong(0) + ", digest "
                + live.path("digest").asString("")
                + (same
                        ? ": what the events say"
                        : ": NOT what the events say, which is "
                                + live.path("replayedDigest").asString("")));
        return same;
    }

    private static String table(JsonNode table, boolean compare) {
        String name = table.path("table").asString("");
        long rows = table.path("rows").asLong(0);
        if (!compare) {
            return String.format(Locale.ROOT, "  %-24s %,d rows", name, rows);
        }
        return String.format(
                Locale.ROOT,
                "  %-24s %,d rows then, %,d now: %,d added, %,d changed, %,d removed",
                name,
                rows,
                table.path("liveRows").asLong(0),
                table.path("added").asLong(0),
                table.path("changed").asLong(0),
                table.path("removed").asLong(0));
    }
}
