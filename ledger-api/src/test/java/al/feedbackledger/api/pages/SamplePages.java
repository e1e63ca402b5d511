package al.feedbackledger.api.pages;

import al.feedbackledger.api.pages.feedback.CheckView;
import al.feedbackledger.api.pages.feedback.FormView;
import al.feedbackledger.api.pages.feedback.SentView;
import al.feedbackledger.api.pages.follow.CaseView;
import al.feedbackledger.api.pages.follow.FollowView;
import al.feedbackledger.api.pages.receipt.ReceiptView;
import al.feedbackledger.api.pages.receipt.VerifyView;
import al.feedbackledger.api.pages.service.ServiceView;
import al.feedbackledger.api.pages.service.ServicesView;
import al.feedbackledger.api.receipt.QrCode;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Every page a person sees, with invented content, so that each can be looked at and measured. */
final class SamplePages {
    static final Site SITE = new Site("/assets/ledger.css", "/assets/ledger.js", "/assets/mark.svg", false);
    static final Instant THEN = Instant.parse("2026-11-09T09:12:00Z");
    private static final String KEY =
            "mendimi.example.al/feedback-ledger/3f9a2c+1234abcd+AbC0123456789abcdefghijklmnopqrstuvwxyzABCDEF";
    private static final String RECEIPT = "/follow/7K3M9QXD2/receipt";
    private static final String COMMENT =
            "Aplikova dy herë dhe sistemi nuk e ruajti dokumentin.\nHera e tretë funksionoi, por humba një ditë pune.";

    private final Wording w;

    private SamplePages(Wording w) {
        this.w = w;
    }

    static List<Sample> all(Wording w) {
        List<Sample> samples = new ArrayList<>(new SamplePages(w).citizen());
        samples.addAll(new SampleStaffPages(w).all());
        return samples;
    }

    private List<Sample> citizen() {
        Problems wrong = new Problems();
        wrong.add("rating", w.say("wrong.rating"));
        wrong.add("comment", w.say("wrong.text.long", w.number(4_000)));
        return List.of(
                page("home", "home", "/", w.say("home.title"), "", Problems.none()),
                page("services", "services", "/services", w.say("services.title"), services(false), Problems.none()),
                page(
                        "services-none",
                        "services",
                        "/services",
                        w.say("services.title"),
                        services(true),
                        Problems.none()),
                page("service", "service", "/services/38", "Certifikatë lindjeje", service(true), Problems.none()),
                page(
                        "service-empty",
                        "service",
                        "/services/39",
                        "Certifikatë martese",
                        service(false),
                        Problems.none()),
                page("form", "feedback", "/services/38/feedback", w.say("form.title"), form(false), Problems.none()),
                page("form-wrong", "feedback", null, w.say("form.title"), form(true), wrong),
                page("check", "check", null, w.say("check.title"), check(), Problems.none()),
                page("sent", "sent", "/feedback/sent", w.say("sent.title"), sent(false), Problems.none()),
                page("sent-rating", "sent", "/feedback/sent", w.say("sent.title.rating"), sent(true), Problems.none()),
                page("already", "message", null, w.say("already.title"), already(), Problems.none()),
                page("follow", "follow", "/follow", w.say("follow.title"), new FollowView("", null), Problems.none()),
                page(
                        "follow-wrong",
                        "follow",
                        null,
                        w.say("follow.title"),
                        new FollowView("7K3M-9QXD-3", null),
                        Problems.of("reference", w.say("wrong.reference.check"))),
                page("case-closed", "case", "/follow/7K3M9QXD2", caseTitle(), followed(false), Problems.none()),
                page("case-open", "case", "/follow/7K3M9QXD2", caseTitle(), followed(true), Problems.none()),
                page("receipt", "receipt", RECEIPT, w.say("receipt.title"), receipt(true), Problems.none()),
                page("receipt-facts", "receipt", RECEIPT, w.say("receipt.title"), receipt(false), Problems.none()),
                page("receipt-wait", "message", RECEIPT, w.say("receipt.wait.title"), waiting(), Problems.none()),
                page("verify", "verify", "/verify", w.say("verify.title"), verify(), Problems.none()),
                page("not-found", "message", null, w.say("trouble.404.title"), notFound(), Problems.none()));
    }

    private String caseTitle() {
        return w.say("follow.case", "7K3M-9QXD-2");
    }

    private Sample page(
            String name, String template, @Nullable String path, String title, Object view, Problems problems) {
        Page page = new Page(w, SITE, path, title, problems.isAny(), "AKSHI", null);
        return new Sample(name, template, page, view, problems);
    }

