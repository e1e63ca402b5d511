package al.feedbackledger.rules.eventformat;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;

/**
 * One entry of the event catalogue.
 *
 * @param name as stored
 * @param revision of the payload, counted from 1
 * @param type the current record
 * @param isPublic whether the log shows the event in the clear; everything about a case is opaque
 */
public record EventType(String name, int revision, Class<?> type, StreamType stream, boolean isPublic) {

    /** Whether every part of the event that cannot be absent is there. */
    boolean isWhole(Object event) {
        for (RecordComponent part : type.getRecordComponents()) {
            if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class) && valueOf(part, event) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object valueOf(RecordComponent part, Object event) {
        try {
            return part.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot look at " + part.getName() + " of an event", e);
        }
    }
}
