package al.feedbackledger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** The laws on names and marks: a name says what is in the room, and every room says that null is an exception. */
final class Names {
    private static final Pattern EMPTY_PACKAGE =
            Pattern.compile("(^|\\.)(util|utils|common|helper|helpers|misc)(\\.|$)");
    private static final Pattern EMPTY_CLASS = Pattern.compile("^Abstract|(Manager|Helper|Utils?|Impl|Dto|DTO)$");

    private Names() {}

    static ArchRule packagesSayWhatIsInThem(House house) {
        return every(house, "be in a package whose name says what is in it", type -> !EMPTY_PACKAGE
                .matcher(type.getPackageName().substring(house.root().length()))
                .find());
    }

    static ArchRule classesSayWhatTheyAre(House house) {
        return every(house, "have a name that says what they are", type -> !EMPTY_CLASS
                .matcher(type.getSimpleName())
                .find());
    }

    static ArchRule everyPackageIsNullMarked(House house) {
        return every(house, "be in a package marked @NullMarked", type -> type.getPackage()
                .tryGetAnnotationOfType(NullMarked.class)
                .isPresent());
    }

    private static ArchRule every(House house, String description, Predicate<JavaClass> holds) {
        return classes().that().resideInAPackage(house.root() + "..").should(new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName()));
            }
        });
    }
}
