package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.pages.Deadlines;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.api.security.StaffPaths;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.inbox.Inbox;
import al.feedbackledger.projections.inbox.InboxCounts;
import al.feedbackledger.projections.inbox.InboxItem;
import al.feedbackledger.projections.inbox.InboxPage;
import al.feedbackledger.projections.inbox.InboxReader;
import al.feedbackledger.projections.inbox.ReadingTime;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.time.InstantSource;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** The inbox: the cases a member of staff works on, what is due first at the top. */
@Controller
class InboxPages {
    private static final int ON_A_PAGE = 50;
    private static final List<DeadlineStatus> TALLIED = List.of(
            DeadlineStatus.LONG_OVERDUE, DeadlineStatus.OVERDUE, DeadlineStatus.DUE_SOON, DeadlineStatus.ON_TRACK);

    private final Pages pages;
    private final Names names;
    private final Inbox inbox;
    private final Colleagues colleagues;
    private final ServiceCatalogue catalogue;
    private final Cursors cursors;
    private final InstantSource clock;

    InboxPages(
            Pages pages,
            Names names,
            Inbox inbox,
            Colleagues colleagues,
            ServiceCatalogue catalogue,
            Cursors cursors,
            InstantSource clock) {
        this.pages = pages;
        this.names = names;
        this.inbox = inbox;
        this.colleagues = colleagues;
        this.catalogue = catalogue;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping({"/staff", "/en/staff"})
    ModelAndView inbox(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String after) {
        PageDraft page = pages.begin(request);
        StaffMember member = Pages.member();
        if (member == null) {
            return page.goTo(StaffPaths.SIGN_IN);
        }
        if (member.actor().role() == Role.AUDITOR && done.isEmpty()) {
            return page.goTo("/staff/audit");
        }
        Wording w = page.w();
        InboxReader reader = reader(member.actor());
        String saved = done.equals("password") ? w.say("staff.password.saved") : null;
        if (reader == null) {
            return page.say(
                    w.say("staff.inbox.title"),
                    saved == null ? w.say("staff.inbox.no-role") : saved + " " + w.say("staff.inbox.no-role"),
                    new Labelled(w.say("site.services"), "/services"));
        }
        return list(page, new Asked(reader, member.actor(), InboxFilter.of(request), after), saved);
    }

    /** Which cases of whose inbox. */
    private record Asked(InboxReader reader, Actor actor, InboxFilter filter, String cursor) {
        String list() {
            return actor.id() + "/" + filter.list();
        }
    }

    private ModelAndView list(PageDraft page, Asked asked, @Nullable String done) {
        Wording w = page.w();
        ReadingTime time = new ReadingTime(
                clock.instant(), name -> requireNonNull(catalogue.standard(name), "cases name adopted standards"));
        String after = cursors.open(asked.list(), asked.cursor());
        InboxPage found =
                inbox.find(asked.filter().query(asked.reader(), asked.actor().id(), after, ON_A_PAGE), time);
        String next = cursors.seal(asked.list(), found.next());
        String institution = names.institutionOrNull(asked.actor().institution(), w.language());
        String heading = institution == null ? w.say("staff.inbox.title") : w.say("staff.inbox.of", institution);
        InboxCounts counts = inbox.counts(asked.reader(), time);
        InboxView view = new InboxView(
                heading,
                done,
                w.count("staff.inbox.count", counts.open()),
                tally(counts, w),
                asked.filter().fields(w),
                found.items().stream().map(item -> row(item, w)).toList(),
                next == null ? null : asked.filter().address(next));
        return page.show("staff/inbox", w.say("staff.inbox.title"), view);
    }

    private static List<Labelled> tally(InboxCounts counts, Wording w) {
        return TALLIED.stream()
                .filter(status -> counts.byDeadline().containsKey(status))
                .map(status -> new Labelled(
                        w.of("deadline", status),
                        w.number(requireNonNull(counts.byDeadline().get(status)))))
                .toList();
    }

    private InboxView.Row row(InboxItem item, Wording w) {
        String officer = colleagues.name(item.officer());
        return new InboxView.Row(
                "/staff/cases/" + item.reference(),
                new ReferenceNumber(item.reference()).shown(),
                names.service(item.service(), w.language()),
                w.of("kind.short", item.kind()),
                w.of("desk", item.status()),
                item.escalated(),
                Deadlines.shown(item.due().status(), item.due().dueAt(), w),
                officer == null ? w.say("staff.inbox.assigned.none") : officer);
    }

    /** Null for a role that handles no cases. */
    private static @Nullable InboxReader reader(Actor actor) {
        String institution = actor.institution();
        return switch (actor.role()) {
            case OFFICER, SUPERVISOR -> {
                if (institution == null) {
                    yield null;
                }
                yield actor.isOperator() ? new InboxReader.Operator(institution) : new InboxReader.Staff(institution);
            }
            case INSPECTOR -> new InboxReader.Inspector();
            case MODERATOR -> new InboxReader.Moderator();
            case DPO -> new InboxReader.DataProtection();
            case ASSESSOR, AUDITOR, ADMIN, IMPORTER, SUBJECT, SYSTEM -> null;
        };
    }
}
