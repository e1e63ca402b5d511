package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Door;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Lists of the application, read page by page. */
final class Listed {
    private static final int MOST_PAGES = 50;

    private Listed() {}

    /** One field of every item of a list. */
    static Set<String> items(Door door, String path, String field) {
        Set<String> values = new HashSet<>();
        @Nullable String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            JsonNode list = door.read("reading a list", path + next).json();
            list.path("items").forEach(item -> values.add(item.path(field).asString("")));
            if (!list.path("next").isString()) {
                return values;
            }
            cursor = list.path("next").stringValue();
        }
        return values;
    }
}
