package al.feedbackledger.verify.export;

import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.StrictObject;

/** One batch of the export, as it stands on its line. */
@SuppressWarnings("ArrayRecordComponent") // Compared hash by hash, never as a whole.
record BatchLine(
        long batch,
        long first,
        long last,
        byte[] prevRoot,
        byte[] root,
        long recordedAtMicros,
        long maxOccurredAtMicros) {

    static BatchLine parse(Line line) {
        StrictObject json = StrictObject.parse(line);
        var unusedId = json.text("id");
        var unusedWriter = json.text("writer");
        BatchLine batch = new BatchLine(
                json.number("batch"),
                json.number("first"),
                json.number("last"),
                json.hash("prevRoot"),
                json.hash("root"),
                json.micros("recordedAt"),
                json.micros("maxOccurredAt"));
        json.end();
        return batch;
    }
}
