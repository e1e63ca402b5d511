package al.feedbackledger.verify;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import java.util.List;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** An auditor must not have to trust what is audited: the program knows the rules, the JDK and a JSON parser. */
class IndependenceTest {
    private static final ArchRule KNOWS_ONLY_THE_RULES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "al.feedbackledger.rules..",
                    "al.feedbackledger.verify..",
                    "java.io..",
                    "java.lang..",
                    "java.net..",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "tools.jackson.core..",
                    "org.jspecify.annotations..",
                    "com.google.errorprone.annotations..");

    @Test
    void theProgramKnowsNothingButTheRules() {
        var ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("al.feedbackledger.verify");
        assertThat(ours.size()).isGreaterThan(30);
        assertThat(KNOWS_ONLY_THE_RULES.evaluate(ours).getFailureReport().getDetails())
                .isEmpty();
        slices().matching("al.feedbackledger.(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void theLawCatchesWhomItMust() {
        var planted = new ClassFileImporter().importPackages("al.feedbackledger.verify.planted");
        List<String> report =
                KNOWS_ONLY_THE_RULES.evaluate(planted).getFailureReport().getDetails();
        assertThat(report)
                .anyMatch(line -> line.contains("VerifierThatKnowsAFramework"))
                .anyMatch(line -> line.contains("VerifierThatKnowsADatabase"))
                .noneMatch(line -> line.contains("InnocentVerifier"));
    }
}