    private ServicesView services(boolean none) {
        List<ServicesView.Line> lines = List.of(
                new ServicesView.Line(
                        "/services/38", "Certifikatë lindjeje", "Drejtoria e Përgjithshme e Gjendjes Civile", true),
                new ServicesView.Line(
                        "/services/13203",
                        "Aplikim për leje ndërtimi për banesa individuale deri në dy kate, me të gjithë dokumentacionin shoqërues",
                        "Agjencia Kombëtare e Planifikimit të Territorit",
                        true),
                new ServicesView.Line("/services/portal", "Vetë portali", null, false));
        return new ServicesView(
                none ? w.say("services.title.query", "qwerty") : w.say("services.title"),
                none ? "qwerty" : "",
                List.of(new Choice("dpgjc", "Drejtoria e Përgjithshme e Gjendjes Civile", false)),
                none ? List.of() : lines,
                none ? null : "/services?after=x");
    }

    private ServiceView service(boolean known) {
        return new ServiceView(
                "/services/38",
                "Certifikatë lindjeje",
                "Drejtoria e Përgjithshme e Gjendjes Civile",
                true,
                known ? List.of() : outages(),
                known ? SampleTimeline.of(w) : null,
                w.say("timeline.few"),
                List.of(new Labelled(w.say("service.time"), "1 ditë"), new Labelled(w.say("service.code"), "38")));
    }

    private List<OutageShown> outages() {
        return List.of(
                new OutageShown("Sistemi nuk përgjigjet në orët e pasdites", w.say("outage.since", w.dateTime(THEN))));
    }

    private FormView form(boolean wrong) {
        return new FormView(
                "/services/38/feedback",
                "Certifikatë lindjeje",
                outages(),
                "00000000-0000-4000-8000-000000000000",
                "x",
                Choice.ratings(w, null),
                Choice.of(w, "done", GotItDone.class, null),
                wrong,
                Choice.of(
                        w,
                        "kind",
                        List.of(Kind.COMPLAINT, Kind.SUGGESTION, Kind.PRAISE, Kind.CORRUPTION_SIGNAL),
                        List.of("COMPLAINT")),
                Choice.of(w, "reason", reasons(false), List.of("TOO_SLOW")),
                Choice.of(w, "reason", reasons(true), List.of()),
                false,
                wrong ? COMMENT : "",
                List.of(
                        new Choice("true", w.say("form.answer.yes"), false),
                        new Choice("false", w.say("form.answer.no"), false)),
                Choice.of(w, "audience", Audience.class, null),
                label(w),
                hint(w),
                "");
    }

    private static List<Reason> reasons(boolean criteria) {
        return java.util.Arrays.stream(Reason.values())
                .filter(each -> each.isCriterion() == criteria)
                .toList();
    }

    private CheckView check() {
        return new CheckView(
                "/services/38/feedback",
                false,
                List.of(
                        new Labelled(w.say("check.service"), "Certifikatë lindjeje"),
                        new Labelled(w.say("check.overall"), w.say("rating.2")),
                        new Labelled(w.say("check.kind"), w.say("kind.short.COMPLAINT")),
                        new Labelled(w.say("check.comment"), COMMENT)),
                List.of(new Labelled("rating", "2")),
                COMMENT);
    }

    private SentView sent(boolean rating) {
        return new SentView(
                rating,
                "7K3M-9QXD-2",
                "4T8N-ZQ2M-7H5K-W3RX",
                w.say("sent.keep"),
                w.say("sent.next"),
                List.of(
                        w.say("sent.next.to", "Drejtoria e Përgjithshme e Gjendjes Civile"),
                        w.say("sent.next.due", w.date(LocalDate.of(2026, 11, 23))),
                        w.say("sent.next.dispute", "60"),
                        w.say("sent.next.record")),
                "/follow/7K3M9QXD2");
    }

    private MessageView already() {
        return new MessageView(
                w.say("already.title"),
                w.say("already.text", "7K3M-9QXD-2"),
                null,
                List.of(
                        new Labelled(w.say("sent.follow"), "/follow"),
                        new Labelled(w.say("already.new"), "/services/38/feedback")));
    }

    private MessageView notFound() {
        return new MessageView(
                w.say("trouble.404.title"),
                w.say("trouble.404"),
                null,
                List.of(new Labelled(w.say("trouble.home"), "/")));
    }

    private CaseView followed(boolean opened) {
        return new CaseView(
                "/follow/7K3M9QXD2",
                "7K3M-9QXD-2",
                opened,
                opened ? w.say("did.note") : null,
                "Certifikatë lindjeje",
                w.say("status.ANSWERED"),
                null,
                opened ? w.say("follow.erasing.asked") : null,
                new DueShown("MET", w.say("deadline.MET"), null, ""),
                w.say("follow.deadline"),
                new CaseView.AnswerShown(
                        w.of("outcome", Outcome.RESOLVED),
                        opened
                                ? "Dokumenti juaj u gjet dhe aplikimi u plotësua.\nJu kërkojmë ndjesë për vonesën."
                                : null,
                        opened ? null : w.say("follow.answer.locked"),
                        opened ? w.count("follow.answer.repeated", 12) : null),
                acts(),
                history(w, opened),
                List.of(
                        new Labelled(w.say("follow.kind"), w.say("kind.short.COMPLAINT")),
                        new Labelled(w.say("follow.handles"), "Drejtoria e Përgjithshme e Gjendjes Civile"),
                        new Labelled(w.say("check.comment"), COMMENT)));
    }

