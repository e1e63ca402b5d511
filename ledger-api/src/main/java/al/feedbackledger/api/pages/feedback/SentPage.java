package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.acts.CaseDoor;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.tracking.TrackingCookie;
import al.feedbackledger.api.tracking.TrackingCookie.Tracked;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says thank you and gives number and code, which only the encrypted cookie carries here. */
@Controller
class SentPage {
    private final Pages pages;
    private final Names names;
    private final TrackingCookie tracking;
    private final CaseDoor door;
    private final CaseFiles cases;

    SentPage(Pages pages, Names names, TrackingCookie tracking, CaseDoor door, CaseFiles cases) {
        this.pages = pages;
        this.names = names;
        this.tracking = tracking;
        this.door = door;
        this.cases = cases;
    }

    @GetMapping({"/feedback/sent", "/en/feedback/sent"})
    ModelAndView sent(HttpServletRequest request) {
        PageDraft page = pages.begin(request);
        Wording w = page.w();
        Optional<Tracked> tracked = tracking.read(request);
        if (tracked.isEmpty()) {
            return page.status(HttpStatus.NOT_FOUND)
                    .say(w.say("sent.gone.title"), w.say("sent.gone"), new Labelled(w.say("site.follow"), "/follow"));
        }
        CaseFile file = file(tracked.get(), request);
        Kind kind = file == null ? null : file.state().facts().kind();
        boolean ratingAlone = kind == Kind.RATING;
        boolean signal = kind == Kind.CORRUPTION_SIGNAL;
        SentView view = new SentView(
                ratingAlone,
                tracked.get().reference().shown(),
                tracked.get().code().shown(),
                w.say(signal ? "sent.keep.signal" : "sent.keep"),
                w.say("sent.next"),
                file == null ? List.of(w.say("sent.next.record")) : next(file, w),
                "/follow/" + tracked.get().reference().compact());
        return page.show("sent", w.say(ratingAlone ? "sent.title.rating" : "sent.title"), view);
    }

    /** Null while the view has not yet folded what was sent a moment ago: number and code are shown all the same. */
    private @Nullable CaseFile file(Tracked tracked, HttpServletRequest request) {
        CaseDoor.Entry entry = door.open(tracked.reference(), tracked.code(), Headers.from(request));
        return entry instanceof CaseDoor.Entry.Open open ? cases.byStream(open.stream()) : null;
    }

    private List<String> next(CaseFile file, Wording w) {
        List<String> lines = new ArrayList<>();
        boolean signal = file.state().isCorruptionSignal();
        lines.add(
                signal
                        ? w.say("sent.next.signal")
                        : w.say("sent.next.to", names.institution(file.state().institution(), w.language())));
        Feedback.Deadline deadline = file.state().clocks().of(DeadlineKind.ANSWER);
        if (deadline == null) {
            lines.add(w.say("sent.next.none"));
        } else {
            lines.add(w.say("sent.next.due", w.dueDate(deadline.dueAt())));
            lines.add(w.say("sent.next.dispute", String.valueOf(Limits.DISPUTE_WITHIN.toDays())));
        }
        lines.add(w.say("sent.next.record"));
        return lines;
    }
}
