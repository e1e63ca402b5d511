package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.GivenFeedback;
import al.feedbackledger.api.acts.Submissions;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.Outages;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.pages.WrongFields;
import al.feedbackledger.api.tracking.TrackingCookie;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Randomness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * The form on which a person gives feedback. A rating alone is sent at once; whoever wrote something is shown it once
 * more. Every form has a key of its own, so that going back, refreshing or pressing twice never counts twice.
 */
@Controller
class FeedbackPages {
    /** Nobody reads and answers faster; a program that does is asked to send once more, and a person would be, too. */
    static final Duration FILLED_IN_AT_LEAST = Duration.ofMillis(700);

    /** Id of the button, for what is wrong with none of the answers. */
    private static final String SEND = "send";

    private static final Set<String> UNFOLDED_WITHOUT = Set.of("rating", "done", SEND);

    private final Pages pages;
    private final ServiceCatalogue catalogue;
    private final Outages outages;
    private final Submissions submissions;
    private final FormCheck check;
    private final WrongFields wrongFields;
    private final TrackingCookie tracking;
    private final LedgerPosition positions;
    private final Randomness randomness;
    private final InstantSource clock;

    FeedbackPages(
            Pages pages,
            ServiceCatalogue catalogue,
            Outages outages,
            Submissions submissions,
            FormCheck check,
            WrongFields wrongFields,
            TrackingCookie tracking,
            LedgerPosition positions,
            Randomness randomness,
            InstantSource clock) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.outages = outages;
        this.submissions = submissions;
        this.check = check;
        this.wrongFields = wrongFields;
        this.tracking = tracking;
        this.positions = positions;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** A form being filled in: for which service, on which page, with what values. */
    private record Filled(PageDraft page, Service service, FormValues values) {
        Wording w() {
            return page.w();
        }

        String path() {
            return "/services/" + service.id() + "/feedback";
        }

        FormText text() {
            return new FormText(w(), Names.service(service, page.language()), path());
        }

        GivenFeedback given() {
            return values.given(service.id(), page.language());
        }
    }

    @GetMapping({"/services/{id}/feedback", "/en/services/{id}/feedback"})
    ModelAndView form(HttpServletRequest request, @PathVariable String id) {
        PageDraft page = pages.begin(request);
        Service service = catalogue.service(id);
        if (service == null) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        String issued = String.valueOf(clock.instant().toEpochMilli());
        FormValues values = FormValues.empty(randomness.randomId().toString(), issued);
        return service.isActive() ? show(new Filled(page, service, values), Problems.none()) : retired(page, service);
    }

