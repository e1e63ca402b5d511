package al.feedbackledger.verify.export;

import al.feedbackledger.rules.decision.SealedText;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sealed texts that an event names, in the order of its fields; the name of the field is the path in the vault. */
record Commitments(List<Sealed> sealed) {
    private static final Map<Class<?>, List<RecordComponent>> FIELDS = new ConcurrentHashMap<>();
    private static final Commitments NONE = new Commitments(List.of());

    /** @param path the field's name */
    record Sealed(String path, SealedText text) {}

    static Commitments of(Object event) {
        List<RecordComponent> fields = FIELDS.computeIfAbsent(event.getClass(), Commitments::fields);
        if (fields.isEmpty()) {
            return NONE;
        }
        List<Sealed> sealed = new ArrayList<>();
        for (RecordComponent field : fields) {
            if (valueOf(field.getAccessor(), event) instanceof SealedText text) {
                sealed.add(new Sealed(field.getName(), text));
            }
        }
        return new Commitments(sealed);
    }

    private static List<RecordComponent> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> field.getType() == SealedText.class)
                .toList();
    }

    private static Object valueOf(Method field, Object event) {
        try {
            Object value = field.invoke(event);
            return value == null ? NONE : value;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a public record shows its fields", impossible);
        }
    }
}
