package al.feedbackledger.store.stored;

import al.feedbackledger.rules.decision.StreamCommand;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Copies of commands with other values in some of their parts. */
final class Rewritten {
    private Rewritten() {}

    /** Says what stands in a part instead; the value itself where it stays. */
    @FunctionalInterface
    interface Replacement {
        @Nullable
        Object of(RecordComponent part, @Nullable Object value);
    }

    /** Looks into the parts of parts where those are records that belong to the commands. */
    static <C extends StreamCommand> C of(C command, Replacement replacement) {
        return command instanceof Record ? copy(command, replacement) : command;
    }

    @SuppressWarnings("unchecked") // a record's canonical constructor makes that record
    private static <T> T copy(T original, Replacement replacement) {
        try {
            RecordComponent[] parts = original.getClass().getRecordComponents();
            List<@Nullable Object> values = new ArrayList<>();
            for (RecordComponent part : parts) {
                part.getAccessor().setAccessible(true);
                Object next = replacement.of(part, part.getAccessor().invoke(original));
                values.add(next != null && belongsToACommand(next) ? copy(next, replacement) : next);
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (T) constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no copy of " + original.getClass().getSimpleName(), e);
        }
    }

    private static boolean belongsToACommand(Object value) {
        Class<?> around = value.getClass().getEnclosingClass();
        return value instanceof Record && around != null && StreamCommand.class.isAssignableFrom(around);
    }
}
