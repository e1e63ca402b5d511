package al.feedbackledger.api.description;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The records that requests bring and answers carry, by the names they have in the description: their simple names. Two
 * records of one name would silently become one there, so that is refused.
 */
final class Bodies {
    private static final String OURS = "al.feedbackledger.";

    private final Map<String, Class<?>> requests = new TreeMap<>();
    private final Map<String, Class<?>> answers = new TreeMap<>();

    static Bodies of(Collection<HandlerMethod> handlers) {
        Bodies bodies = new Bodies();
        handlers.stream()
                .filter(handler -> handler.getBeanType().getName().startsWith(OURS))
                .forEach(bodies::add);
        return bodies;
    }

    Map<String, Class<?>> requests() {
        return requests;
    }

    Map<String, Class<?>> answers() {
        return answers;
    }

    private void add(HandlerMethod handler) {
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                add(parameter.getParameterizedType(), requests);
            }
        }
        Type answer = handler.getMethod().getGenericReturnType();
        if (answer instanceof ParameterizedType typed && typed.getRawType() == ResponseEntity.class) {
            add(typed, answers);
        }
        Stream.of(handler.getMethod(), handler.getBeanType())
                .flatMap(element ->
                        AnnotatedElementUtils.getMergedRepeatableAnnotations(
                                element, ApiResponse.class, ApiResponses.class)
                                .stream())
                .flatMap(response -> Arrays.stream(response.content()))
                .flatMap(content -> Stream.concat(
                        Stream.of(content.schema().implementation()),
                        Arrays.stream(content.schema().oneOf())))
                .forEach(type -> add(type, answers));
    }

    private void add(Type type, Map<String, Class<?>> into) {
        if (type instanceof ParameterizedType typed) {
            Arrays.stream(typed.getActualTypeArguments()).forEach(argument -> add(argument, into));
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && record.getName().startsWith(OURS)) {
            Class<?> other = clash(record);
            if (other != null) {
                throw new IllegalStateException(record + " and " + other + " have one name in the description");
            }
            if (into.put(record.getSimpleName(), record) == null) {
                for (RecordComponent component : record.getRecordComponents()) {
                    add(component.getGenericType(), into);
                }
            }
        }
    }

    private @Nullable Class<?> clash(Class<?> record) {
        for (Map<String, Class<?>> known : List.of(requests, answers)) {
            Class<?> same = known.get(record.getSimpleName());
            if (same != null && same != record) {
                return same;
            }
        }
        return null;
    }
}
