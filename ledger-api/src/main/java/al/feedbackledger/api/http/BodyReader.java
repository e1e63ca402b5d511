package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a JSON object into a record, by the record's components alone: a name that is no component is refused, no value
 * is bent into another type, and everything wrong is told at once. Absent and {@code null} are the same: null in the
 * record, an empty collection where it has one. What values mean is checked behind the doors.
 *
 * <p>Components may be text, whole numbers, booleans, enums, dates, months, instants, records, and sets, lists or string-keyed
 * maps of these.
 */
@CheckReturnValue
public final class BodyReader {
    /** Entries of a list, set or map at most; lists of rows have their own maximum at their door. */
    static final int MAX_ENTRIES = 1_000;

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();

    private BodyReader() {}

    /**
     * @throws al.feedbackledger.api.problem.ProblemFound if the body is no such object
     */
    public static <T extends Record> T read(Class<T> type, byte[] body) {
        ObjectNode object = StrictJson.object(body);
        BodyReader reader = new BodyReader();
        T read = reader.record(type, object, "");
        if (!reader.unknown.isEmpty()) {
            List<FieldError> names = reader.unknown.stream()
                    .map(name -> FieldError.of(name, "unknown"))
                    .toList();
            throw new Problem(ProblemType.UNKNOWN_FIELD, names, Map.of(), null).found();
        }
        if (!reader.errors.isEmpty() || read == null) {
            throw Problem.invalid(reader.errors).found();
        }
        return read;
    }

    private <T extends Record> @Nullable T record(Class<T> type, ObjectNode object, String place) {
        RecordComponent[] components = type.getRecordComponents();
        Set<String> names = new TreeSet<>();
        Object[] values = new Object[components.length];
        int errorsBefore = errors.size();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            names.add(component.getName());
            values[i] = value(component.getGenericType(), object.get(component.getName()), place + component.getName());
        }
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                unknown.add(place + shown(name));
            }
        }
        return errors.size() > errorsBefore ? null : construct(type, components, values);
    }

    /** Only letters and digits of an unknown name are repeated: it may be anything. */
    private static String shown(String name) {
        return name.length() > 64 || !name.matches("[A-Za-z0-9_.-]*") ? "?" : name;
    }

    private static <T extends Record> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a request body must not check its values: " + type.getName(), e);
        }
    }

    private @Nullable Object value(Type type, @Nullable JsonNode node, String place) {
        JsonNode given = node == null || node.isNull() ? null : node;
        if (type instanceof ParameterizedType collection) {
            return collection(collection, given, place);
        }
        return given == null ? null : single((Class<?>) type, given, place);
    }

    private @Nullable Object collection(ParameterizedType type, @Nullable JsonNode node, String place) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Map.class) {
            return map(type, node, place);
        }
        List<Object> values = new ArrayList<>();
        if (node != null && !node.isArray()) {
            return wrong(place, "list");
        }
        if (node != null && node.size() > MAX_ENTRIES) {
            return wrong(place, "too-many", MAX_ENTRIES);
        }
        for (int i = 0; node != null && i < node.size(); i++) {
            Object value = value(type.getActualTypeArguments()[0], node.get(i), place + "[" + i + "]");
            if (value == null) {
                errors.add(FieldError.of(place + "[" + i + "]", "required"));
            } else {
                values.add(value);
            }
        }
        if (raw == List.class) {
            return List.copyOf(values);
        }
        Set<Object> set = new LinkedHashSet<>(values);
        return set.size() < values.size() ? wrong(place, "repeated") : set;
    }

    private @Nullable Object map(ParameterizedType type, @Nullable JsonNode node, String place) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (node == null) {
            return map;
        }
        if (!(node instanceof ObjectNode object)) {
            return wrong(place, "object");
        }
        if (object.size() > MAX_ENTRIES) {
            return wrong(place, "too-many", MAX_ENTRIES);
        }
        Class<?> keyType = (Class<?>) type.getActualTypeArguments()[0];
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String at = place + "." + shown(entry.getKey());
            Object key = keyType == String.class ? entry.getKey() : constant(keyType, entry.getKey(), at);
            Object value = value(type.getActualTypeArguments()[1], entry.getValue(), at);
            if (value == null) {
                errors.add(FieldError.of(at, "required"));
            } else if (key != null) {
                map.put(key, value);
            }
        }
        return map;
    }

    private @Nullable Object single(Class<?> type, JsonNode node, String place) {
        if (type == String.class) {
            return node.isString() ? node.stringValue() : wrong(place, "text");
        }
        if (type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : wrong(place, "whole-number");
        }
        if (type == Long.class) {
            return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : wrong(place, "whole-number");
        }
        if (type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : wrong(place, "true-or-false");
        }
        if (type.isEnum()) {
            return node.isString() ? constant(type, node.stringValue(), place) : oneOf(type, place);
        }
        if (type == LocalDate.class) {
            return parsed(node, place, "date", LocalDate::parse);
        }
        if (type == YearMonth.class) {
            return parsed(node, place, "month", YearMonth::parse);
        }
        if (type == Instant.class) {
            return parsed(node, place, "instant", text -> Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
        }
        if (type.isRecord()) {
            return node instanceof ObjectNode object
                    ? record(type.asSubclass(Record.class), object, place + ".")
                    : wrong(place, "object");
        }
        throw new IllegalStateException("no request body has a " + type.getName());
    }

    private @Nullable Object parsed(JsonNode node, String place, String code, Function<String, Object> parser) {
        if (!node.isString()) {
            return wrong(place, code);
        }
        try {
            return parser.apply(node.stringValue());
        } catch (DateTimeException unreadable) {
            return wrong(place, code);
        }
    }

    private @Nullable Object constant(Class<?> type, String name, String place) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return oneOf(type, place);
    }

    private @Nullable Object oneOf(Class<?> type, String place) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        return wrong(place, "one-of", String.join(", ", names));
    }

    private @Nullable Object wrong(String place, String code, Object... arguments) {
        errors.add(FieldError.of(place, code, arguments));
        return null;
    }
}
