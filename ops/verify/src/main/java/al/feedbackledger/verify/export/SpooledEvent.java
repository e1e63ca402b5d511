package al.feedbackledger.verify.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the checks of one stream need of an event.
 *
 * @param vault the state of each of its sealed values, in the order of its fields
 */
@SuppressWarnings("ArrayRecordComponent") // Written and read once.
record SpooledEvent(
        String stream,
        long position,
        long sequence,
        String eventId,
        String event,
        int revision,
        long occurredAtMicros,
        String actor,
        byte[] payload,
        List<VaultLine.State> vault) {
    private static final VaultLine.State[] STATES = VaultLine.State.values();
    private static final int LENGTHS = 5;
    private static final int LONGS = 3;

    /** As it lies in a part on disk. */
    @SuppressWarnings("EnumOrdinal") // Written and read by one run of one program.
    static byte[] bytes(ReadEvent read, List<VaultLine.State> vault) {
        EventLine line = read.line();
        byte[] stream = utf8(line.stream());
        byte[] eventId = utf8(line.eventId());
        byte[] event = utf8(line.event());
        byte[] actor = utf8(read.actor());
        ByteBuffer record = ByteBuffer.allocate(stream.length
                + eventId.length
                + event.length
                + actor.length
                + line.payload().length
                + LENGTHS * Integer.BYTES
                + LONGS * Long.BYTES
                + Integer.BYTES
                + vault.size());
        Spool.put(record, stream);
        record.putLong(line.position()).putLong(line.sequence());
        Spool.put(record, eventId);
        Spool.put(record, event);
        record.putInt(line.revision()).putLong(line.occurredAtMicros());
        Spool.put(record, actor);
        Spool.put(record, line.payload());
        for (VaultLine.State state : vault) {
            record.put((byte) state.ordinal());
        }
        return record.array();
    }

    static SpooledEvent read(ByteBuffer record) {
        return new SpooledEvent(
                Spool.text(record),
                record.getLong(),
                record.getLong(),
                Spool.text(record),
                Spool.text(record),
                record.getInt(),
                record.getLong(),
                Spool.text(record),
                Spool.bytes(record),
                states(record));
    }

    private static List<VaultLine.State> states(ByteBuffer record) {
        if (!record.hasRemaining()) {
            return List.of();
        }
        VaultLine.State[] states = new VaultLine.State[record.remaining()];
        for (int i = 0; i < states.length; i++) {
            states[i] = STATES[record.get()];
        }
        return List.of(states);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
