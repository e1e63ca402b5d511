package al.feedbackledger.rules.eventformat;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a record from the very bytes that {@link EventFormat#write} gives it: keys in record order, absent instead of
 * null, everything in its plain spelling. Whatever is spelt otherwise, or refused by the record, is left to the real
 * parser: what can be read stays exactly what it was, and what is usual costs a fifth.
 */
final class PlainRecord {
    private final MethodHandle constructor;
    private final List<Part> parts;

    /** Stands for a value that is not plain; no value of a record is equal to it. */
    private static final Object OTHER = new Object();

    private PlainRecord(MethodHandle constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = parts;
    }

    /** Reads one kind of value; {@link #OTHER} where it is not plain. */
    @FunctionalInterface
    private interface Value {
        Object read(PlainJson json);
    }

    /** @param key with its quotes and the colon after it */
    @SuppressWarnings("ArrayRecordComponent") // Compared with the bytes that are read, never as a whole.
    private record Part(byte[] key, Value value, boolean canBeAbsent) {}

    /** The reader of a record; none where it has a part of a kind that is seldom stored. */
    static Optional<PlainRecord> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            Optional<Value> value = value(component.getGenericType());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            byte[] key = ("\"" + component.getName() + "\":").getBytes(StandardCharsets.US_ASCII);
            parts.add(new Part(key, value.get(), component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
        }
        return Optional.of(new PlainRecord(constructor(type, components), parts));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a public record has its constructor", impossible);
        }
    }

    private static Optional<Value> value(Type type) {
        if (type == String.class) {
            return Optional.of(json -> json.takeText() ? json.text() : OTHER);
        }
        if (type == int.class || type == Integer.class) {
            return Optional.of(PlainRecord::number);
        }
        if (type == long.class || type == Long.class) {
            return Optional.of(json -> {
                long number = json.takeNumber();
                return number == PlainJson.NONE ? OTHER : (Object) number;
            });
        }
        if (type == boolean.class) {
            return Optional.of(PlainRecord::flag);
        }
        if (type == Instant.class) {
            return Optional.of(PlainRecord::instant);
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return constants(plain);
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return of(plain).map(nested -> nested::value);
        }
        return type instanceof ParameterizedType many ? many(many) : Optional.empty();
    }

    private static Optional<Value> many(ParameterizedType type) {
        boolean ofTexts = type.getRawType() == List.class && type.getActualTypeArguments()[0] == String.class;
        boolean ofConstants = type.getRawType() == Set.class
                && type.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isEnum();
        if (!ofTexts && !ofConstants) {
            return Optional.empty();
        }
        return value(type.getActualTypeArguments()[0]).map(element -> json -> {
            List<Object> values = list(json, element);
            return values == null ? OTHER : ofTexts ? values : new HashSet<>(values);
        });
    }

    private static @Nullable List<Object> list(PlainJson json, Value element) {
        List<Object> values = new ArrayList<>();
        if (!json.take('[')) {
            return null;
        }
        if (json.take(']')) {
            return values;
        }
        do {
            Object value = element.read(json);
            if (value == OTHER) {
                return null;
            }
            values.add(value);
        } while (json.take(','));
        return json.take(']') ? values : null;
    }

    private static Object number(PlainJson json) {
        long number = json.takeNumber();
        return number == PlainJson.NONE || number > Integer.MAX_VALUE ? OTHER : (Object) (int) number;
    }

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private static Object flag(PlainJson json) {
        return json.take(TRUE) ? (Object) true : json.take(FALSE) ? (Object) false : OTHER;
    }

    private static Object instant(PlainJson json) {
        if (!json.takeText()) {
            return OTHER;
        }
        long micros = json.utcMicros();
        return micros == UtcTime.NONE ? OTHER : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** By their quoted names; an enum that is told otherwise is left to the real parser. */
    private static Optional<Value> constants(Class<?> type) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        byte[][] names = new byte[constants.length][];
        for (int i = 0; i < names.length; i++) {
            if (!constants[i].toString().equals(constants[i].name())) {
                return Optional.empty();
            }
            names[i] = ("\"" + constants[i].name() + "\"").getBytes(StandardCharsets.US_ASCII);
        }
        return Optional.of(json -> {
            for (int i = 0; i < names.length; i++) {
                if (json.take(names[i])) {
                    return constants[i];
                }
            }
            return OTHER;
        });
    }

    /** The record of these bytes; null where they are not plain or the record refuses them. */
    @Nullable
    Object read(byte[] payload) {
        PlainJson json = new PlainJson(payload);
        Object value = value(json);
        return value == OTHER || !json.isAtEnd() ? null : value;
    }

    private Object value(PlainJson json) {
        if (!json.take('{')) {
            return OTHER;
        }
        Object[] values = new Object[parts.size()];
        boolean isFirst = true;
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            if (json.takeKey(part.key(), isFirst)) {
                Object value = part.value().read(json);
                if (value == OTHER) {
                    return OTHER;
                }
                values[i] = value;
                isFirst = false;
            } else if (!part.canBeAbsent()) {
                return OTHER;
            }
        }
        return json.take('}') ? made(values) : OTHER;
    }

    private Object made(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException refused) {
            // The real parser comes to the same refusal, and says it its own way.
            return OTHER;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a record's constructor cannot be called", impossible);
        }
    }
}
