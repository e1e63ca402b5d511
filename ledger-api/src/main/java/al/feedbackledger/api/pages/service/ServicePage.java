package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.Outages;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.security.StaffMember;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.catalogue.QuestionSet;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.timeline.Timeline;
import al.feedbackledger.projections.timeline.TimelineQuery;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.timeline.TimelineResult;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.perception.BucketSize;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The page of a service: what it is, and how opinion of it changed. */
@Controller
class ServicePage {
    private static final Set<Role> SEE_EVERY_POSITION =
            EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.MODERATOR, Role.AUDITOR, Role.ADMIN);

    private final Pages pages;
    private final Names names;
    private final ServiceCatalogue catalogue;
    private final Timelines timelines;
    private final Outages outages;
    private final InstantSource clock;

    ServicePage(
            Pages pages,
            Names names,
            ServiceCatalogue catalogue,
            Timelines timelines,
            Outages outages,
            InstantSource clock) {
        this.pages = pages;
        this.names = names;
        this.catalogue = catalogue;
        this.timelines = timelines;
        this.outages = outages;
        this.clock = clock;
    }

    @GetMapping({"/services/{id}", "/en/services/{id}"})
    ModelAndView service(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String bucket,
            @RequestParam(defaultValue = "") String questionSet) {
        PageDraft page = pages.begin(request);
        Service service = catalogue.service(id);
        if (service == null) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Timeline timeline = timeline(service, size(bucket), questionSet.isBlank() ? null : questionSet);
        Wording w = page.w();
        String title = Names.service(service, w.language());
        TimelineView told = timeline == null || timeline.buckets().isEmpty()
                ? null
                : new TimelineText(w, title, timeline, series(timeline, w), reader() == Reader.STAFF).view();
        ServiceView view = new ServiceView(
                "/services/" + service.id(),
                title,
                names.institutionOrNull(service.facts().institution(), w.language()),
                service.isActive(),
                outages.now(service.id(), w),
                told,
                w.say(timeline == null || timeline.publication() == null ? "timeline.unpublished" : "timeline.few"),
                facts(service, w));
        return page.show("service", title, view);
    }

    private @Nullable Timeline timeline(Service service, @Nullable BucketSize size, @Nullable String questionSet) {
        TimelineQuery usual = TimelineQuery.of(service.id(), reader(), ServiceStandard.dayOf(clock.instant()));
        TimelineQuery query = new TimelineQuery(
                usual.service(),
                size == BucketSize.WEEK && reader() == Reader.PUBLIC ? null : size,
                null,
                null,
                usual.asOf(),
                null,
                null,
                questionSet,
                usual.reader(),
                usual.today());
        return timelines.timeline(query) instanceof TimelineResult.Found found ? found.timeline() : null;
    }

    private List<Choice> series(Timeline timeline, Wording w) {
        return timeline.questionSets().stream()
                .map(id -> new Choice(id, questionSet(id, w), id.equals(timeline.questionSet())))
                .toList();
    }

    private String questionSet(String id, Wording w) {
        QuestionSet known = catalogue.questionSet(id);
        return known == null ? id : Names.in(w.language(), known.nameSq(), known.nameEn());
    }

    private static Reader reader() {
        StaffMember member = Pages.member();
        boolean staff =
                member != null && SEE_EVERY_POSITION.contains(member.actor().role());
        return staff ? Reader.STAFF : Reader.PUBLIC;
    }

    private static @Nullable BucketSize size(String bucket) {
        return switch (bucket) {
            case "week" -> BucketSize.WEEK;
            case "month" -> BucketSize.MONTH;
            case "quarter" -> BucketSize.QUARTER;
            default -> null;
        };
    }

    private static List<Labelled> facts(Service service, Wording w) {
        ServiceFacts facts = service.facts();
        List<Labelled> shown = new ArrayList<>();
        add(shown, w.say("service.for"), w.say("service.audience." + audience(facts)));
        add(shown, w.say("service.time"), facts.processingTime());
        add(shown, w.say("service.cost"), facts.cost());
        add(shown, w.say("service.address"), facts.address());
        add(shown, w.say("service.code"), service.id());
        return shown;
    }

    private static String audience(ServiceFacts facts) {
        return Set.of("CITIZEN", "BUSINESS").contains(facts.audience()) ? facts.audience() : "NOT_STATED";
    }

    private static void add(List<Labelled> to, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            to.add(new Labelled(label, value));
        }
    }
}
