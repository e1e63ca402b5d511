package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports with words: one person asks on the page, another decides there, and the page itself hands nothing out. */
@ExtendWith(WithLedger.class)
class ExportPagesIT {
    private static final String EXPORTS = "/staff/audit/exports";
    private static final String ASK = "form:has(input[name=reason]) button";
    private static final String STATE_OF_THE_LATEST = "main table tbody tr >> nth=0 >> td >> nth=1";

    /** What could hand words out. */
    private static final String TAKING = "a[download], [href*='/take'], form[action*='/take']";

    private final LedgerUnderTest ledger = LedgerUnderTest.open();
    private final Browsing browsing = Browsing.open();

    private Person signedIn(World.Login login, boolean script) {
        return new Person(ledger, browsing.visitor(Look.DESKTOP.script(script))).signsIn(login);
    }

    private static void asks(Person auditor, String reason) {
        auditor.goes(EXPORTS).chooses("reason", reason).presses(ASK).sees("u kërkua një eksport me tekste");
        assertThat(auditor.reads(STATE_OF_THE_LATEST)).isEqualTo("Pret vendim");
        assertThat(auditor.page().locator("#decisions").count())
                .as("nobody decides on their own")
                .isZero();
    }

    /** On the latest, which stands first; what hands out words is unfolded before it can be pressed. */
    private static Person decides(Person dpo, String act) {
        dpo.goes(EXPORTS).sees("Presin vendimin tuaj");
        if (act.equals("approve")) {
            dpo.page().locator("#decisions summary").first().click();
        }
        return dpo.presses("#decisions form[action$=" + act + "] button >> nth=0");
    }

    @Test
    void oneAsksAndAnotherApprovesAndNoPageHandsThemOut() {
        Person auditor = signedIn(ledger.world().drita(), true);
        asks(auditor, "LEGAL_DUTY");
        long asked = ledger.world().headPosition();
        auditor.page().reload();
        assertThat(ledger.world().headPosition()).as("asked once").isEqualTo(asked);

        Person dpo = signedIn(ledger.world().elira(), true);
        decides(dpo, "approve").sees("eksporti u miratua");
        assertThat(dpo.reads(STATE_OF_THE_LATEST)).startsWith("Miratuar (deri më ");
        long approved = ledger.world().headPosition();
        dpo.page().reload();
        assertThat(ledger.world().headPosition()).as("approved once").isEqualTo(approved);

        auditor.goes(EXPORTS).sees("ops/ledger export FOLDER --words --as");
        assertThat(auditor.reads(STATE_OF_THE_LATEST)).startsWith("Miratuar (deri më ");
        for (Person person : List.of(auditor, dpo)) {
            assertThat(person.page().locator(TAKING).count()).isZero();
            person.leaves();
        }
    }

    @Test
    void withoutScriptsTheOtherDeclines() {
        Person auditor = signedIn(ledger.world().drita(), false);
        asks(auditor, "HANDOVER");
        auditor.leaves();
        Person dpo = signedIn(ledger.world().elira(), false);
        decides(dpo, "decline").sees("eksporti nuk u miratua");
        assertThat(dpo.reads(STATE_OF_THE_LATEST)).isEqualTo("Nuk u miratua");
        dpo.leaves();
    }

    @Test
    void theMenuSaysWhereOneIs() {
        Person auditor = signedIn(ledger.world().drita(), true);
        for (String aboutCases : List.of(
                "/staff/audit",
                "/staff/audit/cases/" + ledger.world().answered().compact())) {
            assertThat(current(auditor.goes(aboutCases))).as(aboutCases).containsExactly("Rastet");
        }
        for (String other : List.of("/staff/audit/replay", "/staff/audit/accesses", EXPORTS, "/staff/password")) {
            assertThat(current(auditor.goes(other))).as(other).isEmpty();
        }
        auditor.leaves();
        Person dpo = signedIn(ledger.world().elira(), true);
        assertThat(current(dpo.goes("/staff"))).containsExactly("Rastet");
        assertThat(current(dpo.goes(EXPORTS))).containsExactly("Eksportet me tekste");
        assertThat(current(dpo.goes("/services"))).containsExactly("Shërbimet");
        dpo.leaves();
    }

    private static List<String> current(Person person) {
        return person.page().locator("header nav [aria-current]").allInnerTexts();
    }
}
