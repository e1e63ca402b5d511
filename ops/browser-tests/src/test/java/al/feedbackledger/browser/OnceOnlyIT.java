package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Going back, refreshing and pressing twice never count twice, and nothing typed is lost. */
@ExtendWith(WithLedger.class)
class OnceOnlyIT {
    private final LedgerUnderTest ledger = LedgerUnderTest.open();
    private final Browsing browsing = Browsing.open();

    private Person person(Look look) {
        return new Person(ledger, browsing.visitor(look));
    }

    private Person onTheForm(boolean script) {
        return person(Look.PHONE.script(script))
                .goes("/services/" + World.SERVICE + "/feedback")
                .reads();
    }

    @Test
    void refreshingTheConfirmationSendsNothing() {
        Person citizen = onTheForm(true).chooses("rating", "5").presses("#send");
        citizen.sees("Faleminderit.");
        String reference = citizen.page().locator("#reference").textContent();
        long head = ledger.world().headPosition();
        citizen.page().reload();
        citizen.sees("Faleminderit.");
        assertThat(citizen.page().locator("#reference").textContent()).isEqualTo(reference);
        assertThat(ledger.world().headPosition()).isEqualTo(head);
        citizen.leaves();
    }

    @Test
    void aDoubleClickCountsOnce() {
        Person citizen = onTheForm(false).chooses("rating", "5");
        long before = ledger.world().headPosition();
        citizen.page().locator("#send").dblclick();
        citizen.sees("Faleminderit.");
        assertThat(ledger.world().headPosition()).isEqualTo(before + 1);
        citizen.leaves();
    }

    /** The form is not stored, so going back asks for it anew, with a key of its own: nothing is sent again unseen. */
    @Test
    void goingBackSendsNothing() {
        Person citizen = onTheForm(false).chooses("rating", "5").presses("#send");
        citizen.sees("Faleminderit.");
        long head = ledger.world().headPosition();
        citizen.page().goBack();
        citizen.sees("Jepni mendimin tuaj");
        assertThat(ledger.world().headPosition()).isEqualTo(head);
        citizen.page().goForward();
        citizen.sees("Faleminderit.");
        assertThat(ledger.world().headPosition()).isEqualTo(head);
        citizen.leaves();
    }

    @Test
    void theSameFormWithOtherContentSaysItWasSentAlready() {
        Person citizen = onTheForm(true).chooses("rating", "5");
        String key = citizen.page().locator("input[name=key]").inputValue();
        citizen.presses("#send").sees("Faleminderit.");
        String reference = citizen.page().locator("#reference").textContent();
        long head = ledger.world().headPosition();
        citizen.goes("/services/" + World.SERVICE + "/feedback").reads().chooses("rating", "1");
        citizen.page().locator("input[name=key]").evaluate("(input, key) => input.value = key", key);
        citizen.presses("#send").sees("Këtë e keni dërguar tashmë").sees(reference);
        assertThat(ledger.world().headPosition()).isEqualTo(head);
        citizen.leaves();
    }

    @Test
    void somethingToMendKeepsWhatWasTyped() {
        Person citizen = onTheForm(false).unfolds("form > details").writes("comment", "Një mendim pa vlerësim");
        citizen.presses("#send").sees("Ka një problem").sees("Zgjidhni sa të kënaqur jeni me shërbimin");
        assertThat(citizen.page().title()).startsWith("Gabim:");
        assertThat(citizen.page().locator("#comment").inputValue()).isEqualTo("Një mendim pa vlerësim");
        citizen.chooses("rating", "3").presses("#send").sees("Kontrolloni përgjigjet");
        citizen.presses("button[value=change]");
        assertThat(citizen.page().locator("#comment").inputValue()).isEqualTo("Një mendim pa vlerësim");
        assertThat(citizen.page().locator("input[name=rating][value=\"3\"]").isChecked())
                .isTrue();
        citizen.leaves();
    }

    @Test
    void theSummaryOfProblemsHasTheFocusAndLeadsToTheField() {
        Person citizen = onTheForm(true).presses("#send");
        citizen.sees("Ka një problem");
        assertThat(citizen.page().evaluate("document.activeElement.className")).isEqualTo("summary");
        citizen.presses(".summary a");
        assertThat(citizen.page().evaluate("document.activeElement.id")).isEqualTo("rating");
        citizen.leaves();
    }

    @Test
    void aTrapFilledInIsAskedOnceMore() {
        Person program = onTheForm(true).chooses("rating", "5");
        long before = ledger.world().headPosition();
        program.page().locator("#website").evaluate("input => input.value = 'x'");
        program.presses("#send").sees("Ju lutemi, shtypni edhe një herë");
        assertThat(ledger.world().headPosition()).isEqualTo(before);
        program.leaves();
    }

    @Test
    void anOfficerWhoWasOvertakenSeesWhatChangedAndKeepsTheText() {
        World.Known known = ledger.world().complaint("Një rast për dy punonjës.");
        Person slow = person(Look.DESKTOP).signsIn(ledger.world().ana()).sees("Rastet");
        slow.goes("/staff/cases/" + known.compact()).sees("Një rast për dy punonjës.");
        Person quick = person(Look.DESKTOP).signsIn(ledger.world().beni()).sees("Rastet");
        quick.goes("/staff/cases/" + known.compact())
                .presses("#act-acknowledge button")
                .sees("U regjistrua");
        slow.chooses("answer-outcome", "RESOLVED").writes("answer-text", "Teksti im i gjatë");
        slow.presses("#act-answer button").sees("Rasti ka ndryshuar ndërkohë");
        slow.sees("Institucioni filloi shqyrtimin").sees("Teksti im i gjatë");
        slow.presses("main a.button").sees("Në shqyrtim");
        slow.leaves();
        quick.leaves();
    }
}
