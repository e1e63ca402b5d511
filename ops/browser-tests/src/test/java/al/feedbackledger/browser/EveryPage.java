package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Walks through every page there is, in both languages, and lets each be looked at. */
final class EveryPage {
    private static final List<String> PREFIXES = List.of("", "/en");
    private static final String ASK = "form:has(input[name=reason]) button";

    private final LedgerUnderTest ledger = LedgerUnderTest.open();
    private final Browsing browsing = Browsing.open();

    /** @param check is given a person who stands on the page, and what the page is called */
    void each(Look look, Consumer<Seen> check) {
        for (String prefix : PREFIXES) {
            Person citizen = new Person(ledger, browsing.visitor(look));
            for (String path : ledger.world().publicPages()) {
                check.accept(new Seen(citizen.goes(at(prefix, path)), prefix + path));
            }
            forms(citizen, prefix, check);
            opened(citizen, prefix, check);
            citizen.leaves();
            Person officer = new Person(ledger, browsing.visitor(look));
            staff(officer, prefix, check);
            officer.leaves();
            Person auditor = new Person(ledger, browsing.visitor(look));
            audit(auditor, prefix, check);
            auditor.leaves();
            Person dpo = new Person(ledger, browsing.visitor(look));
            decision(dpo, prefix, check);
            dpo.leaves();
        }
    }

    /** A person on a page. */
    record Seen(Person person, String name) {}

    private static String at(String prefix, String path) {
        return !prefix.isEmpty() && path.equals("/") ? prefix : prefix + path;
    }

    private void forms(Person citizen, String prefix, Consumer<Seen> check) {
        String form = prefix + "/services/" + World.SERVICE + "/feedback";
        citizen.goes(form).presses("#send");
        check.accept(new Seen(citizen, form + " with nothing chosen"));
        citizen.goes(form).reads().chooses("rating", "2");
        open(citizen);
        check.accept(new Seen(citizen, form + " unfolded"));
        citizen.writes("comment", "Një koment").presses("#send");
        check.accept(new Seen(citizen, form + " to check"));
        citizen.presses("button[value=send]");
        check.accept(new Seen(citizen, prefix + "/feedback/sent"));
        citizen.goes(form).reads().chooses("rating", "5").presses("#send");
        check.accept(new Seen(citizen, prefix + "/feedback/sent for a rating"));
        citizen.goes(prefix + "/follow").writes("reference", "7K3M-9QXD-3").presses("main button");
        check.accept(new Seen(citizen, prefix + "/follow with a wrong number"));
    }

    private void opened(Person citizen, String prefix, Consumer<Seen> check) {
        World.Known known = ledger.world().answered();
        citizen.goes(prefix + "/follow").writes("reference", known.reference()).writes("code", known.code());
        citizen.presses("main button");
        open(citizen);
        check.accept(new Seen(citizen, prefix + "/follow/ an answered case, opened"));
        citizen.goes(prefix + "/follow/" + known.compact() + "/receipt");
        check.accept(new Seen(citizen, prefix + "/follow/ a receipt with words"));
        citizen.goes(prefix + "/follow/" + known.compact() + "/receipt?words=false");
        check.accept(new Seen(citizen, prefix + "/follow/ a receipt without words"));
    }

    private void staff(Person officer, String prefix, Consumer<Seen> check) {
        officer.goes(prefix + "/staff/sign-in").presses("main button");
        check.accept(new Seen(officer, prefix + "/staff/sign-in with nothing typed"));
        officer.writes("username", ledger.world().ana().name());
        officer.writes("password", ledger.world().ana().password()).presses("main button");
        check.accept(new Seen(officer, prefix + "/staff"));
        for (World.Known known : List.of(ledger.world().open(), ledger.world().answered())) {
            officer.goes(prefix + "/staff/cases/" + known.compact());
            open(officer);
            check.accept(
                    new Seen(officer, prefix + "/staff/cases/" + known.compact().toLowerCase(Locale.ROOT)));
        }
        officer.goes(prefix + "/staff/password");
        check.accept(new Seen(officer, prefix + "/staff/password"));
    }

    private void audit(Person auditor, String prefix, Consumer<Seen> check) {
        auditor.goes(prefix + "/staff/sign-in")
                .writes("username", ledger.world().drita().name());
        auditor.writes("password", ledger.world().drita().password()).presses("main button");
        check.accept(new Seen(auditor, prefix + "/staff/audit"));
        auditor.writes("reference", "7K3M-9QXD-3").presses("main button");
        check.accept(new Seen(auditor, prefix + "/staff/audit/cases with a wrong number"));
        auditor.goes(prefix + "/staff/audit/cases/" + ledger.world().answered().compact());
        check.accept(new Seen(auditor, prefix + "/staff/audit/cases/ an answered case"));
        auditor.goes(prefix + "/staff/audit/replay").presses("main button");
        check.accept(new Seen(auditor, prefix + "/staff/audit/replay with nothing chosen"));
        auditor.picks("view", "inbox").writes("asOf", "5").presses("main button");
        check.accept(new Seen(auditor, prefix + "/staff/audit/replay of the inbox"));
        auditor.goes(prefix + "/staff/audit/accesses");
        check.accept(new Seen(auditor, prefix + "/staff/audit/accesses"));
        auditor.goes(prefix + "/staff/audit/exports").presses(ASK);
        check.accept(new Seen(auditor, prefix + "/staff/audit/exports with nothing chosen"));
        auditor.chooses("reason", "VERIFICATION").presses(ASK);
        check.accept(new Seen(auditor, prefix + "/staff/audit/exports asked for"));
    }

    private void decision(Person dpo, String prefix, Consumer<Seen> check) {
        dpo.signsIn(ledger.world().elira()).goes(prefix + "/staff/audit/exports");
        check.accept(new Seen(dpo, prefix + "/staff/audit/exports to decide on"));
        open(dpo);
        check.accept(new Seen(dpo, prefix + "/staff/audit/exports unfolded"));
        dpo.presses("#decisions form[action$=approve] button >> nth=0");
        check.accept(new Seen(dpo, prefix + "/staff/audit/exports decided on"));
    }

    /** Everything that can be unfolded, so that it is looked at, too. */
    private static void open(Person person) {
        Object unused =
                person.page().evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    }
}
