package al.feedbackledger.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Set;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What no replay can repeat, the clock and chance, and the only places that may ask for it. Everything else is given
 * its {@code now}, its random bytes and its ids.
 */
final class Chance {
    /** Relative to the house's root; the classes nested in them included. An id of version 7 begins with the time. */
    static final Set<String> PLACES_OF_TIME = Set.of("store.axon.LedgerClock", "store.eventstore.LedgerIds");

    static final Set<String> PLACES_OF_CHANCE = Set.of("store.eventstore.SecureBytes");

    private static final Set<String> CLOCKED = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay");

    /** Generators that seed themselves. Random and SplittableRandom are free where they are given a seed. */
    private static final Set<String> CHANCY = Set.of(
            "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.RandomGenerator",
            "java.util.random.RandomGeneratorFactory");

    private Chance() {}

    static ArchRule timeComesFromOnePlace(House house) {
        return noClasses()
                .that(areNotAmong(PLACES_OF_TIME, house))
                .should()
                .accessTargetWhere(describe("the clock is asked", Chance::asksTheClock));
    }

    static ArchRule chanceComesFromOnePlace(House house) {
        return noClasses()
                .that(areNotAmong(PLACES_OF_CHANCE, house))
                .should()
                .accessTargetWhere(describe("chance is asked", Chance::asksChance));
    }

    static DescribedPredicate<JavaClass> areNotAmong(Set<String> places, House house) {
        return describe("are not among " + places, type -> {
            String name = type.getName();
            return name.startsWith(house.root() + ".")
                    && places.stream()
                            .map(place -> house.root() + "." + place)
                            .noneMatch(place -> name.equals(place) || name.startsWith(place + "$"));
        });
    }

    private static boolean asksTheClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.util.Date", "java.util.GregorianCalendar" -> name.equals("<init>") && parameters(target) == 0;
            case "java.util.Calendar" -> name.equals("getInstance");
            case String owner ->
                CLOCKED.contains(owner)
                        && name.equals("now")
                        && !target.getFullName().contains("java.time.Clock");
        };
    }

    private static boolean asksChance(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.Random", "java.util.SplittableRandom" -> name.equals("<init>") && parameters(target) == 0;
            case "org.axonframework.common.IdentifierFactory" -> name.equals("generateIdentifier");
            case String owner ->
                CHANCY.contains(owner)
                        && Set.of("<init>", "current", "getDefault", "of", "create", "getInstance", "getInstanceStrong")
                                .contains(name);
        };
    }

    private static int parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().size()
                : 0;
    }
}
