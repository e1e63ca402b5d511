package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people come for, from beginning to end, with and without scripts. */
@ExtendWith(WithLedger.class)
class JourneyIT {
    private final LedgerUnderTest ledger = LedgerUnderTest.open();
    private final Browsing browsing = Browsing.open();

    private Person person(Look look) {
        return new Person(ledger, browsing.visitor(look));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRatingIsTwoTaps(boolean script) {
        Person citizen = person(Look.PHONE.script(script));
        citizen.goes("/services/" + World.SERVICE + "/feedback").reads();
        citizen.chooses("rating", "4").presses("#send");
        citizen.sees("Faleminderit. Vlerësimi juaj u regjistrua.");
        assertThat(citizen.page().url()).endsWith("/feedback/sent");
        citizen.leaves();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aComplaintIsAnsweredDisputedAnsweredByAnotherAndConfirmed(boolean script) {
        Person citizen = person(Look.PHONE.script(script));
        World.Known known = complains(citizen);
        answers(ledger.world().ana(), known, "Ju lutemi provoni përsëri.", script);
        citizen.presses("main a.button:not(.second)")
                .sees("Institucioni u përgjigj")
                .sees("Ju lutemi provoni përsëri.");
        citizen.unfolds("#act-dispute details").chooses("dispute-reason", "NOT_SOLVED");
        citizen.writes("dispute-text", "E njëjta gjë ndodhi edhe sot.").presses("#act-dispute button");
        citizen.sees("E kundërshtuat përgjigjen.");
        refusesTheSameOfficer(known, script);
        answers(ledger.world().beni(), known, "E rregulluam gabimin në sistem.", script);
        citizen.goes("/follow/" + known.compact()).sees("E rregulluam gabimin në sistem.");
        citizen.presses("#act-confirm button").sees("E konfirmuat zgjidhjen.");
        citizen.sees("Mbyllur: ju konfirmuat se problemi u zgjidh");
        assertThat(citizen.page().locator(".history > li").count()).isGreaterThanOrEqualTo(11);
        citizen.leaves();
        knownByNumberAlone(known, script);
    }

    private World.Known complains(Person citizen) {
        citizen.goes("/").writes("q", "certifikate lindje").presses("main button");
        citizen.presses(".list .what a").presses("main a.button").reads();
        citizen.chooses("rating", "1").unfolds("form > details").chooses("kind", "COMPLAINT");
        citizen.chooses("reason", "NOT_WORKING").writes("comment", "Aplikimi u mbyll pa u ruajtur.");
        citizen.chooses("answer", "true").presses("#send");
        citizen.sees("Kontrolloni përgjigjet").sees("Aplikimi u mbyll pa u ruajtur.");
        citizen.presses("button[value=send]").sees("Faleminderit. Mendimi juaj u regjistrua.");
        citizen.sees("Drejtoria e Përgjithshme e Gjendjes Civile");
        return new World.Known(citizen.reads("#reference"), citizen.reads("#code"));
    }

    private void answers(World.Login login, World.Known known, String text, boolean script) {
        Person officer = person(Look.DESKTOP.script(script));
        officer.signsIn(login).sees("Rastet");
        officer.presses("a:has-text('" + known.reference() + "')").sees("Aplikimi u mbyll pa u ruajtur.");
        if (officer.page().locator("#act-acknowledge").count() > 0) {
            officer.presses("#act-acknowledge button").sees("U regjistrua: Filloni shqyrtimin.");
        }
        officer.chooses("answer-outcome", "EXPLAINED").writes("answer-text", text);
        officer.presses("#act-answer button").sees("U regjistrua: Përgjigjuni.").sees(text);
        officer.leaves();
    }

    private void refusesTheSameOfficer(World.Known known, boolean script) {
        Person officer = person(Look.DESKTOP.script(script));
        officer.signsIn(ledger.world().ana()).sees("Rastet").goes("/staff/cases/" + known.compact());
        officer.presses("#act-acknowledge button").sees("U regjistrua");
        assertThat(officer.page().locator("#act-answer").count()).isZero();
        officer.leaves();
    }

    /** Whoever has the number alone sees status and dates, no word and no rating. */
    private void knownByNumberAlone(World.Known known, boolean script) {
        Person stranger = person(Look.PHONE.script(script));
        stranger.goes("/follow").writes("reference", known.reference().toLowerCase(java.util.Locale.ROOT));
        stranger.presses("main button").sees("Mbyllur: ju konfirmuat se problemi u zgjidh");
        assertThat(stranger.page().content())
                .doesNotContain("Aplikimi u mbyll", "E rregulluam", "E njëjta gjë", "Shumë të pakënaqur");
        stranger.writes("code", "0000-0000-0000-0000").presses("main form button");
        stranger.sees("Ka një problem");
        stranger.goes("/follow/" + known.compact()).writes("code", known.code()).presses("main form button");
        stranger.sees("E rregulluam gabimin në sistem.");
        assertThat(stranger.page().url()).doesNotContain(known.code());
        stranger.presses("text=Largohuni nga rasti").sees("U larguat.");
        stranger.goes("/follow/" + known.compact());
        assertThat(stranger.page().content()).doesNotContain("E rregulluam");
        stranger.leaves();
    }

    @Test
    void theFirstPasswordIsChangedBeforeAnythingElse() {
        World.Login newcomer = ledger.world().newcomer();
        Person officer = person(Look.DESKTOP);
        officer.signsIn(newcomer).sees("Zgjidhni fjalëkalimin tuaj");
        officer.goes("/staff").sees("Zgjidhni fjalëkalimin tuaj");
        officer.writes("current", newcomer.password())
                .writes("new", "i shkurter")
                .writes("again", "i shkurter");
        officer.presses("main button").sees("Fjalëkalimi i ri ka të paktën 12 karaktere");
        officer.writes("current", newcomer.password())
                .writes("new", World.PASSWORD)
                .writes("again", World.PASSWORD);
        officer.presses("main button").sees("Fjalëkalimi u ndryshua.");
        officer.presses("text=Dilni").sees("Dolët nga llogaria.");
        officer.goes("/staff").sees("Hyrja për punonjësit");
        officer.leaves();
    }

    @Test
    void aReportOfCorruptionIsUnknownByItsNumber() {
        Person citizen = person(Look.PHONE);
        citizen.goes("/services/" + World.SERVICE + "/feedback").reads();
        citizen.unfolds("form > details").chooses("kind", "CORRUPTION_SIGNAL").presses("#send");
        citizen.sees("Shkruani çfarë ndodhi");
        citizen.writes("comment", "Më kërkuan një favor.").presses("#send");
        citizen.sees("Ia dërgojmë vetëm inspektoratit.").presses("button[value=send]");
        citizen.sees("Ia dërguam vetëm inspektoratit.");
        String reference = citizen.reads("#reference");
        String code = citizen.reads("#code");
        citizen.leaves();
        Person stranger = person(Look.PHONE);
        stranger.goes("/follow").writes("reference", reference).presses("main button");
        stranger.sees("Nuk gjetëm asnjë rast me këtë numër");
        stranger.writes("code", code).presses("main button").sees("Këtë rast e sheh vetëm inspektorati.");
        stranger.leaves();
    }

    @Test
    void aKnownProblemStandsAboveTheForm() {
        Person citizen = person(Look.PHONE);
        citizen.goes("/services/" + World.BROKEN_SERVICE + "/feedback").sees("Sistemi nuk përgjigjet pasditeve");
        citizen.goes("/en/services/" + World.BROKEN_SERVICE + "/feedback")
                .sees("The system does not respond in the afternoons");
        citizen.leaves();
    }

    @Test
    void searchFoldsLettersAndCase() {
        Person citizen = person(Look.PHONE);
        citizen.goes("/services?q=CERTIFIKIM+I+VECANTE").sees("Çertifikim i veçantë për ëndërrimtarët");
        citizen.leaves();
    }
}
