package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import java.util.List;

/** A page being made: its frame is known, its content not yet. */
public final class PageDraft {
    private final Wording w;
    private final Site site;
    private final @Nullable String path;
    private final String operator;
    private final @Nullable StaffBadge staff;
    private Problems problems = Problems.none();
    private HttpStatusCode status = HttpStatus.OK;

    PageDraft(Wording w, Site site, @Nullable String path, String operator, @Nullable StaffBadge staff) {
        this.w = w;
        this.site = site;
        this.path = path;
        this.operator = operator;
        this.staff = staff;
    }

    public Wording w() {
        return w;
    }

    public Language language() {
        return w.language();
    }

    public PageDraft status(HttpStatusCode next) {
        status = next;
        return this;
    }

    /** What must be mended first; without any, nothing changes. */
    public PageDraft problems(Problems found) {
        problems = found;
        return this;
    }

    public ModelAndView show(String template, String title, Object view) {
        ModelAndView shown = new ModelAndView(template);
        shown.setStatus(status);
        shown.addObject("w", w);
        shown.addObject("page", new Page(w, site, path, title, problems.isAny(), operator, staff));
        shown.addObject("view", view);
        shown.addObject("problems", problems);
        return shown;
    }

    /** A page that says one thing and where to go on. */
    public ModelAndView say(String title, String text, Labelled... links) {
        return show("message", title, new MessageView(title, text, null, List.of(links)));
    }

    /** Sends the browser to another page in this language, by GET, so that going back repeats nothing. */
    public ModelAndView goTo(String bare) {
        RedirectView redirect = new RedirectView(PagePath.in(w.language(), bare));
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return new ModelAndView(redirect);
    }
}
