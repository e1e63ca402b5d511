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
                    schema.getProperties().computeIfPresent(name, (key, member) -> orNull(member));
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
        schema.getProperties().computeIfPresent("next", (key, member) -> orNull(member));
    }

    private static boolean canBeEmpty(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == String.class;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() == null) {
            schema.addType(NULL);
            return schema;
        }
        Schema<?> nothing = new Schema<>();
        nothing.addType(NULL);
        Schema<?> either = new Schema<>();
        either.addAnyOfItem(schema);
        either.addAnyOfItem(nothing);
        return either;
    }
}
