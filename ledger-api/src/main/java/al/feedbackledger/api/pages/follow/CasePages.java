package al.feedbackledger.api.pages.follow;

import al.feedbackledger.api.acts.CaseDoor;
import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Acting;
import al.feedbackledger.api.pages.Deadlines;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.api.settings.ErasureSettings;
import al.feedbackledger.api.tracking.TrackingCookie;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.vault.Randomness;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows a case: opened, when the request's cookie carries its code; else status and dates; a signal not at all. */
@Component
final class CasePages {
    private final CaseDoor door;
    private final CaseFiles cases;
    private final CaseWords caseWords;
    private final TrackingCookie tracking;
    private final Names names;
    private final Deadlines deadlines;
    private final Randomness randomness;
    private final ErasureSettings erasure;
    private final InstantSource clock;

    CasePages(
            CaseDoor door,
            CaseFiles cases,
            CaseWords caseWords,
            TrackingCookie tracking,
            Names names,
            Deadlines deadlines,
            Randomness randomness,
            ErasureSettings erasure,
            InstantSource clock) {
        this.door = door;
        this.cases = cases;
        this.caseWords = caseWords;
        this.tracking = tracking;
        this.names = names;
        this.deadlines = deadlines;
        this.randomness = randomness;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * What the page shows beside the case.
     *
     * @param done name of the act just done; anything else is ignored
     */
    record Shown(String done, Typed typed, Problems problems) {}

    /** The page of a case; empty when there is none that this request may know of. */
    Optional<ModelAndView> show(HttpServletRequest request, PageDraft page, ReferenceNumber reference, Shown shown) {
        CaseFile own = own(request, reference);
        if (own != null) {
            return Optional.of(page(page, own, caseWords.forSubject(own), shown));
        }
        if (!door.isKnownToAll(reference)) {
            return Optional.empty();
        }
        return Optional.ofNullable(cases.byReference(reference.compact())).map(file -> page(page, file, null, shown));
    }

    /** The case, if the request's cookie carries its code. */
    private @Nullable CaseFile own(HttpServletRequest request, ReferenceNumber reference) {
        return tracking.read(request)
                .filter(tracked -> tracked.reference().equals(reference))
                .map(tracked -> door.open(reference, tracked.code(), Headers.from(request)))
                .filter(CaseDoor.Entry.Open.class::isInstance)
                .map(entry -> cases.byStream(((CaseDoor.Entry.Open) entry).stream()))
                .orElse(null);
    }

    private ModelAndView page(PageDraft page, CaseFile file, CaseWords.@Nullable Open words, Shown shown) {
        Wording w = page.w();
        Acting acting =
                new Acting(w, "act", shown.typed(), () -> randomness.randomId().toString());
        List<ActForm> acts = words == null ? List.of() : PersonForms.of(file, clock.instant(), acting);
        String did = "did." + shown.done();
        CaseView view = new CaseText(w, names, file, words)
                .view(deadlines, acts, erasure.backupsKeptDays(), w.knows(did) ? w.say(did) : null);
        return page.problems(shown.problems()).show("case", w.say("follow.case", view.reference()), view);
    }
}
