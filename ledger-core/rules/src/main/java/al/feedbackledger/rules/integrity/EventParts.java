package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The nine fields of {@link EventBytes}, read back: what a person with a receipt, or a reader of an open entry, can tell
 * from the bytes alone.
 *
 * @param streamId which stream
 * @param sequenceNo counted from 0 in its stream
 * @param eventId unique in the ledger
 * @param eventName a name of the event catalogue
 * @param revision of the payload, counted from 1
 * @param occurredAtMicros µs since 1970 in UTC, by the clock of the server that recorded it
 * @param recordedAtMicros the time of the event's batch, on the same scale
 * @param payload as stored; not copied: whoever holds this record owns it
 * @param metadata as stored
 */
@CheckReturnValue
@SuppressWarnings("ArrayRecordComponent") // Taken apart by its reader, never compared.
public record EventParts(
        String streamId,
        long sequenceNo,
        String eventId,
        String eventName,
        int revision,
        long occurredAtMicros,
        long recordedAtMicros,
        byte[] payload,
        byte[] metadata) {

    /**
     * Reads the bytes that {@link EventBytes#of} writes.
     *
     * @throws IntegrityException for any other bytes: another label, a length beyond the end, a byte after the end, a text
     *     that is not UTF-8, a number that stands for a negative one; the message never quotes the bytes
     */
    public static EventParts parse(byte[] bytes) {
        byte[] label = (EventBytes.LABEL + "\0").getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < label.length || !Arrays.equals(label, Arrays.copyOf(bytes, label.length))) {
            throw IntegrityException.because("these are no event bytes: they do not begin with " + EventBytes.LABEL);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(label.length);
        try {
            EventParts event = new EventParts(
                    text(in, "the stream"),
                    unsigned(in.getLong(), "the sequence number"),
                    text(in, "the event's id"),
                    text(in, "the event's name"),
                    (int) unsigned(in.getInt(), "the revision"),
                    in.getLong(),
                    in.getLong(),
                    field(in),
                    field(in));
            if (in.hasRemaining()) {
                throw IntegrityException.unlike("the event bytes go on after their end", in.position(), bytes.length);
            }
            return event;
        } catch (BufferUnderflowException tooShort) {
            throw IntegrityException.because("the event bytes end before their last field: " + bytes.length + " bytes");
        }
    }

    private static String text(ByteBuffer in, String what) {
        return Canonical.utf8(field(in), what);
    }

    /** A length that is not there is told by the buffer; memory is taken only for bytes that are there. */
    private static byte[] field(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        in.get(field);
        return field;
    }

    private static long unsigned(long number, String what) {
        if (number < 0) {
            throw IntegrityException.because(what + " in the event bytes is larger than any that is stored");
        }
        return number;
    }
}
