package al.feedbackledger.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * A tree of packages laid out as this project is, and the laws on who may know whom in it.
 *
 * <p>The laws hold for the project itself and are tried on a planted house of offenders, so their packages are
 * relative to a root. They are allow-lists: what is not named is not allowed.
 *
 * @param root the package above rules, store, projections and api
 */
record House(String root) {
    static final House OURS = new House("al.feedbackledger");
    static final House PLANTED = new House("al.feedbackledger.architecture.planted");

    private static final String[] ANNOTATIONS = {"org.jspecify.annotations..", "com.google.errorprone.annotations.."};
    /** The part of the JDK that computes: no network and no database. */
    private static final String[] PURE_JDK = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.math..",
        "java.nio..",
        "java.text..",
        "java.io..",
        "java.security..",
        "javax.crypto.."
    };

    private static final String[] JACKSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};
    private static final String[] DATABASE = {
        "java..",
        "javax.crypto..",
        "javax.sql..",
        "org.postgresql..",
        "org.flywaydb.core..",
        "org.springframework.jdbc..",
        "org.springframework.dao..",
        "org.springframework.transaction..",
        "com.zaxxer.hikari..",
        "org.axonframework..",
        "io.micrometer.core..",
        "org.slf4j.."
    };
    /** The embedded server's programs are unpacked from an archive. */
    private static final String[] STORE_ONLY = {
        "org.springframework.security.crypto..",
        "io.zonky.test.db.postgres.embedded..",
        "org.apache.commons.compress..",
        "tools.jackson.."
    };

    private String in(String packages) {
        return root + "." + packages;
    }

    ArchRule rulesKnowOnlyTheJdk() {
        return classes()
                .that(resideInAPackage(in("rules.."))
                        .and(DescribedPredicate.not(resideInAPackage(in("rules.eventformat..")))))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all(PURE_JDK, ANNOTATIONS, in("rules.."))));
    }

    ArchRule eventFormatKnowsJacksonToo() {
        return classes()
                .that()
                .resideInAPackage(in("rules.eventformat.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all(PURE_JDK, ANNOTATIONS, JACKSON, in("rules.."))));
    }

    ArchRule integrityKnowsOnlyTheJdk() {
        return classes()
                .that()
                .resideInAPackage(in("rules.integrity.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all(PURE_JDK, ANNOTATIONS, in("rules.integrity.."))));
    }

    ArchRule storeKnowsRulesAndItsLibraries() {
        return classes()
                .that()
                .resideInAPackage(in("store.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(all(DATABASE, ANNOTATIONS, STORE_ONLY, in("rules.."), in("store.."))));
    }

    ArchRule viewsKnowRulesAndTheirLibraries() {
        return classes()
                .that()
                .resideInAPackage(in("projections.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(all(DATABASE, ANNOTATIONS, in("rules.."), in("projections.."))));
    }

    /** {@code projections.view} is what every view stands on, and no view itself. */
    ArchRule viewsDoNotKnowEachOther() {
        return slices().matching(in("projections.(*).."))
                .namingSlices("view $1")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(in("projections.view..")));
    }

    ArchRule nothingKnowsTheDoors() {
        return noClasses()
                .that(resideInAPackage(in("."))
                        .and(DescribedPredicate.not(resideInAnyPackage(in("api.."), in("architecture..")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("api.."));
    }

    ArchRule doorsTouchNoAggregate() {
        return noClasses()
                .that(areDoors())
                .should()
                .dependOnClassesThat(describe("are aggregates", House::isAggregate));
    }

    ArchRule doorsUseNoDatabase() {
        return noClasses()
                .that(areDoors())
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..", "org.postgresql..", "org.springframework.jdbc.core..", "org.flywaydb.."));
    }

    /** The wiring names the aggregates and hands a client over; it asks neither for anything. */
    ArchRule wiringOnlyHandsOver() {
        return noClasses()
                .that()
                .resideInAPackage(in("api.wiring.."))
                .should()
                .accessTargetWhere(describe("an aggregate or the database is asked", House::asksWhatIsHandedOver))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.postgresql.."));
    }

    private DescribedPredicate<JavaClass> areDoors() {
        return resideInAPackage(in("api.."))
                .and(DescribedPredicate.not(resideInAPackage(in("api.wiring.."))))
                .as("are doors");
    }

    private static boolean asksWhatIsHandedOver(JavaAccess<?> access) {
        JavaClass owner = access.getTarget().getOwner();
        boolean made = access.getTarget().getName().equals("create");
        return isAggregate(owner) || (owner.getPackageName().startsWith("org.springframework.jdbc.core") && !made);
    }

    ArchRule packagesKnowEachOtherOneWay() {
        return slices().matching(in("(**)")).should().beFreeOfCycles();
    }

    private static boolean isAggregate(JavaClass type) {
        return type.getSimpleName().endsWith("Aggregate")
                || type.isMetaAnnotatedWith("org.axonframework.modelling.command.AggregateRoot")
                || type.getAllFields().stream()
                        .anyMatch(field ->
                                field.isMetaAnnotatedWith("org.axonframework.modelling.command.AggregateIdentifier"));
    }

    private static String[] all(Object... names) {
        return Stream.of(names)
                .flatMap(name -> name instanceof String[] many ? Stream.of(many) : Stream.of((String) name))
                .toArray(String[]::new);
    }
}
