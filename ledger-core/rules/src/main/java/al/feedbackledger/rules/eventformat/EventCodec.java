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
 * @param required the parts that cannot be absent
 */
record EventCodec(EventType type, ObjectReader reader, ObjectWriter writer, List<Method> required) {

    static EventCodec of(EventType type, JsonMapper mapper) {
        List<Method> required = Arrays.stream(type.type().getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getAccessor)
                .toList();
        return new EventCodec(type, mapper.readerFor(type.type()), mapper.writerFor(type.type()), required);
    }

    /** Whether every part of the event that cannot be absent is there. */
    boolean isWhole(Object event) {
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
