package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.api.security.StaffPaths;
import al.feedbackledger.api.security.StaffSessions;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.store.access.PasswordChange;
import al.feedbackledger.store.access.SignIn;
import al.feedbackledger.store.access.StaffAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.List;

/** The staff door: in, out, and the change of the first password. */
@Controller
class SignInPages {
    private static final String ENGLISH = "/en";
    private static final String INBOX = "/staff";

    private final Pages pages;
    private final StaffSessions sessions;

    SignInPages(Pages pages, StaffSessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @GetMapping({StaffPaths.SIGN_IN, ENGLISH + StaffPaths.SIGN_IN})
    ModelAndView ask(HttpServletRequest request, @RequestParam(defaultValue = "") String left) {
        PageDraft page = pages.begin(request);
        if (Pages.member() != null) {
            return page.goTo(INBOX);
        }
        return ask(page, left.isEmpty() ? null : page.w().say("staff.signin.out"), Problems.none());
    }

    @PostMapping({StaffPaths.SIGN_IN, ENGLISH + StaffPaths.SIGN_IN})
    ModelAndView signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password) {
        PageDraft page = pages.begin(request);
        Wording w = page.w();
        return switch (sessions.signIn(username.strip(), password, request, response)) {
            case SignIn.Welcome welcome ->
                page.goTo(welcome.account().mustChangePassword() ? StaffPaths.PASSWORD : INBOX);
            case SignIn.Refused unused ->
                ask(
                        page.status(HttpStatus.UNPROCESSABLE_CONTENT),
                        null,
                        Problems.of("username", w.say("staff.signin.wrong")));
            case SignIn.Throttled throttled -> {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(throttled.retryAfter().toSeconds() + 1));
                yield ask(
                        page.status(HttpStatus.TOO_MANY_REQUESTS),
                        null,
                        Problems.of("username", w.say("staff.signin.throttled")));
            }
        };
    }

    private static ModelAndView ask(PageDraft page, @Nullable String done, Problems problems) {
        return page.problems(problems).show("staff/sign-in", page.w().say("staff.signin.title"), new SignInView(done));
    }

    @PostMapping({StaffPaths.SIGN_OUT, ENGLISH + StaffPaths.SIGN_OUT})
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
        return pages.begin(request).goTo(StaffPaths.SIGN_IN + "?left=1");
    }

    @GetMapping({StaffPaths.PASSWORD, ENGLISH + StaffPaths.PASSWORD})
    ModelAndView askPassword(HttpServletRequest request) {
        return password(pages.begin(request), Problems.none());
    }

    @PostMapping({StaffPaths.PASSWORD, ENGLISH + StaffPaths.PASSWORD})
    ModelAndView changePassword(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(name = "new", defaultValue = "") String proposed,
            @RequestParam(defaultValue = "") String again) {
        PageDraft page = pages.begin(request);
        StaffMember member = Pages.member();
        if (member == null) {
            return page.goTo(StaffPaths.SIGN_IN);
        }
        if (!proposed.equals(again)) {
            return mend(page, "again", page.w().say("wrong.password.different"));
        }
        return changed(page, sessions.changePassword(member, current, proposed));
    }

    private ModelAndView changed(PageDraft page, PasswordChange result) {
        Wording w = page.w();
        return switch (result) {
            case DONE -> page.goTo(INBOX + "?done=password");
            case WRONG_PASSWORD -> mend(page, "current", w.say("wrong.password.current"));
            case TOO_SHORT ->
                mend(page, "new", w.say("wrong.password.short", w.number(StaffAccounts.PASSWORD_MIN_CHARACTERS)));
            case TOO_LONG ->
                mend(page, "new", w.say("wrong.password.long", w.number(StaffAccounts.PASSWORD_MAX_CHARACTERS)));
            case SAME -> mend(page, "new", w.say("wrong.password.same"));
            case TOO_SIMPLE -> mend(page, "new", w.say("wrong.password.simple"));
        };
    }

    private static ModelAndView mend(PageDraft page, String field, String text) {
        return password(page.status(HttpStatus.UNPROCESSABLE_CONTENT), Problems.of(field, text));
    }

    private static ModelAndView password(PageDraft page, Problems problems) {
        Wording w = page.w();
        StaffMember member = Pages.member();
        PasswordView view = new PasswordView(
                member == null ? "" : member.account().login(),
                w.number(StaffAccounts.PASSWORD_MIN_CHARACTERS),
                List.of(
                        Field.line("current", w.say("staff.password.current"), null, "current-password"),
                        Field.line("new", w.say("staff.password.new"), null, "new-password"),
                        Field.line("again", w.say("staff.password.again"), null, "new-password")));
        return page.problems(problems).show("staff/password", w.say("staff.password.title"), view);
    }
}
