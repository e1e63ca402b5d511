package al.feedbackledger.rules.integrity;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * The bytes of one stored event that its leaf commits to. Made from stored bytes, never from an object written anew:
 *
 * <pre>
 * "feedback-ledger/event/v1" ‖ 0x00 ‖ LP(stream id) ‖ uint64 sequence number ‖ LP(event id) ‖ LP(event name)
 *   ‖ uint32 revision ‖ int64 occurred at ‖ int64 recorded at ‖ LP(payload) ‖ LP(metadata)
 * </pre>
 *
 * LP(x) is the uint32 big-endian length of x, then x; texts are UTF-8; times are microseconds since 1970 in UTC.
 */
@CheckReturnValue
public final class EventBytes {
    static final String LABEL = "feedback-ledger/event/v1";

    private EventBytes() {}

    /**
     * The bytes of an event. The nine parameters are the nine fields of the format, in its order.
     *
     * @param recordedAtMicros the time of the event's batch, read under the ledger's lock before leaves are hashed
     * @throws IllegalArgumentException for a negative sequence number or revision, or a text without UTF-8 bytes
     */
    public static byte[] of(
            String streamId,
            long sequenceNo,
            String eventId,
            String eventName,
            int revision,
            long occurredAtMicros,
            long recordedAtMicros,
            byte[] payload,
            byte[] metadata) {
        return new ByteFormat(LABEL)
                .lengthPrefixed(streamId)
                .uint64(sequenceNo)
                .lengthPrefixed(eventId)
                .lengthPrefixed(eventName)
                .uint32(revision)
                .int64(occurredAtMicros)
                .int64(recordedAtMicros)
                .lengthPrefixed(payload)
                .lengthPrefixed(metadata)
                .bytes();
    }
}
