package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.acts.GivenFeedback;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.OutageShown;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows the form and what was filled in. */
final class FormText {
    /** RATING is never offered as a choice: it is what remains when nothing is written. */
    private static final List<Kind> KINDS =
            List.of(Kind.COMPLAINT, Kind.SUGGESTION, Kind.PRAISE, Kind.CORRUPTION_SIGNAL);

    private final Wording w;
    private final String service;
    private final String path;

    FormText(Wording w, String service, String path) {
        this.w = w;
        this.service = service;
        this.path = path;
    }

    FormView form(FormValues values, List<OutageShown> outages, boolean unfolded) {
        String[] application = w.say("form.application").split("(?<=\\.) ", 2);
        return new FormView(
                path,
                service,
                outages,
                values.key(),
                values.issued(),
                Choice.ratings(w, values.rating()),
                Choice.of(w, "done", GotItDone.class, values.done()),
                unfolded || values.isUnfolded(),
                Choice.of(w, "kind", KINDS, List.of(values.kind())),
                reasons(false, values.reasons()),
                reasons(true, values.reasons()),
                values.chosenReasons().stream().anyMatch(Reason::isCriterion),
                values.comment(),
                List.of(
                        new Choice(
                                "true",
                                w.say("form.answer.yes"),
                                values.answer().equals("true")),
                        new Choice(
                                "false",
                                w.say("form.answer.no"),
                                values.answer().equals("false"))),
                Choice.of(w, "audience", Audience.class, values.audience()),
                application[0],
                application[1],
                values.application());
    }

    private List<Choice> reasons(boolean criteria, Set<String> chosen) {
        List<Reason> shown = Arrays.stream(Reason.values())
                .filter(each -> each.isCriterion() == criteria)
                .toList();
        return Choice.of(w, "reason", shown, chosen);
    }

    CheckView check(FormValues values, GivenFeedback given) {
        List<Labelled> answers = new ArrayList<>();
        answers.add(new Labelled(w.say("check.service"), service));
        Kind kind = given.kind();
        if (kind != null) {
            answers.add(new Labelled(w.say("check.kind"), w.of("kind.short", kind)));
        }
        if (given.rating() != null) {
            answers.add(new Labelled(w.say("check.overall"), w.say("rating." + given.rating())));
        }
        if (given.gotItDone() != null) {
            answers.add(new Labelled(w.say("check.done"), w.of("done", given.gotItDone())));
        }
        if (!given.reasons().isEmpty()) {
            String reasons =
                    given.reasons().stream().map(each -> w.of("reason", each)).collect(Collectors.joining("\n"));
            answers.add(new Labelled(w.say("check.reasons"), reasons));
        }
        add(answers, "check.comment", given.comment());
        answers.add(new Labelled(w.say("check.answer"), w.say(wantsAnswer(given) ? "site.yes" : "site.no")));
        if (given.audience() != null) {
            answers.add(new Labelled(w.say("check.audience"), w.of("audience", given.audience())));
        }
        add(answers, "check.application", given.applicationNumber());
        return new CheckView(path, values.isSignal(), answers, values.hidden(), values.comment());
    }

    /** What the door will take where the person did not say: by the kind, which follows from the rating. */
    private static boolean wantsAnswer(GivenFeedback given) {
        if (given.answerWanted() != null) {
            return given.answerWanted();
        }
        Kind kind = given.kind();
        if (kind != null) {
            return kind.answerWantedByDefault();
        }
        Integer rating = given.rating();
        return given.comment() != null && rating != null && rating <= 2;
    }

    private void add(List<Labelled> to, String key, @Nullable String value) {
        if (value != null) {
            to.add(new Labelled(w.say(key), value));
        }
    }
}
