package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.audit.Accesses;
import al.feedbackledger.api.audit.LogStanding;
import al.feedbackledger.api.audit.WordsExports;
import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.timeline.PublicationPointTaken;
import al.feedbackledger.projections.timeline.Timelines;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where an audit begins, and who opened whose words. */
@Controller
class AuditPages {
    private static final int ON_A_PAGE = 50;
    private static final int EXPORTS_AT_HOME = 5;
    private static final String LIST = "accesses";

    private final AuditDoor door;
    private final LogStanding standing;
    private final Accesses accesses;
    private final WordsExports exports;
    private final ExportsText exportsText;
    private final Timelines timelines;
    private final Cursors cursors;

    AuditPages(
            AuditDoor door,
            LogStanding standing,
            Accesses accesses,
            WordsExports exports,
            ExportsText exportsText,
            Timelines timelines,
            Cursors cursors) {
        this.door = door;
        this.standing = standing;
        this.accesses = accesses;
        this.exports = exports;
        this.exportsText = exportsText;
        this.timelines = timelines;
        this.cursors = cursors;
    }

    @GetMapping({"/staff/audit", "/en/staff/audit"})
    ModelAndView home(HttpServletRequest request) {
        return door.open(request, this::home);
    }

    private ModelAndView home(PageDraft page) {
        Wording w = page.w();
        LogStanding.LogState log = standing.now();
        List<Labelled> facts = new ArrayList<>();
        facts.add(new Labelled(w.say("audit.position"), w.number(log.position())));
        facts.add(new Labelled(
                w.say("audit.signed"),
                log.size() == 0 ? w.say("audit.signed.none") : w.say("audit.signed.to", w.number(log.size()))));
        if (log.root() != null) {
            facts.add(new Labelled(w.say("audit.root"), log.root()));
        }
        facts.add(new Labelled(w.say("audit.publication"), publication(w)));
        facts.add(new Labelled(w.say("audit.origin"), log.origin()));
        facts.add(new Labelled(w.say("audit.keys"), String.join("\n", log.keys())));
        List<Labelled> links = List.of(
                new Labelled(w.say("audit.replay.title"), "/staff/audit/replay"),
                new Labelled(w.say("audit.accesses.title"), "/staff/audit/accesses"),
                new Labelled(w.say("audit.export.title"), ExportPages.EXPORTS));
        List<ExportsView.Row> latest = exports.latest(Long.MAX_VALUE, EXPORTS_AT_HOME).stream()
                .map(export -> exportsText.row(export, w))
                .toList();
        return page.show("staff/audit/home", w.say("audit.title"), new AuditView(facts, latest, links));
    }

    private String publication(Wording w) {
        PublicationPointTaken last = timelines.latestPublication();
        return last == null
                ? w.say("audit.publication.none")
                : w.say(
                                "audit.publication.number",
                                w.number(last.number()),
                                w.dateTime(last.at()),
                                w.number(last.position()))
                        + "\n" + last.digest();
    }

    @GetMapping({"/staff/audit/accesses", "/en/staff/audit/accesses"})
    ModelAndView accesses(HttpServletRequest request, @RequestParam(defaultValue = "") String after) {
        return door.open(request, page -> accesses(page, after));
    }

    private ModelAndView accesses(PageDraft page, String after) {
        Wording w = page.w();
        String before = cursors.open(LIST, after);
        List<Accesses.AccessThen> found =
                accesses.latest(before == null ? Long.MAX_VALUE : Long.parseLong(before), ON_A_PAGE);
        String next = found.size() < ON_A_PAGE
                ? null
                : cursors.seal(LIST, Long.toString(found.getLast().position()));
        AccessesView view = new AccessesView(
                found.stream().map(access -> row(access, w)).toList(),
                next == null ? null : "/staff/audit/accesses?after=" + next);
        return page.show("staff/audit/accesses", w.say("audit.accesses.title"), view);
    }

    private static AccessesView.Row row(Accesses.AccessThen access, Wording w) {
        String reference = access.reference();
        return new AccessesView.Row(
                w.date(access.day()),
                access.actor(),
                w.say("role." + access.role()),
                w.say("audit.purpose." + access.purpose()),
                Objects.requireNonNullElse(reference, w.say("audit.signal")),
                reference == null ? null : "/staff/audit/cases/" + reference.replace("-", ""));
    }
}
