package al.feedbackledger.api.description;

import al.feedbackledger.api.acts.Needed;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;

/** Says of every member whether it must be there, and whether it can be null: what the records know by their types. */
final class Members {
    private static final String NULL = "null";

    private Members() {}

    /** A request must bring what is {@link Needed}, and nothing that has no name here. */
    static void ofRequest(Class<?> record, Schema<?> schema) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.isAnnotationPresent(Needed.class)) {
                schema.addRequiredItem(component.getName());
            }
        }
        schema.setAdditionalProperties(false);
    }

    /** An answer always has what cannot be null; what can be null is left out or is null, as the record is written. */
    static void ofAnswer(Class<?> record, Schema<?> schema) {
        JsonInclude rule = record.getAnnotation(JsonInclude.class);
        JsonInclude.Include include = rule == null ? JsonInclude.Include.ALWAYS : rule.value();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                if (include == JsonInclude.Include.ALWAYS) {
                    schema.addRequiredItem(name);
                    makeNullable(schema, name);
                }
            } else if (include != JsonInclude.Include.NON_EMPTY || !canBeEmpty(component.getType())) {
                schema.addRequiredItem(name);
            }
        }
    }

    /** Lists all have the same two members, whatever they list. */
    static void ofList(Schema<?> schema) {
        schema.addRequiredItem("items");
        schema.addRequiredItem("next");
        makeNullable(schema, "next");
    }

    private static boolean canBeEmpty(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == String.class;
    }

    private static void makeNullable(Schema<?> schema, String name) {
        Schema<?> member = schema.getProperties().get(name);
        if (member == null) {
            throw new IllegalStateException("the description lacks the member " + name);
        }
        if (member.get$ref() == null) {
            member.addType(NULL);
            return;
        }
        Schema<?> nothing = new Schema<>();
        nothing.addType(NULL);
        Schema<?> either = new Schema<>();
        either.addAnyOfItem(member);
        either.addAnyOfItem(nothing);
        schema.getProperties().put(name, either);
    }
}
