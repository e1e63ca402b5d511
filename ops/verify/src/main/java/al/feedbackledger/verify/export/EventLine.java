package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.StrictObject;

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

    static EventLine parse(Line line) {
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
