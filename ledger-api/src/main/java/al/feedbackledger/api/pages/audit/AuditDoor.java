package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.api.security.StaffPaths;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.decision.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** Lets auditors in to their pages, and nobody else but to the exports. */
@Component
final class AuditDoor {
    static final String HOME = "/staff/audit";

    private final Pages pages;

    AuditDoor(Pages pages) {
        this.pages = pages;
    }

    ModelAndView open(HttpServletRequest request, Function<PageDraft, ModelAndView> shown) {
        return open(request, EnumSet.of(Role.AUDITOR), shown);
    }

    /** Lets in data protection officers too: they decide on exports. */
    ModelAndView openExports(HttpServletRequest request, Function<PageDraft, ModelAndView> shown) {
        return open(request, EnumSet.of(Role.AUDITOR, Role.DPO), shown);
    }

    private ModelAndView open(HttpServletRequest request, Set<Role> who, Function<PageDraft, ModelAndView> shown) {
        PageDraft page = pages.begin(request);
        StaffMember member = Pages.member();
        if (member == null) {
            return page.goTo(StaffPaths.SIGN_IN);
        }
        if (!who.contains(member.actor().role())) {
            Wording w = page.w();
            return page.status(HttpStatus.FORBIDDEN).say(w.say("trouble.403.title"), w.say("refused.NOT_YOURS"));
        }
        return shown.apply(page);
    }
}
