package al.feedbackledger.api.pages;

import al.feedbackledger.api.pages.staff.ChangedView;
import al.feedbackledger.api.pages.staff.DeskView;
import al.feedbackledger.api.pages.staff.InboxView;
import al.feedbackledger.api.pages.staff.PasswordView;
import al.feedbackledger.api.pages.staff.SignInView;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The pages of staff, with invented content. */
final class SampleStaffPages {
    private final Wording w;

    SampleStaffPages(Wording w) {
        this.w = w;
    }

    List<Sample> all() {
        return List.of(
                page(
                        "sign-in",
                        "staff/sign-in",
                        "/staff/sign-in",
                        w.say("staff.signin.title"),
                        new SignInView(null),
                        Problems.none(),
                        null),
                page(
                        "sign-in-wrong",
                        "staff/sign-in",
                        "/staff/sign-in",
                        w.say("staff.signin.title"),
                        new SignInView(null),
                        Problems.of("username", w.say("staff.signin.wrong")),
                        null),
                page(
                        "password",
                        "staff/password",
                        "/staff/password",
                        w.say("staff.password.title"),
                        password(),
                        Problems.of("new", w.say("wrong.password.short", "12")),
                        badge()),
                page("inbox", "staff/inbox", "/staff", w.say("staff.inbox.title"), inbox(), Problems.none(), badge()),
                page(
                        "desk",
                        "staff/case",
                        "/staff/cases/7K3M9QXD2",
                        w.say("staff.case.title", "7K3M-9QXD-2"),
                        desk(),
                        Problems.none(),
                        badge()),
                page(
                        "changed",
                        "staff/changed",
                        null,
                        w.say("staff.stale.title"),
                        new ChangedView(
                                "/staff/cases/7K3M9QXD2",
                                SamplePages.history(w, true).subList(2, 4),
                                "Teksti im"),
                        Problems.none(),
                        badge()));
    }

    private StaffBadge badge() {
        return new StaffBadge(w.say("role.OFFICER") + ", Drejtoria e Përgjithshme e Gjendjes Civile", false);
    }

    private Sample page(
            String name,
            String template,
            @Nullable String path,
            String title,
            Object view,
            Problems problems,
            @Nullable StaffBadge badge) {
        return new Sample(
                name,
                template,
                new Page(w, SamplePages.SITE, path, title, problems.isAny(), "AKSHI", badge),
                view,
                problems);
    }

    private PasswordView password() {
        return new PasswordView(
                "ana",
                "12",
                List.of(
                        Field.line("current", w.say("staff.password.current"), null, "current-password"),
                        Field.line("new", w.say("staff.password.new"), null, "new-password"),
                        Field.line("again", w.say("staff.password.again"), null, "new-password")));
    }

    private InboxView inbox() {
        List<InboxView.Row> rows = Arrays.stream(DeadlineStatus.values())
                .map(due -> new InboxView.Row(
                        "/staff/cases/7K3M9QXD2",
                        "7K3M-9QXD-2",
                        "Certifikatë lindjeje",
                        w.of("kind.short", Kind.COMPLAINT),
                        w.of("desk", Status.IN_PROGRESS),
                        due == DeadlineStatus.LONG_OVERDUE,
                        due(due),
                        w.say("staff.inbox.assigned.none")))
                .toList();
        return new InboxView(
                w.say("staff.inbox.of", "Drejtoria e Përgjithshme e Gjendjes Civile"),
                null,
                w.count("staff.inbox.count", 20),
                List.of(
                        new Labelled(w.say("deadline.OVERDUE"), "3"),
                        new Labelled(w.say("deadline.DUE_SOON"), "5"),
                        new Labelled(w.say("deadline.ON_TRACK"), "12")),
                List.of(
                        Field.pick(
                                "status",
                                w.say("staff.inbox.status"),
                                null,
                                Choice.of(w, "desk", List.of(Status.ROUTED, Status.IN_PROGRESS), List.of())),
                        Field.pick(
                                "due",
                                w.say("staff.inbox.due"),
                                null,
                                Choice.of(w, "deadline", DeadlineStatus.class, null)),
                        Field.pick(
                                "sort",
                                w.say("staff.inbox.sort"),
                                null,
                                List.of(new Choice("DEADLINE", w.say("staff.inbox.sort.deadline"), true)))),
                rows,
                "/staff?after=x");
    }

    private DueShown due(DeadlineStatus status) {
        String day = status == DeadlineStatus.NONE ? null : w.say("deadline.by", w.date(LocalDate.of(2026, 11, 23)));
        return new DueShown(status.name(), w.of("deadline", status), day, w.say("staff.case.answer-by"));
    }

    private DeskView desk() {
        return new DeskView(
                "/staff/cases/7K3M9QXD2",
                "7K3M-9QXD-2",
                "Certifikatë lindjeje",
                w.say("staff.did", w.say("staff.act.acknowledge")),
                3,
                w.of("desk", Status.IN_PROGRESS),
                List.of(due(DeadlineStatus.DUE_SOON)),
                w.say("staff.case.erasing", w.say("ground.THIRD_PARTY_DATA")),
                "Aplikova dy herë dhe sistemi nuk e ruajti dokumentin.",
                w.say("staff.case.words.opened"),
                List.of(
                        new Labelled(w.say("staff.case.rating"), w.say("rating.2")),
                        new Labelled(
                                w.say("staff.case.reasons"),
                                w.say("reason.TOO_SLOW") + "\n" + w.say("reason.NOT_WORKING"))),
                List.of(
                        new ActForm(
                                "answer",
                                w.say("staff.act.answer"),
                                w.say("staff.act.answer.help"),
                                w.say("staff.act.answer"),
                                false,
                                true,
                                "k1",
                                List.of(
                                        Field.radios(
                                                "answer-outcome",
                                                w.say("staff.act.answer.outcome"),
                                                Choice.of(w, "outcome", Outcome.class, null)),
                                        Field.text("answer-text", w.say("staff.act.answer.text"), "", 4_000))),
                        new ActForm(
                                "extend",
                                w.say("staff.act.extend"),
                                w.say("staff.act.extend.help"),
                                w.say("staff.act.extend"),
                                false,
                                false,
                                "k2",
                                List.of(Field.number(
                                        "extend-workingDays", w.say("staff.act.extend.workingDays"), "")))),
                SamplePages.history(w, true));
    }
}
