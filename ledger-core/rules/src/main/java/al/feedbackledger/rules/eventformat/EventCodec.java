package al.feedbackledger.rules.eventformat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * What reads and writes one type of event, looked up once: every fold of the ledger reads every event.
 *
 * @param plain reads what our own writer wrote; null where a part is of a kind that is seldom stored
 * @param reader reads everything else
 * @param required the parts that cannot be absent
 */
record EventCodec(
        EventType type, @Nullable PlainRecord plain, ObjectReader reader, ObjectWriter writer, List<Method> required) {

    static EventCodec of(EventType type, JsonMapper mapper) {
        List<Method> required = Arrays.stream(type.type().getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getAccessor)
                .toList();
        return new EventCodec(
                type,
                PlainRecord.of(type.type()).orElse(null),
                mapper.readerFor(type.type()),
                mapper.writerFor(type.type()),
                required);
    }

    /** The event of these bytes; null where not every part of it that cannot be absent is there. */
    @Nullable
    Object read(byte[] payload) {
        Object read = plain == null ? null : plain.read(payload);
        if (read != null) {
            return read;
        }
        Object event = reader.readValue(payload);
        return event == null || !isWhole(event) ? null : event;
    }

    private boolean isWhole(Object event) {
        return required.stream().allMatch(part -> valueOf(part, event) != null);
    }

    private static @Nullable Object valueOf(Method part, Object event) {
        try {
            return part.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot look at " + part.getName() + " of an event", e);
        }
    }
}
