package al.feedbackledger.verify.export;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
    static SpooledEvent of(ReadEvent read, List<VaultLine.State> vault) {
        EventLine line = read.line();
        return new SpooledEvent(
                line.stream(),
                line.position(),
                line.sequence(),
                line.eventId(),
                line.event(),
                line.revision(),
                line.occurredAtMicros(),
                read.actor(),
                line.payload(),
                vault);
    }

    void write(DataOutputStream out) throws IOException {
        text(out, stream);
        out.writeLong(position);
        out.writeLong(sequence);
        text(out, eventId);
        text(out, event);
        out.writeInt(revision);
        out.writeLong(occurredAtMicros);
        text(out, actor);
        Spool.writeBytes(out, payload);
        out.writeByte(vault.size());
        for (VaultLine.State state : vault) {
            text(out, state.name());
        }
    }

    static SpooledEvent read(DataInputStream in) throws IOException {
        return new SpooledEvent(
                text(in),
                in.readLong(),
                in.readLong(),
                text(in),
                text(in),
                in.readInt(),
                in.readLong(),
                text(in),
                Spool.readBytes(in),
                states(in));
    }

    private static List<VaultLine.State> states(DataInputStream in) throws IOException {
        VaultLine.State[] states = new VaultLine.State[in.readByte()];
        for (int i = 0; i < states.length; i++) {
            states[i] = VaultLine.State.valueOf(text(in));
        }
        return List.of(states);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        Spool.writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(Spool.readBytes(in), StandardCharsets.UTF_8);
    }
}