    private ReceiptView receipt(boolean words) {
        List<Labelled> recorded = new ArrayList<>(List.of(
                new Labelled(w.say("sent.reference"), "7K3M-9QXD-2"),
                new Labelled(w.say("receipt.when"), w.dateTime(THEN)),
                new Labelled(w.say("check.service"), "Certifikatë lindjeje"),
                new Labelled(w.say("check.kind"), w.say("kind.short.COMPLAINT")),
                new Labelled(w.say("check.overall"), w.say("rating.2"))));
        if (words) {
            recorded.add(new Labelled(w.say("check.comment"), COMMENT));
            recorded.add(new Labelled(w.say("check.application"), w.say("receipt.words.erased")));
        }
        return new ReceiptView(
                RECEIPT,
                "/follow/7K3M9QXD2",
                "7K3M-9QXD-2",
                words,
                true,
                QrCode.of("https://mendimi.example.al/follow/7K3M9QXD2"),
                recorded,
                words ? null : w.say("receipt.words.left"),
                w.say(words ? "receipt.care.words" : "receipt.care.facts"),
                List.of(
                        w.say("receipt.place.entry", w.number(48_213)),
                        w.say("receipt.place.size", w.number(48_220)),
                        w.say("receipt.place.closed"),
                        w.say("receipt.place.seal")),
                List.of(
                        new Labelled(w.say("receipt.place.root"), "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="),
                        new Labelled(w.say("receipt.place.origin"), "mendimi.example.al/feedback-ledger/3f9a2c")),
                KEY);
    }

    private MessageView waiting() {
        return new MessageView(
                w.say("receipt.wait.title"),
                w.say("receipt.wait"),
                null,
                List.of(
                        new Labelled(w.say("receipt.wait.again"), RECEIPT),
                        new Labelled(w.say("receipt.back"), "/follow/7K3M9QXD2")));
    }

    private static VerifyView verify() {
        return new VerifyView(
                "mendimi.example.al/feedback-ledger/3f9a2c",
                List.of(
                        "mendimi.example.al/feedback-ledger/3f9a2c+1234abcd+AbC0123456789abcdefghijklmnopqrstuvwxyzABCDEF"),
                """
                mendimi.example.al/feedback-ledger/3f9a2c
                48220
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — mendimi.example.al/feedback-ledger/3f9a2c EjSrzQ0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL==
                """,
                List.of("/ledger/1/checkpoint", "/ledger/1/keys"));
    }

    private List<ActForm> acts() {
        return List.of(
                new ActForm(
                        "confirm",
                        w.say("act.confirm"),
                        w.say("act.confirm.help"),
                        w.say("act.confirm"),
                        false,
                        true,
                        "k1",
                        List.of()),
                new ActForm(
                        "dispute",
                        w.say("act.dispute"),
                        w.say("act.dispute.help"),
                        w.say("act.dispute"),
                        false,
                        false,
                        "k2",
                        List.of(
                                Field.radios(
                                        "dispute-reason",
                                        w.say("act.dispute.reason"),
                                        List.of(
                                                new Choice("NOT_SOLVED", w.say("dispute.NOT_SOLVED"), false),
                                                new Choice("OTHER", w.say("dispute.OTHER"), false))),
                                Field.text("dispute-text", w.say("act.dispute.text"), "", 4_000))),
                new ActForm(
                        "withdraw",
                        w.say("act.withdraw"),
                        w.say("act.withdraw.help"),
                        w.say("act.withdraw.sure"),
                        true,
                        false,
                        "k3",
                        List.of()));
    }

    static List<Step> history(Wording w, boolean words) {
        return List.of(
                new Step("2026-11-09", w.dateTime(THEN), w.say("event.FeedbackSubmitted"), null, null, null, null),
                new Step(
                        "2026-11-09",
                        w.dateTime(THEN),
                        w.say("event.FeedbackRouted"),
                        null,
                        "Drejtoria e Përgjithshme e Gjendjes Civile",
                        null,
                        null),
                new Step(
                        "2026-11-12",
                        w.dateTime(THEN.plusSeconds(300_000)),
                        w.say("event.FeedbackAcknowledged"),
                        null,
                        null,
                        null,
                        null),
                new Step(
                        "2026-11-16",
                        w.dateTime(THEN.plusSeconds(600_000)),
                        w.say("event.FeedbackAnswered"),
                        null,
                        w.say("outcome.RESOLVED"),
                        words ? "Dokumenti juaj u gjet." : null,
                        words ? null : w.say("follow.answer.locked")));
    }

    /** The label is the first sentence of the text, the hint the rest. */
    private static String label(Wording w) {
        String text = w.say("form.application");
        return text.substring(0, text.indexOf(". "));
    }

    private static String hint(Wording w) {
        String text = w.say("form.application");
        return text.substring(text.indexOf(". ") + 2);
    }
}
