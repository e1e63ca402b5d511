package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.acts.CaseSight;
import al.feedbackledger.api.acts.CaseSight.Sight;
import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Acting;
import al.feedbackledger.api.pages.Deadlines;
import al.feedbackledger.api.pages.History;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.api.settings.ErasureSettings;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.vault.Randomness;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import java.util.List;

/** Shows a case to a member of staff: as much of it as they may see. That they read its words is recorded first. */
@Component
final class DeskPages {
    private final CaseFiles cases;
    private final CaseSight sight;
    private final CaseWords caseWords;
    private final Names names;
    private final Deadlines deadlines;
    private final DeskForms forms;
    private final Colleagues colleagues;
    private final ErasureSettings erasure;
    private final Randomness randomness;

    DeskPages(
            CaseFiles cases,
            CaseSight sight,
            CaseWords caseWords,
            Names names,
            Deadlines deadlines,
            DeskForms forms,
            Colleagues colleagues,
            ErasureSettings erasure,
            Randomness randomness) {
        this.cases = cases;
        this.sight = sight;
        this.caseWords = caseWords;
        this.names = names;
        this.deadlines = deadlines;
        this.forms = forms;
        this.colleagues = colleagues;
        this.erasure = erasure;
        this.randomness = randomness;
    }

    /** What the page shows beside the case. */
    record Shown(@Nullable String done, Typed typed, Problems problems) {}

    ModelAndView show(PageDraft page, Actor actor, ReferenceNumber reference, Shown shown) {
        CaseFile file = cases.byReference(reference.compact());
        Sight seen = file == null ? new Sight.Nothing() : sight.of(file, actor);
        if (file == null || seen instanceof Sight.Nothing) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        return switch (seen) {
            case Sight.Nothing unused -> Trouble.page(page, HttpStatus.NOT_FOUND);
            case Sight.NotYours unused -> notYours(page);
            case Sight.Facts unused -> page(page, actor, file, null, shown);
            case Sight.Words may -> {
                CaseWords.Open words = caseWords.forStaff(file, actor, may.purpose());
                yield words == null
                        ? Trouble.page(page, HttpStatus.SERVICE_UNAVAILABLE)
                        : page(page, actor, file, words, shown);
            }
        };
    }

    private static ModelAndView notYours(PageDraft page) {
        Wording w = page.w();
        return page.status(HttpStatus.FORBIDDEN).say(w.say("trouble.403.title"), w.say("refused.NOT_YOURS"));
    }

    private ModelAndView page(PageDraft page, Actor actor, CaseFile file, CaseWords.@Nullable Open words, Shown shown) {
        Wording w = page.w();
        Acting acting = new Acting(
                w, "staff.act", shown.typed(), () -> randomness.randomId().toString());
        List<ActForm> acts = forms.of(file, actor, acting);
        DeskView view = new DeskText(w, names, file, words)
                .view(
                        deadlines,
                        new DeskText.Beside(
                                acts, colleagues.name(file.officer()), erasure.backupsKeptDays(), shown.done()));
        return page.problems(shown.problems()).show("staff/case", w.say("staff.case.title", view.reference()), view);
    }

    /** Tells that somebody else acted first, what they did, and keeps what was typed. */
    ModelAndView changed(PageDraft page, Actor actor, ReferenceNumber reference, Typed typed) {
        CaseFile file = cases.byReference(reference.compact());
        if (file == null || !sight.of(file, actor).showsCase()) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Wording w = page.w();
        String version = typed.hidden("version");
        long before = version.matches("[0-9]{1,18}")
                ? Long.parseLong(version)
                : file.state().version();
        History history = new History(w, names, file, History.Reader.STAFF, CaseWords.Open.none());
        String text = typed.orNull("text");
        ChangedView view = new ChangedView(
                "/staff/cases/" + reference.compact(),
                history.since(before),
                text == null ? typed.orNull("question") : text);
        return page.status(HttpStatus.CONFLICT).show("staff/changed", w.say("staff.stale.title"), view);
    }
}
