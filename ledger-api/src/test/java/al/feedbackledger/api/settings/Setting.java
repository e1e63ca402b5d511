package al.feedbackledger.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing an operator may configure, read from the settings' records.
 *
 * @param record the record bound to the prefix
 * @param name for example {@code ledger.web.session-idle}
 */
record Setting(Class<?> record, String name, RecordComponent component) {

    /** The records, by their prefixes. */
    static List<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("al.feedbackledger").stream()
                .<Class<?>>map(found -> type(Objects.requireNonNull(found.getBeanClassName())))
                .sorted(Comparator.comparing(Setting::prefix))
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static String prefix(Class<?> record) {
        return record.getAnnotation(ConfigurationProperties.class).value();
    }

    static List<Setting> of(Class<?> record) {
        List<Setting> settings = new ArrayList<>();
        collect(record, record, prefix(record), settings);
        return settings;
    }

    private static void collect(Class<?> root, Class<?> record, String prefix, List<Setting> into) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            if (component.getType().isRecord()) {
                collect(root, component.getType(), name, into);
            } else {
                into.add(new Setting(root, name, component));
            }
        }
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The variable that sets it. */
    String variable() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Empty where it has none. */
    String byDefault() {
        DefaultValue value = said(DefaultValue.class);
        return value == null ? "" : String.join(",", value.value());
    }

    /** What it does, with its bounds. */
    String meaning() {
        Described described = component.getAnnotation(Described.class);
        return described == null ? "" : described.value() + bounds();
    }

    private String bounds() {
        Min min = said(Min.class);
        Max max = said(Max.class);
        if (min == null) {
            return "";
        }
        return max == null ? "; at least " + min.value() : "; " + min.value() + " to " + max.value();
    }

    /** What stands at the parameter of the constructor, where Spring and the validator read it. */
    private <A extends Annotation> @Nullable A said(Class<A> annotation) {
        for (Parameter parameter :
                component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters()) {
            if (parameter.getName().equals(component.getName())) {
                return parameter.getAnnotation(annotation);
            }
        }
        throw new IllegalStateException("no parameter is called " + component.getName());
    }

    /** What it is in a record that was bound. */
    @Nullable
    Object in(Object bound) {
        try {
            Object holder = bound;
            if (component.getDeclaringRecord() != record) {
                for (RecordComponent outer : record.getRecordComponents()) {
                    if (outer.getType() == component.getDeclaringRecord()) {
                        holder = Objects.requireNonNull(outer.getAccessor().invoke(bound));
                    }
                }
            }
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
