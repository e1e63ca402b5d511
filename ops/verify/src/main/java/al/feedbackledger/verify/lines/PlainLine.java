package al.feedbackledger.verify.lines;

import al.feedbackledger.rules.eventformat.PlainJson;
import al.feedbackledger.rules.eventformat.UtcTime;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;

/**
 * A line in the spelling that the application gives it, its keys in their order. Where it is spelt otherwise anywhere,
 * {@link #isWhole} says so at the end: what was read is then worth nothing, and {@link StrictObject} decides about the
 * line, and tells what is wrong with it.
 */
public final class PlainLine {
    private static final byte[] NOTHING = new byte[0];

    private final PlainJson json;
    private boolean isPlain = true;

    public PlainLine(Line line) {
        this.json = new PlainJson(line.bytes());
    }

    private boolean take(byte[] key) {
        isPlain = isPlain && json.take(key);
        return isPlain;
    }

    /** @param key with everything that stands between the value before and this one */
    public long number(byte[] key) {
        long number = take(key) ? json.takeNumber() : PlainJson.NONE;
        isPlain = isPlain && number != PlainJson.NONE;
        return number;
    }

    public String text(byte[] key) {
        isPlain = take(key) && json.takeText();
        return isPlain ? json.text() : "";
    }

    public byte[] base64(byte[] key) {
        isPlain = take(key) && json.takeText();
        if (!isPlain) {
            return NOTHING;
        }
        try {
            return Canonical.base64(json.textBytes(), "a value");
        } catch (IntegrityException told) {
            isPlain = false;
            return NOTHING;
        }
    }

    /** 32 bytes in base64. */
    public byte[] hash(byte[] key) {
        byte[] bytes = base64(key);
        isPlain = isPlain && bytes.length == Digests.HASH_BYTES;
        return bytes;
    }

    /** Microseconds since 1970 of a time in UTC. */
    public long micros(byte[] key) {
        isPlain = take(key) && json.takeText();
        long micros = isPlain ? json.utcMicros() : UtcTime.NONE;
        isPlain = isPlain && micros != UtcTime.NONE;
        return micros;
    }

    /** Whether everything was plain, and nothing follows but the end of the object. */
    public boolean isWhole() {
        return isPlain && json.take('}') && json.isAtEnd();
    }
}
