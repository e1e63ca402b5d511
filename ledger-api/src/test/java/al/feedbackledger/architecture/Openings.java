package al.feedbackledger.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Map;
import java.util.Set;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Where people's words may be opened. The vault opens for three: whoever shows a case, who puts it on record first unless
 * it is the person's own; whoever makes a person's receipt; whoever hands out an approved export, who puts it on record
 * first. And what is opened for the person without a record goes to the doors that ask for the tracking code, and to no
 * others.
 */
final class Openings {
    private static final String VAULT = "al.feedbackledger.store.vault.Vault";
    private static final String CASE_WORDS = "al.feedbackledger.api.acts.CaseWords";
    private static final String RECEIPTS = "al.feedbackledger.api.receipt.Receipts";

    /** Methods that give words away, by their owners. */
    private static final Map<String, Set<String>> OPENING = Map.of(VAULT, Set.of("open", "openAll", "openWithSalts"));

    private static final Map<String, Set<String>> FOR_THE_PERSON =
            Map.of(CASE_WORDS, Set.of("forSubject", "answersOnly"), RECEIPTS, Set.of("of"));

    /** Relative to the house's root. */
    static final Set<String> WHO_OPENS =
            Set.of("store.vault.Vault", "api.acts.CaseWords", "api.receipt.Receipts", "api.audit.ExportedWords");

    static final Set<String> DOORS_OF_THE_PERSON = Set.of(
            "api.history.CaseReader",
            "api.pages.follow.CasePages",
            "api.feedback.ReceiptController",
            "api.pages.receipt.ReceiptPages");

    private Openings() {}

    static ArchRule wordsAreOpenedWhereItIsOnRecord(House house) {
        return noClasses()
                .that(Chance.areNotAmong(WHO_OPENS, house))
                .should()
                .accessTargetWhere(isOneOf(OPENING, "the vault is opened"));
    }

    static ArchRule whatIsThePersonsGoesToThePerson(House house) {
        return noClasses()
                .that(Chance.areNotAmong(DOORS_OF_THE_PERSON, house))
                .should()
                .accessTargetWhere(isOneOf(FOR_THE_PERSON, "words are opened for the person"));
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(Map<String, Set<String>> methods, String what) {
        return describe(what, access -> methods.getOrDefault(
                        access.getTarget().getOwner().getName(), Set.of())
                .contains(access.getTarget().getName()));
    }
}
