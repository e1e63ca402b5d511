package al.feedbackledger.api.pages.follow;

import al.feedbackledger.api.acts.CaseDoor;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.api.tracking.TrackingCookie;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Optional;

/** Where a person finds a case again: by the reference number alone, or with the code, which is typed, never in a link. */
@Controller
class FollowPages {
    private final Pages pages;
    private final CasePages cases;
    private final CaseDoor door;
    private final TrackingCookie tracking;

    FollowPages(Pages pages, CasePages cases, CaseDoor door, TrackingCookie tracking) {
        this.pages = pages;
        this.cases = cases;
        this.door = door;
        this.tracking = tracking;
    }

    @GetMapping({"/follow", "/en/follow"})
    ModelAndView ask(HttpServletRequest request, @RequestParam(defaultValue = "") String left) {
        PageDraft page = pages.begin(request);
        return ask(page, "", Problems.none(), left.isEmpty() ? "" : "follow.left");
    }

    @PostMapping({"/follow", "/en/follow"})
    ModelAndView open(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String code) {
        PageDraft page = pages.begin(request);
        Wording w = page.w();
        Optional<ReferenceNumber> number = ReferenceNumber.read(reference);
        if (number.isEmpty()) {
            String problem = reference.isBlank() ? "wrong.reference" : "wrong.reference.check";
            return mend(page, reference, "reference", w.say(problem));
        }
        if (code.isBlank()) {
            return page.goTo("/follow/" + number.get().compact());
        }
        Optional<TrackingCode> secret = TrackingCode.read(code);
        if (secret.isEmpty()) {
            return mend(page, reference, "code", w.say("wrong.code.check"));
        }
        return switch (door.open(number.get(), secret.get(), Headers.from(request))) {
            case CaseDoor.Entry.Open unused -> {
                tracking.set(new TrackingCookie.Tracked(number.get(), secret.get()), response);
                yield page.goTo("/follow/" + number.get().compact());
            }
            case CaseDoor.Entry.Unknown unused -> mend(page, reference, "reference", w.say("wrong.reference.unknown"));
            case CaseDoor.Entry.Wrong unused -> mend(page, reference, "code", w.say("wrong.code"));
            case CaseDoor.Entry.Throttled throttled -> {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(throttled.retryAfter().toSeconds() + 1));
                yield ask(
                        page.status(HttpStatus.TOO_MANY_REQUESTS),
                        reference,
                        Problems.of("code", w.say("wrong.throttled")),
                        "");
            }
        };
    }

    @PostMapping({"/follow/leave", "/en/follow/leave"})
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        tracking.clear(response);
        return pages.begin(request).goTo("/follow?left=1");
    }

    @GetMapping({"/follow/{number}", "/en/follow/{number}"})
    ModelAndView follow(
            HttpServletRequest request, @PathVariable String number, @RequestParam(defaultValue = "") String done) {
        PageDraft page = pages.begin(request);
        Optional<ReferenceNumber> reference = ReferenceNumber.read(number);
        Optional<ModelAndView> shown = reference.flatMap(
                known -> cases.show(request, page, known, new CasePages.Shown(done, Typed.nothing(), Problems.none())));
        return shown.orElseGet(() -> ask(
                page.status(HttpStatus.NOT_FOUND),
                reference.map(ReferenceNumber::shown).orElse(""),
                Problems.of("reference", page.w().say("wrong.reference.unknown")),
                ""));
    }

    private static ModelAndView mend(PageDraft page, String reference, String field, String text) {
        return ask(page.status(HttpStatus.UNPROCESSABLE_CONTENT), reference, Problems.of(field, text), "");
    }

    private static ModelAndView ask(PageDraft page, String reference, Problems problems, String done) {
        Wording w = page.w();
        FollowView view = new FollowView(reference, done.isEmpty() ? null : w.say(done));
        return page.problems(problems).show("follow", w.say("follow.title"), view);
    }
}
