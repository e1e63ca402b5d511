package al.feedbackledger.verify.sample;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;

/** An event as it would be stored. */
public record Stored(
        String stream, long sequence, String eventId, Object event, long occurredAtMicros, String actor, byte fill) {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(java.util.Locale.ROOT);

    public String name() {
        return EventFormat.current().of(event.getClass()).name();
    }

    byte[] payload() {
        return EventFormat.current().write(event);
    }

    byte[] metadata() {
        return ("{\"actorRole\":\"X\",\"actorId\":\"" + actor + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    public byte[] blind() {
        byte[] blind = new byte[32];
        java.util.Arrays.fill(blind, fill);
        return blind;
    }

    public byte[] bytes(long recordedAtMicros) {
        return EventBytes.of(
                stream, sequence, eventId, name(), 1, occurredAtMicros, recordedAtMicros, payload(), metadata());
    }

    public byte[] entry(long recordedAtMicros) {
        boolean isPublic = EventFormat.current().of(event.getClass()).isPublic();
        byte[] bytes = bytes(recordedAtMicros);
        return isPublic ? Leaf.open(bytes) : Leaf.opaque(blind(), bytes);
    }

    String line(long position, byte[] leafHash) {
        return "{\"position\":" + position + ",\"stream\":\"" + stream + "\",\"sequence\":" + sequence
                + ",\"eventId\":\""
                + eventId + "\",\"event\":\"" + name() + "\",\"revision\":1,\"occurredAt\":\"" + time(occurredAtMicros)
                + "\",\"payload\":\"" + Canonical.base64(payload()) + "\",\"metadata\":\""
                + Canonical.base64(metadata())
                + "\",\"blind\":\"" + Canonical.base64(blind()) + "\",\"leafHash\":\"" + Canonical.base64(leafHash)
                + "\"}\n";
    }

    static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
