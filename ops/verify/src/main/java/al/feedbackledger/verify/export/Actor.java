package al.feedbackledger.verify.export;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Who caused an event, out of its metadata: the rules ask whether a second person is a second person. */
final class Actor {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String KEY = "actorId";

    private Actor() {}

    /** The pseudonymous id; empty where the metadata name nobody or cannot be read. */
    static String of(byte[] metadata) {
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
