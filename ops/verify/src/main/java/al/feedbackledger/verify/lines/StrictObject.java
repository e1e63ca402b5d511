package al.feedbackledger.verify.lines;

import al.feedbackledger.rules.eventformat.UtcTime;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object of texts, whole numbers, flags and lists of texts: with no key twice, no key that is not known, and
 * nothing after its end. No content is quoted in a refusal.
 */
public final class StrictObject {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_KEYS = 16;

    private final Line line;
    private final String[] keys = new String[MOST_KEYS];
    private final Object[] values = new Object[MOST_KEYS];
    private int count;
    private int taken;

    private StrictObject(Line line) {
        this.line = line;
    }

    /** @throws al.feedbackledger.verify.report.Finding.Broken for anything else than one such object */
    public static StrictObject parse(Line line) {
        StrictObject object = new StrictObject(line);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line.bytes())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw line.refused("the line is not a JSON object");
            }
            String key = json.nextName();
            while (key != null) {
                object.add(key, json);
                key = json.nextName();
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw line.refused("something stands after the JSON object");
            }
        } catch (JacksonException malformed) {
            throw line.refused("the line is not well-formed JSON");
        }
        return object;
    }

    private void add(String key, JsonParser json) {
        if (count == MOST_KEYS) {
            throw line.refused("the JSON object has more than " + MOST_KEYS + " keys");
        }
        for (int i = 0; i < count; i++) {
            if (keys[i].equals(key)) {
                throw line.refused("the JSON object has a key twice");
            }
        }
        keys[count] = key;
        values[count++] = switch (json.nextToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> number(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> texts(json);
            case null, default ->
                throw line.refused("a value of the JSON object is neither a text, a whole number, a flag nor a list");
        };
    }

    /** No number of the formats is negative, nor written as one that is. */
    private long number(JsonParser json) {
        long number = json.getLongValue();
        if (number <= 0 && json.getString().startsWith("-")) {
            throw line.refused("a number is negative");
        }
        return number;
    }

    private List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getString());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw line.refused("a list of the JSON object holds something else than texts");
        }
        return texts;
    }

    public String text(String key) {
        return value(key, String.class);
    }

    public long number(String key) {
        return value(key, Long.class);
    }

    public boolean flag(String key) {
        return value(key, Boolean.class);
    }

    /** A list of texts. */
    public List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        for (Object text : value(key, List.class)) {
            texts.add((String) text);
        }
        return texts;
    }

    public boolean has(String key) {
        return find(key) != null;
    }

    public byte[] base64(String key) {
        try {
            return Canonical.base64(text(key), key);
        } catch (IntegrityException refused) {
            throw line.refused(refused.problem());
        }
    }

    /** 32 bytes in base64. */
    public byte[] hash(String key) {
        byte[] bytes = base64(key);
        if (bytes.length != Digests.HASH_BYTES) {
            throw line.refused(key + " has " + bytes.length + " bytes, not " + Digests.HASH_BYTES);
        }
        return bytes;
    }

    /** Microseconds since 1970 of a time in UTC. */
    public long micros(String key) {
        byte[] text = text(key).getBytes(StandardCharsets.UTF_8);
        long micros = UtcTime.micros(text, 0, text.length);
        if (micros == UtcTime.NONE) {
            throw line.refused(key + " is not a time in UTC with at most six digits of a second's fraction");
        }
        return micros;
    }

    private <T> T value(String key, Class<T> type) {
        Object value = find(key);
        if (!type.isInstance(value)) {
            throw line.refused("the key " + key + " is missing, or its value is of another kind");
        }
        taken++;
        return type.cast(value);
    }

    private @Nullable Object find(String key) {
        for (int i = 0; i < count; i++) {
            if (keys[i].equals(key)) {
                return values[i];
            }
        }
        return null;
    }

    /** Lets pass when every key has been taken, each once. */
    public void end() {
        if (taken != count) {
            throw line.refused("the JSON object has a key that does not belong there");
        }
    }

    /** The line it was read from. */
    public Line line() {
        return line;
    }
}
