package al.feedbackledger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The texts in a class file's constant pool: what the code says at run time, without its comments, with text blocks and
 * joined constants as one piece.
 */
final class StringConstants {
    private StringConstants() {}

    static List<String> of(JavaClass type) {
        URI file = type.getSource()
                .orElseThrow(() -> new IllegalStateException(type.getName() + " has no file"))
                .getUri();
        try (InputStream bytes = file.toURL().openStream()) {
            var pool = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds for a class one of whose texts matches; used under noClasses. */
    static ArchCondition<JavaClass> match(Pattern pattern, String description) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> found = new ArrayList<>();
                for (String text : of(type)) {
                    if (pattern.matcher(text).find()) {
                        found.add(text.strip());
                    }
                }
                String message = type.getName() + " says " + found;
                events.add(new SimpleConditionEvent(type, !found.isEmpty(), message));
            }
        };
    }
}
