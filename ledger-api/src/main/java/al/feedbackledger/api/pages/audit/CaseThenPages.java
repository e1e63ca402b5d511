package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.audit.AsOf;
import al.feedbackledger.api.audit.CaseAsOf;
import al.feedbackledger.api.audit.CaseHistory;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.problem.ProblemFound;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A case as it was at a position or a time, with the proof of each event. */
@Controller
class CaseThenPages {
    private static final String CASES = "/staff/audit/cases";

    private final AuditDoor door;
    private final CaseHistory history;
    private final AsOf asOf;
    private final Names names;

    CaseThenPages(AuditDoor door, CaseHistory history, AsOf asOf, Names names) {
        this.door = door;
        this.history = history;
        this.asOf = asOf;
        this.names = names;
    }

    @GetMapping({CASES, "/en" + CASES})
    ModelAndView ask(HttpServletRequest request) {
        return door.open(request, page -> ask(page, "", "", Problems.none()));
    }

    @PostMapping({CASES, "/en" + CASES})
    ModelAndView find(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(name = "asOf", defaultValue = "") String moment) {
        return door.open(request, page -> {
            Optional<ReferenceNumber> number = ReferenceNumber.read(reference);
            if (number.isEmpty()) {
                return ask(
                        page.status(HttpStatus.UNPROCESSABLE_CONTENT),
                        reference,
                        moment,
                        Problems.of("reference", page.w().say("wrong.reference.check")));
            }
            String then = moment.isBlank() ? "" : "?asOf=" + UriUtils.encode(moment.strip(), StandardCharsets.UTF_8);
            return page.goTo(CASES + "/" + number.get().compact() + then);
        });
    }

    @GetMapping({CASES + "/{number}", "/en" + CASES + "/{number}"})
    ModelAndView show(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam(name = "asOf", defaultValue = "") String moment) {
        return door.open(request, page -> show(page, number, moment));
    }

    private ModelAndView show(PageDraft page, String number, String moment) {
        Wording w = page.w();
        Optional<ReferenceNumber> reference = ReferenceNumber.read(number);
        try {
            CaseAsOf then = reference.isEmpty() ? null : history.at(reference.get(), asOf.read(moment));
            return reference.isEmpty() || then == null
                    ? ask(
                            page.status(HttpStatus.NOT_FOUND),
                            reference.map(ReferenceNumber::shown).orElse(""),
                            moment,
                            Problems.of("reference", w.say("audit.case.unknown")))
                    : page.show(
                            "staff/audit/case",
                            w.say("staff.case.title", then.reference()),
                            view(then, reference.get(), moment, w));
        } catch (ProblemFound wrong) {
            return ask(
                    page.status(HttpStatus.UNPROCESSABLE_CONTENT),
                    reference.map(ReferenceNumber::shown).orElse(""),
                    moment,
                    Problems.of("asOf", w.say("audit.as-of.wrong")));
        }
    }

    private static ModelAndView ask(PageDraft page, String reference, String moment, Problems problems) {
        CaseThenView view = new CaseThenView(CASES, reference, moment, "", null, List.of(), List.of());
        return page.problems(problems).show("staff/audit/find", page.w().say("audit.case.title"), view);
    }

    private CaseThenView view(CaseAsOf then, ReferenceNumber reference, String moment, Wording w) {
        return new CaseThenView(
                CASES + "/" + reference.compact(),
                then.reference(),
                moment,
                w.say("audit.moment", w.number(then.position()), w.dateTime(then.recordedAt())),
                then.state() == null ? w.say("audit.case.signal") : null,
                state(then.state(), w),
                then.events().stream().map(event -> row(event, w)).toList());
    }

    private List<Labelled> state(CaseAsOf.@Nullable StateAsOf state, Wording w) {
        List<Labelled> shown = new ArrayList<>();
        if (state == null) {
            return shown;
        }
        String closure = state.closure();
        shown.add(new Labelled(
                w.say("staff.inbox.status"),
                w.say(closure == null ? "desk." + state.status() : "desk." + state.status() + "." + closure)));
        shown.add(new Labelled(w.say("staff.inbox.kind"), w.say("kind.short." + state.kind())));
        shown.add(new Labelled(w.say("staff.inbox.service"), names.service(state.service(), w.language())));
        String institution = names.institutionOrNull(state.institution(), w.language());
        shown.add(new Labelled(w.say("audit.institution"), institution == null ? state.institution() : institution));
        if (state.rating() != null) {
            shown.add(new Labelled(w.say("staff.case.rating"), w.say("rating." + state.rating())));
        }
        shown.add(new Labelled(w.say("audit.texts"), w.number(state.textsHeld())));
        return shown;
    }

    private static CaseThenView.Row row(CaseAsOf.EventAsOf event, Wording w) {
        String role = event.actorRole();
        return new CaseThenView.Row(
                w.number(event.position()),
                w.number(event.leafIndex()),
                event.event(),
                event.occurredAt() == null ? null : w.dateTime(event.occurredAt()),
                role == null || role.isEmpty() ? null : w.say("role." + role),
                Base64.getEncoder().encodeToString(event.leafHash()),
                event.proof());
    }
}
