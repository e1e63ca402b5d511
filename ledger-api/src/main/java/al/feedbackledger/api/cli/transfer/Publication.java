package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** Asks the application to publish everything recorded so far. */
public final class Publication {
    private static final String PATH = "/api/v1/publications";

    private Publication() {}

    /** @throws al.feedbackledger.api.cli.terminal.Stop if it cannot be taken now */
    public static void take(Door door, Terminal terminal) {
        JsonNode taken = door.expect("taking a publication", PATH, null).json();
        terminal.say("published: number " + taken.path("id").asString("?") + " at position "
                + taken.path("position").asString("?"));
    }
}
