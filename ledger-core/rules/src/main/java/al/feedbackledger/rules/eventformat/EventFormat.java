package al.feedbackledger.rules.eventformat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The catalogue of every event name and revision ever stored, and the bytes of their payloads: UTF-8 JSON, keys in
 * record order, absent instead of null, times as ISO-8601 in UTC, no floating-point numbers.
 *
 * <p>Stored bytes never change. When a record gets another shape, its entry here gets the next revision and the older
 * one a mapping to the current record; the golden file of the older one stays.
 */
@CheckReturnValue
public final class EventFormat {
    private static final EventFormat CURRENT = new EventFormat();

    private final Map<String, EventCodec> byName = new LinkedHashMap<>();
    private final Map<Class<?>, EventCodec> byClass = new HashMap<>();
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private EventFormat() {
        EventCatalogue.types().forEach(this::add);
    }

    public static EventFormat current() {
        return CURRENT;
    }

    private void add(EventType type) {
        EventCodec codec = EventCodec.of(type, mapper);
        if (byName.putIfAbsent(type.name(), codec) != null || byClass.putIfAbsent(type.type(), codec) != null) {
            throw new IllegalStateException("two events are called " + type.name());
        }
    }

    public Collection<EventType> types() {
        return byName.values().stream().map(EventCodec::type).toList();
    }

    public @Nullable EventType find(String name) {
        EventCodec codec = byName.get(name);
        return codec == null ? null : codec.type();
    }

    /** @throws IllegalArgumentException for a class that is no event */
    public EventType of(Class<?> type) {
        return codec(type).type();
    }

    private EventCodec codec(Class<?> type) {
        EventCodec found = byClass.get(type);
        if (found == null) {
            throw new IllegalArgumentException(type.getName() + " is not in the event catalogue");
        }
        return found;
    }

    /** The payload's bytes, final once stored. */
    public byte[] write(Object event) {
        return codec(event.getClass()).writer().writeValueAsBytes(event);
    }

    /** @throws UnreadableEvent when name, revision or bytes are not what the catalogue knows */
    public Object read(String name, int revision, byte[] payload) {
        EventCodec codec = byName.get(name);
        if (codec == null || codec.type().revision() != revision) {
            throw new UnreadableEvent(name, revision, null);
        }
        try {
            Object event = codec.read(payload);
            if (event == null) {
                throw new UnreadableEvent(name, revision, null);
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEvent(name, revision, e.getClass());
        }
    }

    /** What the parser alone makes of the bytes: the quick reader is held against it. */
    @Nullable
    Object readByParser(Class<?> type, byte[] payload) {
        return codec(type).reader().readValue(payload);
    }

    /** Bytes that the catalogue cannot read: an alarm, never skipped. Tells no content. */
    public static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String name, int revision, @Nullable Class<?> because) {
            super("cannot read " + name + " revision " + revision
                    + (because == null ? ": not as the catalogue knows it" : ": " + because.getSimpleName()));
        }
    }
}
