package al.feedbackledger.api.pages.audit;

import al.feedbackledger.api.audit.AsOf;
import al.feedbackledger.api.audit.ReplayResult;
import al.feedbackledger.api.audit.Replays;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.problem.ProblemFound;
import al.feedbackledger.api.wording.Wording;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A view built anew as it was, and compared with the live one. Of a large ledger this takes minutes. */
@Controller
class ReplayPages {
    private final AuditDoor door;
    private final Replays replays;
    private final AsOf asOf;

    ReplayPages(AuditDoor door, Replays replays, AsOf asOf) {
        this.door = door;
        this.replays = replays;
        this.asOf = asOf;
    }

    @GetMapping({"/staff/audit/replay", "/en/staff/audit/replay"})
    ModelAndView ask(HttpServletRequest request) {
        return door.open(request, page -> show(page, new Asked("", ""), null, Problems.none()));
    }

    private record Asked(String view, String moment) {}

    @PostMapping({"/staff/audit/replay", "/en/staff/audit/replay"})
    ModelAndView replay(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(name = "asOf", defaultValue = "") String moment) {
        return door.open(request, page -> run(page, new Asked(view, moment)));
    }

    private ModelAndView run(PageDraft page, Asked asked) {
        Wording w = page.w();
        if (!replays.views().contains(asked.view())) {
            return mend(page, asked, "view", w.say("audit.replay.which"));
        }
        try {
            Optional<ReplayResult> result =
                    replays.run(asked.view(), asOf.read(asked.moment()), true, (folded, of) -> {});
            return result.isEmpty()
                    ? mend(page, asked, "view", w.say("audit.replay.busy"))
                    : show(page, asked, result.get(), Problems.none());
        } catch (ProblemFound wrong) {
            return mend(page, asked, "asOf", w.say("audit.as-of.wrong"));
        }
    }

    private ModelAndView mend(PageDraft page, Asked asked, String field, String text) {
        return show(page.status(HttpStatus.UNPROCESSABLE_CONTENT), asked, null, Problems.of(field, text));
    }

    private ModelAndView show(PageDraft page, Asked asked, @Nullable ReplayResult result, Problems problems) {
        Wording w = page.w();
        List<Choice> views = new TreeSet<>(replays.views())
                .stream()
                        .map(name -> new Choice(name, w.say("audit.view." + name), name.equals(asked.view())))
                        .toList();
        List<Field> fields = List.of(
                Field.pick("view", w.say("audit.replay.view"), null, views),
                Field.line("asOf", w.say("audit.as-of"), w.say("audit.as-of.hint"), asked.moment()));
        ReplayView view = new ReplayView(fields, result == null ? null : shown(result, w));
        return page.problems(problems).show("staff/audit/replay", w.say("audit.replay.title"), view);
    }

    private static ReplayView.Result shown(ReplayResult result, Wording w) {
        ReplayResult.LiveThen live = result.live();
        List<Labelled> facts = new ArrayList<>();
        facts.add(new Labelled(w.say("audit.replay.digest"), result.digest()));
        if (live != null) {
            facts.add(new Labelled(w.say("audit.replay.live"), live.digest()));
            facts.add(new Labelled(w.say("audit.replay.live.replayed"), live.replayedDigest()));
        }
        String verdict = live == null
                ? w.say("audit.replay.behind")
                : w.say(live.same() ? "audit.replay.same" : "audit.replay.differs", w.number(live.position()));
        return new ReplayView.Result(
                w.say("audit.view." + result.view()) + ": "
                        + w.say("audit.moment", w.number(result.position()), w.dateTime(result.recordedAt())),
                verdict,
                live != null && live.same(),
                facts,
                result.tables().stream().map(table -> row(table, w)).toList());
    }

    private static ReplayView.Row row(ReplayResult.TableThen table, Wording w) {
        return new ReplayView.Row(
                table.table(),
                w.number(table.rows()),
                number(table.liveRows(), w),
                number(table.added(), w),
                number(table.changed(), w),
                number(table.removed(), w));
    }

    private static String number(@Nullable Long count, Wording w) {
        return count == null ? "" : w.number(count);
    }
}
