package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.acts.GivenFeedback;
import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody filled in, as it came: kept as it is when the form is shown again.
 *
 * @param answer {@code true}, {@code false}, or empty for no choice
 */
record FormValues(
        String key,
        String issued,
        String rating,
        String done,
        String kind,
        Set<String> reasons,
        String comment,
        String answer,
        String audience,
        String application) {
    private static final int MAX_REASONS = Reason.values().length;

    FormValues {
        reasons = new TreeSet<>(reasons);
    }

    static FormValues empty(String key, String issued) {
        return new FormValues(key, issued, "", "", "", Set.of(), "", "", "", "");
    }

    static FormValues of(HttpServletRequest request) {
        String[] reasons = Objects.requireNonNullElse(request.getParameterValues("reason"), new String[0]);
        return new FormValues(
                text(request, "key"),
                text(request, "issued"),
                text(request, "rating"),
                text(request, "done"),
                text(request, "kind"),
                new TreeSet<>(Arrays.asList(reasons).subList(0, Math.min(reasons.length, MAX_REASONS))),
                lines(text(request, "comment")),
                text(request, "answer"),
                text(request, "audience"),
                text(request, "application").strip());
    }

    /** Browsers send line breaks as two characters and count them as one. */
    private static String lines(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }

    private static String text(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    boolean isSignal() {
        return kind.equals(Kind.CORRUPTION_SIGNAL.name());
    }

    /** Whether there is anything to read again before it is sent. */
    boolean hasText() {
        return !comment.isEmpty() || !application.isEmpty();
    }

    boolean isUnfolded() {
        return hasText() || !kind.isEmpty() || !reasons.isEmpty() || !answer.isEmpty() || !audience.isEmpty();
    }

    /**
     * The feedback as the doors take it. A report of corruption carries neither rating nor reasons, whatever was chosen
     * above it; choices that are none count as not made.
     */
    GivenFeedback given(String service, Language language) {
        boolean signal = isSignal();
        return new GivenFeedback(
                service,
                one(Kind.class, kind),
                one(Audience.class, audience),
                Channel.WEB,
                signal ? null : number(),
                signal ? null : one(GotItDone.class, done),
                answer.isEmpty() ? null : Boolean.valueOf(answer),
                signal ? Set.of() : chosenReasons(),
                comment.isEmpty() ? null : comment,
                application.isEmpty() ? null : application,
                null,
                language.tag());
    }

    private @Nullable Integer number() {
        return rating.matches("[1-5]") ? Integer.valueOf(rating) : null;
    }

    Set<Reason> chosenReasons() {
        Set<Reason> chosen = EnumSet.noneOf(Reason.class);
        for (String name : reasons) {
            Reason reason = one(Reason.class, name);
            if (reason != null) {
                chosen.add(reason);
            }
        }
        return chosen;
    }

    static <E extends Enum<E>> @Nullable E one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Everything but the comment, to be sent once more from the page that asks to check. */
    List<Labelled> hidden() {
        List<Labelled> fields = new ArrayList<>(List.of(
                new Labelled("key", key),
                new Labelled("issued", issued),
                new Labelled("rating", rating),
                new Labelled("done", done),
                new Labelled("kind", kind),
                new Labelled("answer", answer),
                new Labelled("audience", audience),
                new Labelled("application", application)));
        reasons.forEach(reason -> fields.add(new Labelled("reason", reason)));
        return fields;
    }
}
