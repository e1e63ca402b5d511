package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.WordsExportActs;
import al.feedbackledger.api.acts.WordsExportWish;
import al.feedbackledger.api.audit.WordsExports;
import al.feedbackledger.api.audit.WordsExports.WordsExportThen;
import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.WordsExportReason;
import al.feedbackledger.store.vault.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Exports with words: auditors and data protection officers ask here, and the latter decide. */
@Controller
class ExportPages {
    static final String EXPORTS = "/staff/audit/exports";
    private static final int ON_A_PAGE = 50;
    private static final String LIST = "words-exports-page";
    private static final String REASON = "reason";
    private static final String DECISIONS = "decisions";

    private final AuditDoor door;
    private final WordsExports exports;
    private final WordsExportActs acts;
    private final ExportsText text;
    private final Cursors cursors;

    ExportPages(AuditDoor door, WordsExports exports, WordsExportActs acts, ExportsText text, Cursors cursors) {
        this.door = door;
        this.exports = exports;
        this.acts = acts;
        this.text = text;
        this.cursors = cursors;
    }

    /** What is on the page beside the exports. */
    private record Shown(String after, @Nullable String done, String reason, Problems problems) {
        static Shown wrong(Problems problems) {
            return new Shown("", null, "", problems);
        }
    }

    @GetMapping({EXPORTS, "/en" + EXPORTS})
    ModelAndView list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String done) {
        return door.openExports(request, page -> {
            String recorded = "audit.export.done." + done;
            String said = page.w().knows(recorded) ? page.w().say(recorded) : null;
            return show(page, new Shown(after, said, "", Problems.none()));
        });
    }

    @PostMapping({EXPORTS, "/en" + EXPORTS})
    ModelAndView request(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason) {
        return door.openExports(request, page -> {
            WordsExportReason why = Arrays.stream(WordsExportReason.values())
                    .filter(each -> each.name().equals(reason))
                    .findFirst()
                    .orElse(null);
            if (why == null) {
                Problems problems = Problems.of(REASON, page.w().say("audit.export.which"));
                return show(page.status(HttpStatus.UNPROCESSABLE_CONTENT), Shown.wrong(problems));
            }
            return act(page, new WordsExportWish.Request(why), null, key);
        });
    }

    @PostMapping({EXPORTS + "/{id}/{act}", "/en" + EXPORTS + "/{id}/{act}"})
    ModelAndView decide(
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String key) {
        return door.openExports(request, page -> switch (act) {
            case "approve" -> act(page, new WordsExportWish.Approve(), id, key);
            case "decline" -> act(page, new WordsExportWish.Decline(), id, key);
            default -> Trouble.page(page, HttpStatus.NOT_FOUND);
        });
    }

    private ModelAndView act(PageDraft page, WordsExportWish wish, @Nullable String id, String key) {
        Optional<IdempotencyKey> known = IdempotencyKey.read(key);
        if (known.isEmpty() || (id != null && exports.find(id) == null)) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        Wording w = page.w();
        String field = id == null ? REASON : DECISIONS;
        return switch (acts.act(wish, id, SignedIn.staff(), known.get())) {
            case ActResult.Done unused -> page.goTo(EXPORTS + "?done=" + name(wish));
            case ActResult.Repeated unused -> page.goTo(EXPORTS + "?done=" + name(wish));
            case ActResult.Refused refused ->
                again(
                        page,
                        HttpStatus.CONFLICT,
                        field,
                        w.of("refused", refused.refusal().reason()));
            case ActResult.KeyReused unused -> again(page, HttpStatus.CONFLICT, field, w.say("already.act"));
            case ActResult.ChangedMeanwhile unused -> later(page, field);
            case ActResult.Busy unused -> later(page, field);
            case ActResult.Unavailable unused -> later(page, field);
            case ActResult.Throttled unused -> later(page, field);
            case ActResult.Invalid unused -> throw new IllegalStateException("the reason was checked");
            case ActResult.UnknownCase unused -> throw new IllegalStateException("an export is no case");
            case ActResult.WrongCode unused -> throw new IllegalStateException("staff have no tracking code");
            case ActResult.AlreadyImported unused -> throw new IllegalStateException("a page imports nothing");
        };
    }

    private static String name(WordsExportWish wish) {
        return switch (wish) {
            case WordsExportWish.Request unused -> "request";
            case WordsExportWish.Approve unused -> "approve";
            case WordsExportWish.Decline unused -> "decline";
            case WordsExportWish.Take unused -> throw new IllegalStateException("a page hands out no export");
        };
    }

    private ModelAndView later(PageDraft page, String field) {
        return again(page, HttpStatus.SERVICE_UNAVAILABLE, field, page.w().say("trouble.503"));
    }

    private ModelAndView again(PageDraft page, HttpStatus status, String field, String said) {
        return show(page.status(status), Shown.wrong(Problems.of(field, said)));
    }

    private ModelAndView show(PageDraft page, Shown shown) {
        Wording w = page.w();
        Actor by = SignedIn.staff();
        String before = cursors.open(LIST, shown.after());
        List<WordsExportThen> found =
                exports.latest(before == null ? Long.MAX_VALUE : Long.parseLong(before), ON_A_PAGE);
        String next = found.size() < ON_A_PAGE
                ? null
                : cursors.seal(LIST, Long.toString(found.getLast().position()));
        ExportsView view = new ExportsView(
                by.role() == Role.DPO
                        ? new Labelled(w.say("staff.case.back"), "/staff")
                        : new Labelled(w.say("audit.title"), AuditDoor.HOME),
                shown.done(),
                List.of(Field.radios(
                        REASON,
                        w.say("audit.export.reason"),
                        Choice.of(w, "audit.export.reason", WordsExportReason.class, shown.reason()))),
                text.key(),
                found.stream()
                        .filter(export -> decides(by, export))
                        .map(export -> text.waiting(export, w))
                        .toList(),
                found.stream().map(export -> text.row(export, w)).toList(),
                next == null ? null : EXPORTS + "?after=" + next);
        return page.problems(shown.problems()).show("staff/audit/exports", w.say("audit.export.title"), view);
    }

    private static boolean decides(Actor by, WordsExportThen export) {
        return by.role() == Role.DPO
                && export.stage() == WordsExports.Stage.REQUESTED
                && !export.requestedBy().equals(by.id());
    }
}