    @PostMapping({"/services/{id}/feedback", "/en/services/{id}/feedback"})
    ModelAndView send(HttpServletRequest request, HttpServletResponse response, @PathVariable String id) {
        PageDraft page = pages.begin(request);
        Service service = catalogue.service(id);
        if (service == null) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Filled filled = new Filled(page, service, FormValues.of(request));
        String step = request.getParameter("step");
        if ("change".equals(step)) {
            return show(filled, Problems.none());
        }
        Optional<IdempotencyKey> key = IdempotencyKey.read(filled.values().key());
        if (key.isEmpty()) {
            return Trouble.page(page, HttpStatus.BAD_REQUEST);
        }
        Problems problems = check.check(filled.given(), filled.w());
        if (problems.isAny()) {
            return again(filled, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean checked = "send".equals(step);
        if (!checked && isByAProgram(request, filled.values())) {
            return again(filled, Problems.of(SEND, filled.w().say("wrong.fast")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!checked && filled.values().hasText()) {
            return page.show(
                    "check", filled.w().say("check.title"), filled.text().check(filled.values(), filled.given()));
        }
        return sent(submissions.submit(filled.given(), key.get(), Headers.from(request)), filled, request, response);
    }

    private ModelAndView sent(
            ActResult result, Filled filled, HttpServletRequest request, HttpServletResponse response) {
        return switch (result) {
            case ActResult.Done done -> recorded(done.reply(), filled, response);
            case ActResult.Repeated repeated -> recorded(repeated.reply(), filled, response);
            case ActResult.KeyReused unused -> already(filled, request);
            case ActResult.Invalid invalid ->
                again(
                        filled,
                        wrongFields.of(invalid.errors(), FormCheck::input, filled.w()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case ActResult.Refused unused -> retired(filled.page(), filled.service());
            case ActResult.Throttled throttled -> {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(throttled.retryAfter().toSeconds() + 1));
                yield later(filled, HttpStatus.TOO_MANY_REQUESTS);
            }
            case ActResult.Busy unused -> later(filled, HttpStatus.SERVICE_UNAVAILABLE);
            case ActResult.Unavailable unused -> later(filled, HttpStatus.SERVICE_UNAVAILABLE);
            case ActResult.ChangedMeanwhile unused -> later(filled, HttpStatus.SERVICE_UNAVAILABLE);
            case ActResult.UnknownCase unused -> throw new IllegalStateException("a submission begins a case");
            case ActResult.WrongCode unused -> throw new IllegalStateException("a submission has no code yet");
            case ActResult.AlreadyImported unused -> throw new IllegalStateException("a page imports nothing");
        };
    }

    private ModelAndView recorded(ActReply reply, Filled filled, HttpServletResponse response) {
        ReferenceNumber reference =
                ReferenceNumber.read(requireNonNull(reply.reference())).orElseThrow();
        TrackingCode code =
                TrackingCode.read(requireNonNull(reply.trackingCode())).orElseThrow();
        tracking.set(new TrackingCookie.Tracked(reference, code), response);
        boolean unused = positions.await(reply.position());
        return filled.page().goTo("/feedback/sent");
    }

    /** Nothing is lost: the form stays as it is, under the same key. */
    private ModelAndView later(Filled filled, HttpStatus status) {
        return again(filled, Problems.of(SEND, filled.w().say("trouble." + status.value())), status);
    }

    private ModelAndView again(Filled filled, Problems problems, HttpStatus status) {
        return show(new Filled(filled.page().status(status), filled.service(), filled.values()), problems);
    }

    private ModelAndView show(Filled filled, Problems problems) {
        boolean unfolded = problems.getAll().stream().anyMatch(one -> !UNFOLDED_WITHOUT.contains(one.field()));
        FormView view =
                filled.text().form(filled.values(), outages.now(filled.service().id(), filled.w()), unfolded);
        return filled.page().problems(problems).show("feedback", filled.w().say("form.title"), view);
    }

    /** The trap is filled in, or the form came back faster than anybody reads. */
    private boolean isByAProgram(HttpServletRequest request, FormValues values) {
        String trap = request.getParameter("website");
        if (trap != null && !trap.isEmpty()) {
            return true;
        }
        if (!values.issued().matches("[0-9]{1,15}")) {
            return true;
        }
        Instant issued = Instant.ofEpochMilli(Long.parseLong(values.issued()));
        return clock.instant().isBefore(issued.plus(FILLED_IN_AT_LEAST));
    }

    private ModelAndView already(Filled filled, HttpServletRequest request) {
        Wording w = filled.w();
        Optional<String> reference =
                tracking.read(request).map(tracked -> tracked.reference().shown());
        String text =
                reference.map(shown -> w.say("already.text", shown)).orElseGet(() -> w.say("already.text.unnamed"));
        return filled.page()
                .status(HttpStatus.CONFLICT)
                .say(
                        w.say("already.title"),
                        text,
                        new Labelled(w.say("sent.follow"), "/follow"),
                        new Labelled(w.say("already.new"), filled.path()));
    }

    private static ModelAndView retired(PageDraft page, Service service) {
        Wording w = page.w();
        return page.status(HttpStatus.GONE)
                .say(
                        Names.service(service, page.language()),
                        w.say("service.retired"),
                        new Labelled(w.say("home.view.link"), "/services"));
    }
}
