package al.feedbackledger.api.pages.follow;

import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.PersonAct;
import al.feedbackledger.api.acts.PersonActs;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.api.pages.WrongFields;
import al.feedbackledger.api.tracking.TrackingCookie;
import al.feedbackledger.api.tracking.TrackingCookie.Tracked;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.vault.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.Optional;

/** Takes what a person does on their case. The code comes from the encrypted cookie alone. */
@Controller
class PersonActPages {
    private final Pages pages;
    private final CasePages cases;
    private final PersonActs acts;
    private final TrackingCookie tracking;
    private final WrongFields wrongFields;
    private final LedgerPosition positions;

    PersonActPages(
            Pages pages,
            CasePages cases,
            PersonActs acts,
            TrackingCookie tracking,
            WrongFields wrongFields,
            LedgerPosition positions) {
        this.pages = pages;
        this.cases = cases;
        this.acts = acts;
        this.tracking = tracking;
        this.wrongFields = wrongFields;
        this.positions = positions;
    }

    /** A form that was sent. */
    private record Sent(HttpServletRequest request, PageDraft page, ReferenceNumber reference, Typed typed) {
        String path() {
            return "/follow/" + reference.compact();
        }
    }

    @PostMapping({"/follow/{number}/{act}", "/en/follow/{number}/{act}"})
    ModelAndView act(HttpServletRequest request, @PathVariable String number, @PathVariable String act) {
        PageDraft page = pages.begin(request);
        Typed typed = Typed.of(act, request);
        PersonAct wish = PersonForms.wish(typed);
        Optional<ReferenceNumber> reference = ReferenceNumber.read(number);
        Optional<IdempotencyKey> key = IdempotencyKey.read(typed.hidden("key"));
        if (wish == null || reference.isEmpty() || key.isEmpty()) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Sent sent = new Sent(request, page, reference.get(), typed);
        Optional<Tracked> tracked =
                tracking.read(request).filter(each -> each.reference().equals(reference.get()));
        if (tracked.isEmpty()) {
            // The half hour is over: the page asks for the code again.
            return page.goTo(sent.path());
        }
        ActResult result = acts.act(
                wish, new PersonActs.Keyed(reference.get(), tracked.get().code(), key.get(), Headers.from(request)));
        return answer(result, sent);
    }

    private ModelAndView answer(ActResult result, Sent sent) {
        Wording w = sent.page().w();
        return switch (result) {
            case ActResult.Done done -> done(done.reply().position(), sent);
            case ActResult.Repeated repeated -> done(repeated.reply().position(), sent);
            case ActResult.KeyReused unused -> already(sent);
            case ActResult.Invalid invalid ->
                again(
                        sent,
                        wrongFields.of(invalid.errors(), field -> sent.typed().act() + "-" + field, w),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case ActResult.Refused refused ->
                again(sent, w.of("refused", refused.refusal().reason()), HttpStatus.CONFLICT);
            case ActResult.ChangedMeanwhile unused -> again(sent, w.say("refused.STALE"), HttpStatus.CONFLICT);
            case ActResult.Throttled unused -> again(sent, w.say("wrong.throttled"), HttpStatus.TOO_MANY_REQUESTS);
            case ActResult.Busy unused -> again(sent, w.say("trouble.503"), HttpStatus.SERVICE_UNAVAILABLE);
            case ActResult.Unavailable unused -> again(sent, w.say("trouble.503"), HttpStatus.SERVICE_UNAVAILABLE);
            case ActResult.WrongCode unused -> sent.page().goTo(sent.path());
            case ActResult.UnknownCase unused -> sent.page().goTo(sent.path());
            case ActResult.AlreadyImported unused -> throw new IllegalStateException("a page imports nothing");
        };
    }

    private ModelAndView done(long position, Sent sent) {
        boolean unused = positions.await(position);
        return sent.page().goTo(sent.path() + "?done=" + sent.typed().act());
    }

    private static ModelAndView already(Sent sent) {
        Wording w = sent.page().w();
        return sent.page()
                .status(HttpStatus.CONFLICT)
                .say(w.say("already.title"), w.say("already.act"), new Labelled(w.say("follow.see"), sent.path()));
    }

    private ModelAndView again(Sent sent, String problem, HttpStatus status) {
        return again(sent, Problems.of("act-" + sent.typed().act(), problem), status);
    }

    /** The case as it is now, with the form as it was filled in: nothing typed is lost. */
    private ModelAndView again(Sent sent, Problems problems, HttpStatus status) {
        CasePages.Shown shown = new CasePages.Shown("", sent.typed(), problems);
        return cases.show(sent.request(), sent.page().status(status), sent.reference(), shown)
                .orElseGet(() -> Trouble.page(sent.page(), HttpStatus.NOT_FOUND));
    }
}
