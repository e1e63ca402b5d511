package al.feedbackledger.api.cli.export;

import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.terminal.Stop;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.io.InputStream;

/** An export with words that this account asked for and somebody else approved. */
@CheckReturnValue
public final class ApprovedWords {
    private static final String EXPORTS = "/api/v1/audit/words-exports";
    private static final String ASK =
            "ask for one at /staff/audit/exports; a data protection officer who is not you decides";

    private final Staff asker;
    private final String id;

    private ApprovedWords(Staff asker, String id) {
        this.asker = asker;
        this.id = id;
    }

    /**
     * The latest one that may be taken.
     *
     * @param asker signed in
     * @throws Stop if there is none, saying what is missing
     */
    public static ApprovedWords of(Staff asker) {
        JsonNode latest = null;
        for (JsonNode export : asker.door()
                .read("reading the exports with words", EXPORTS)
                .json()
                .path("items")) {
            if (!export.path("requestedBy").asString("").equals(asker.actor())) {
                continue;
            }
            if (stage(export).equals("APPROVED")) {
                return new ApprovedWords(asker, export.path("id").asString(""));
            }
            latest = latest == null ? export : latest;
        }
        throw Stop.failed(missing(latest));
    }

    private static String missing(@Nullable JsonNode latest) {
        if (latest == null) {
            return "this account has asked for no export with words: " + ASK;
        }
        String asked = "the export with words that this account asked for at "
                + latest.path("requestedAt").asString("");
        return asked
                + switch (stage(latest)) {
                    case "REQUESTED" -> " is not approved yet: a data protection officer who is not you decides";
                    case "DECLINED" -> " was declined: " + ASK;
                    case "RUN_OUT" ->
                        " could be taken until " + latest.path("until").asString("") + ": " + ASK;
                    case "USED_UP" ->
                        " was taken " + latest.path("takes").asInt(0) + " times, as often as it may be: " + ASK;
                    default -> " cannot be taken now: " + ASK;
                };
    }

    private static String stage(JsonNode export) {
        return export.path("stage").asString("");
    }

    /** Takes it, which is put on record; for the caller to read to its end and to close. */
    InputStream take() {
        return asker.order("taking the export with words", EXPORTS + "/" + id + "/take");
    }
}
