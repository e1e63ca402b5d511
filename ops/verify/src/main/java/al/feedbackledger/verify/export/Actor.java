package al.feedbackledger.verify.export;

import al.feedbackledger.rules.eventformat.PlainJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.charset.StandardCharsets;

/** Who caused an event, out of its metadata: the rules ask whether a second person is a second person. */
final class Actor {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String KEY = "actorId";
    private static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.US_ASCII);

    private Actor() {}

    /** The pseudonymous id; empty where the metadata name nobody or cannot be read. */
    static String of(byte[] metadata) {
        String plain = plain(metadata);
        return plain == null ? read(metadata) : plain;
    }

    /** Out of metadata as the application writes them, texts and no more; null where they are spelt otherwise. */
    private static @Nullable String plain(byte[] metadata) {
        PlainJson json = new PlainJson(metadata);
        if (!json.take('{')) {
            return null;
        }
        String found = null;
        do {
            if (!json.takeText()) {
                return null;
            }
            boolean isKey = found == null && json.isText(KEY_BYTES);
            if (!json.take(':') || !json.takeText()) {
                return null;
            }
            if (isKey) {
                found = json.text();
            }
        } while (json.take(','));
        return json.take('}') && json.isAtEnd() ? found : null;
    }

    private static String read(byte[] metadata) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), metadata)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                JsonToken value = json.nextToken();
                if (key.equals(KEY) && value == JsonToken.VALUE_STRING) {
                    return json.getString();
                }
                json.skipChildren();
            }
            return "";
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
