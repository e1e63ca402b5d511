package al.feedbackledger.architecture;

import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.function.Function;

/**
 * One law of the house and the planted classes that break it.
 *
 * @param sentence the law, as it is read in a report
 * @param of the law, for a given house
 * @param offenders simple names of planted classes it has to name; at least one
 */
record Law(String sentence, Function<House, ArchRule> of, List<String> offenders) {
    static final List<Law> ALL = List.of(
            law("rules know only the JDK", House::rulesKnowOnlyTheJdk, "RuleWithLogger", "RuleWithJackson"),
            law("the event format knows Jackson too", House::eventFormatKnowsJacksonToo, "FormatWithLogger"),
            law("integrity knows only the JDK", House::integrityKnowsOnlyTheJdk, "TreeThatKnowsRules"),
            law(
                    "the store knows rules and its libraries",
                    House::storeKnowsRulesAndItsLibraries,
                    "StoreThatKnowsAView"),
            law(
                    "views know rules and their libraries",
                    House::viewsKnowRulesAndTheirLibraries,
                    "ViewThatKnowsTheStore"),
            law("views do not know each other", House::viewsDoNotKnowEachOther, "ViewThatKnowsAnother"),
            law("nothing knows the doors", House::nothingKnowsTheDoors, "StoreThatKnowsADoor"),
            law("doors touch no aggregate", House::doorsTouchNoAggregate, "DoorThatTouchesAnAggregate"),
            law("doors use no database", House::doorsUseNoDatabase, "DoorWithJdbc"),
            law("wiring only hands over", House::wiringOnlyHandsOver, "WiringThatAsks", "WiringThatMakesAnAggregate"),
            law("packages know each other one way", House::packagesKnowEachOtherOneWay, "First", "Second"),
            law("doors speak no SQL", SqlLaws::doorsSpeakNoSql, "DoorWithSql"),
            law("only the event store touches the ledger", SqlLaws::onlyTheEventStoreTouchesTheLedger, "StrayReader"),
            law("nothing changes the ledger", SqlLaws::nothingChangesTheLedger, "Forger"),
            law("views do not ask for now", SqlLaws::viewsDoNotAskForNow, "ViewWithNow"),
            law(
                    "words are opened where it is on record",
                    Openings::wordsAreOpenedWhereItIsOnRecord,
                    "DoorThatOpensWords"),
            law(
                    "what is the person's goes to the person",
                    Openings::whatIsThePersonsGoesToThePerson,
                    "StaffDoorAsThePerson"),
            law("time comes from one place", Chance::timeComesFromOnePlace, "ClockReader", "ClockReferrer"),
            law("chance comes from one place", Chance::chanceComesFromOnePlace, "IdMaker", "DiceThrower"),
            law("packages say what is in them", Names::packagesSayWhatIsInThem, "InAnEmptyName"),
            law("classes say what they are", Names::classesSayWhatTheyAre, "CaseManager", "AbstractCase"),
            law("every package is null-marked", Names::everyPackageIsNullMarked, "Unmarked"));

    private static Law law(String sentence, Function<House, ArchRule> of, String... offenders) {
        return new Law(sentence, of, List.of(offenders));
    }

    @Override
    public String toString() {
        return sentence;
    }
}
