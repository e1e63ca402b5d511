package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.StaffAct;
import al.feedbackledger.api.acts.StaffActs;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.api.pages.WrongFields;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.api.security.StaffPaths;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.vault.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Optional;

/** The desk: a case with what can be done on it, and the doing. */
@Controller
class DeskActPages {
    private final Pages pages;
    private final DeskPages desk;
    private final StaffActs acts;
    private final WrongFields wrongFields;
    private final LedgerPosition positions;

    DeskActPages(Pages pages, DeskPages desk, StaffActs acts, WrongFields wrongFields, LedgerPosition positions) {
        this.pages = pages;
        this.desk = desk;
        this.acts = acts;
        this.wrongFields = wrongFields;
        this.positions = positions;
    }

    /** A form that was sent. */
    private record Sent(PageDraft page, Actor actor, ReferenceNumber reference, Typed typed) {
        String path() {
            return "/staff/cases/" + reference.compact();
        }
    }

    @GetMapping({"/staff/cases/{number}", "/en/staff/cases/{number}"})
    ModelAndView show(
            HttpServletRequest request, @PathVariable String number, @RequestParam(defaultValue = "") String done) {
        PageDraft page = pages.begin(request);
        StaffMember member = Pages.member();
        Optional<ReferenceNumber> reference = ReferenceNumber.read(number);
        if (member == null) {
            return page.goTo(StaffPaths.SIGN_IN);
        }
        if (reference.isEmpty()) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Wording w = page.w();
        String act = "staff.act." + done;
        String recorded = w.knows(act) ? w.say("staff.did", w.say(act)) : null;
        return desk.show(
                page, member.actor(), reference.get(), new DeskPages.Shown(recorded, Typed.nothing(), Problems.none()));
    }

    @PostMapping({"/staff/cases/{number}/{act}", "/en/staff/cases/{number}/{act}"})
    ModelAndView act(HttpServletRequest request, @PathVariable String number, @PathVariable String act) {
        PageDraft page = pages.begin(request);
        StaffMember member = Pages.member();
        if (member == null) {
            return page.goTo(StaffPaths.SIGN_IN);
        }
        Typed typed = Typed.of(act, request);
        StaffAct wish = DeskWish.of(typed);
        Optional<ReferenceNumber> reference = ReferenceNumber.read(number);
        Optional<IdempotencyKey> key = IdempotencyKey.read(typed.hidden("key"));
        String version = typed.hidden("version");
        if (wish == null || reference.isEmpty() || key.isEmpty() || !version.matches("[0-9]{1,18}")) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Sent sent = new Sent(page, member.actor(), reference.get(), typed);
        StaffActs.OnCase on = new StaffActs.OnCase(reference.get(), member.actor(), Long.valueOf(version), key.get());
        return answer(acts.act(wish, on), sent);
    }

    private ModelAndView answer(ActResult result, Sent sent) {
        Wording w = sent.page().w();
        return switch (result) {
            case ActResult.Done done -> done(done.reply().position(), sent);
            case ActResult.Repeated repeated -> done(repeated.reply().position(), sent);
            case ActResult.KeyReused unused ->
                sent.page()
                        .status(HttpStatus.CONFLICT)
                        .say(
                                w.say("already.title"),
                                w.say("already.act"),
                                new Labelled(w.say("staff.stale.again"), sent.path()));
            case ActResult.Invalid invalid ->
                again(
                        sent,
                        wrongFields.of(invalid.errors(), field -> sent.typed().act() + "-" + field, w),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case ActResult.Refused refused -> refused(refused.refusal(), sent);
            case ActResult.ChangedMeanwhile unused ->
                desk.changed(sent.page(), sent.actor(), sent.reference(), sent.typed());
            case ActResult.Busy unused -> later(sent);
            case ActResult.Unavailable unused -> later(sent);
            case ActResult.Throttled unused -> later(sent);
            case ActResult.UnknownCase unused -> Trouble.page(sent.page(), HttpStatus.NOT_FOUND);
            case ActResult.WrongCode unused -> throw new IllegalStateException("staff have no tracking code");
            case ActResult.AlreadyImported unused -> throw new IllegalStateException("a page imports nothing");
        };
    }

    private ModelAndView refused(Refusal refusal, Sent sent) {
        if (refusal.reason() == Refusal.Reason.STALE) {
            return desk.changed(sent.page(), sent.actor(), sent.reference(), sent.typed());
        }
        String text = sent.page().w().of("refused", refusal.reason());
        return again(sent, Problems.of("act-" + sent.typed().act(), text), HttpStatus.CONFLICT);
    }

    private ModelAndView later(Sent sent) {
        String text = sent.page().w().say("trouble.503");
        return again(sent, Problems.of("act-" + sent.typed().act(), text), HttpStatus.SERVICE_UNAVAILABLE);
    }

    private ModelAndView done(long position, Sent sent) {
        boolean unused = positions.await(position);
        return sent.page().goTo(sent.path() + "?done=" + sent.typed().act());
    }

    /** The case as it is now, with the form as it was filled in: nothing typed is lost. */
    private ModelAndView again(Sent sent, Problems problems, HttpStatus status) {
        return desk.show(
                sent.page().status(status),
                sent.actor(),
                sent.reference(),
                new DeskPages.Shown(null, sent.typed(), problems));
    }
}
