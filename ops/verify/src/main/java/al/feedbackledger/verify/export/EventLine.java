package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.PlainLine;
import al.feedbackledger.verify.lines.StrictObject;

import java.nio.charset.StandardCharsets;

/** One event of the export, as it stands on its line. The arrays are owned by whoever reads the line. */
@SuppressWarnings("ArrayRecordComponent") // Taken apart by its reader, never compared.
record EventLine(
        long position,
        String stream,
        long sequence,
        String eventId,
        String event,
        int revision,
        long occurredAtMicros,
        byte[] payload,
        byte[] metadata,
        byte[] blind,
        byte[] leafHash) {

    private static final byte[] BEGIN = ascii("{\"position\":");
    private static final byte[] STREAM = ascii(",\"stream\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] EVENT_ID = ascii(",\"eventId\":");
    private static final byte[] EVENT = ascii(",\"event\":");
    private static final byte[] REVISION = ascii(",\"revision\":");
    private static final byte[] OCCURRED_AT = ascii(",\"occurredAt\":");
    private static final byte[] PAYLOAD = ascii(",\"payload\":");
    private static final byte[] METADATA = ascii(",\"metadata\":");
    private static final byte[] BLIND = ascii(",\"blind\":");
    private static final byte[] LEAF_HASH = ascii(",\"leafHash\":");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a line; one in the spelling that the application gives it is read at a fraction of the cost. */
    static EventLine parse(Line line) {
        PlainLine plain = new PlainLine(line);
        EventLine event = new EventLine(
                plain.number(BEGIN),
                plain.text(STREAM),
                plain.number(SEQUENCE),
                plain.text(EVENT_ID),
                plain.text(EVENT),
                Math.clamp(plain.number(REVISION), 0, Integer.MAX_VALUE),
                plain.micros(OCCURRED_AT),
                plain.base64(PAYLOAD),
                plain.base64(METADATA),
                plain.hash(BLIND),
                plain.hash(LEAF_HASH));
        return plain.isWhole() ? event : strict(line);
    }

    private static EventLine strict(Line line) {
        StrictObject json = StrictObject.parse(line);
        EventLine event = new EventLine(
                json.number("position"),
                json.text("stream"),
                json.number("sequence"),
                json.text("eventId"),
                json.text("event"),
                Math.clamp(json.number("revision"), 0, Integer.MAX_VALUE),
                json.micros("occurredAt"),
                json.base64("payload"),
                json.base64("metadata"),
                json.hash("blind"),
                json.hash("leafHash"));
        json.end();
        return event;
    }

    /** The bytes that the leaf commits to. */
    byte[] eventBytes(long recordedAtMicros) {
        return EventBytes.of(
                stream, sequence, eventId, event, revision, occurredAtMicros, recordedAtMicros, payload, metadata);
    }
}
