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
import java.util.List;
import java.util.Map;

/** Asks a running application to build views anew, to go back or to drop what was kept, and says what came of it. */
public final class Rebuilding {
    private static final String VIEWS = "/api/v1/views";
    private static final String EVERY_VIEW = "all";
    private static final String FOLDING = "folding";
    private static final Map<String, String> PHASES = Map.of(
            "indexing", "making the indexes that only readers need",
            "comparing", "comparing its digest with the live view's",
            "catching-up", "folding what came meanwhile",
            "switching", "putting it in the live view's place");

    private final Door door;
    private final Terminal terminal;

    public Rebuilding(Door administrator, Terminal terminal) {
        this.door = administrator;
        this.terminal = terminal;
    }

    /**
     * The views that a word stands for.
     *
     * @param word the name of a view, or {@value #EVERY_VIEW}
     */
    public List<String> named(String word) {
        List<String> views = door.read("looking which views there are", VIEWS)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("view").asString(""))
                .toList();
        if (word.equals(EVERY_VIEW)) {
            return views;
        }
        if (!views.contains(word)) {
            throw Stop.unusable("there is no view '" + word + "'; there are " + String.join(", ", views) + ", and '"
                    + EVERY_VIEW + "' stands for every one");
        }
        return List.of(word);
    }

    /** @return false if the live view is not what the events say, or could not be replaced */
    public boolean run(String view, boolean evenIfDifferent) throws IOException {
        return say(follow(view, "rebuilding " + view, "/rebuild?evenIfDifferent=" + evenIfDifferent));
    }

    /** @return false if nothing was kept, or the live view could not be replaced */
    public boolean rollBack(String view) throws IOException {
        return say(follow(view, "going back with " + view, "/rollback"));
    }

    /** @return true, also if there was nothing to drop */
    public boolean dropOld(String view) {
        JsonNode result = door.expect("dropping what was kept", address(view, "/drop-old"), null)
                .json();
        terminal.say(view
                + (result.path("outcome").asString("").equals("dropped")
                        ? ": what was kept is dropped."
                        : ": nothing was kept."));
        return true;
    }

    private static String address(String view, String what) {
        return VIEWS + "/" + URLEncoder.encode(view, StandardCharsets.UTF_8) + what;
    }

    private JsonNode follow(String view, String what, String address) throws IOException {
        JsonNode result = null;
        String phase = "";
        try (Lines in = new Lines(door.order(what, address(view, address)));
                Progress progress = new Progress(terminal, what, 0, "events")) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                JsonNode json = JsonMapper.shared().readTree(line);
                if (!json.has("phase")) {
                    result = json;
                    continue;
                }
                String now = json.path("phase").asString("");
                if (now.equals(FOLDING)) {
                    progress.at(json.path("done").asLong(0), json.path("of").asLong(0));
                } else if (!now.equals(phase)) {
                    progress.leave();
                    terminal.complain(what + ": " + PHASES.getOrDefault(now, now));
                }
                phase = now;
            }
        }
        if (result == null) {
            throw Stop.failed("it broke off, and the live view is as it was; the application's log says why");
        }
        return result;
    }

    private boolean say(JsonNode result) {
        String view = result.path("view").asString("");
        switch (result.path("outcome").asString("")) {
            case "switched" -> {
                terminal.say(view + ": live since position "
                        + result.path("position").asLong(0) + ". What was live is kept: ops/ledger rebuild " + view
                        + " --rollback takes it again, --drop-old drops it.");
                sayDigests(result);
                return true;
            }
            case "different" -> {
                terminal.complain(view
                        + ": the live view is NOT what the events say. It stays, and what was built stays"
                        + " beside it. Look what differs: ops/ledger replay " + view + " --compare. To put what the"
                        + " events say in its place: ops/ledger rebuild " + view + " --even-if-different");
                sayDigests(result);
            }
            case "nothing-kept" -> terminal.complain(view + ": there is no view kept to go back to.");
            case "still-read" ->
                terminal.complain(view + ": somebody reads it without a pause, so nothing was changed; try again.");
            default -> throw Stop.failed("the application answers what this command does not know");
        }
        return false;
    }

    private void sayDigests(JsonNode result) {
        @Nullable JsonNode at = result.get("comparedAt");
        if (at == null) {
            return;
        }
        String built = result.path("builtDigest").asString("");
        String live = result.path("liveDigest").asString("");
        terminal.say("  digest at position " + at.asLong(0) + ": " + built
                + (built.equals(live) ? ", as it was live" : ", and it was live with " + live));
    }
}
