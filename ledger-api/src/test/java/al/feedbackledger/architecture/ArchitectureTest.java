package al.feedbackledger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {
    /** A line of a report begins with who is at fault, and may go on to name whom that one should not know. */
    private static final Pattern INNOCENT_AT_FAULT = Pattern.compile("^[^<]*<[^>]*Innocent|^\\S*Innocent");

    private static final JavaClasses OUR_CLASSES = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isOfTheApplication)
            .importPackages(House.OURS.root());
    private static final JavaClasses PLANTED_CLASSES = new ClassFileImporter().importPackages(House.PLANTED.root());

    /** Neither this module's tests nor another's test-jar, packed or as a folder. */
    private static boolean isOfTheApplication(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    static List<Law> laws() {
        return Law.ALL;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void holds(Law law) {
        EvaluationResult result = law.of().apply(House.OURS).evaluate(OUR_CLASSES);

        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void catchesItsPlantedOffenders(Law law) {
        EvaluationResult result = law.of().apply(House.PLANTED).evaluate(PLANTED_CLASSES);

        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(law.offenders()).isNotEmpty().allSatisfy(offender -> assertThat(report)
                .containsPattern("\\b" + offender + "\\b"));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void letsInnocentPass(Law law) {
        EvaluationResult result = law.of().apply(House.PLANTED).evaluate(PLANTED_CLASSES);

        assertThat(result.getFailureReport().getDetails())
                .noneMatch(line -> INNOCENT_AT_FAULT.matcher(line).find());
    }

    @Test
    void everyPlantedClassHasItsLaw() {
        Set<String> accused = Law.ALL.stream()
                .flatMap(law -> law.offenders().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> planted = PLANTED_CLASSES.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info") && !name.startsWith("Innocent"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(planted).isEqualTo(accused);
    }

    @Test
    void theWholeHouseIsLookedAt() {
        assertThat(Stream.of("rules", "store", "projections", "api"))
                .allSatisfy(part -> assertThat(OUR_CLASSES.stream().map(JavaClass::getPackageName))
                        .anyMatch(name -> name.startsWith(House.OURS.root() + "." + part)));
    }
}
