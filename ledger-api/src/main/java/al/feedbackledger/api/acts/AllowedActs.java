package al.feedbackledger.api.acts;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackAct;
import com.google.errorprone.annotations.CheckReturnValue;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells what somebody may do now, in the doors' names. Commands that have no door yet, or never one because the clock
 * sends them, are left out.
 */
@CheckReturnValue
public final class AllowedActs {
    private static final Map<String, String> SLUGS = slugs();

    private AllowedActs() {}

    private static Map<String, String> slugs() {
        Map<String, String> all = new HashMap<>(PersonAct.slugs());
        all.putAll(StaffAct.slugs());
        return Map.copyOf(all);
    }

    /** Acts this actor could do on the case now, by the state alone. */
    public static List<String> of(Feedback feedback, Actor actor, Instant now) {
        return named(FeedbackAct.allowed(feedback, actor, now));
    }

    /** The acts a refusal offers instead. */
    public static List<String> of(Refusal refusal) {
        return named(refusal.allowed());
    }

    private static List<String> named(Collection<String> commands) {
        return commands.stream()
                .map(SLUGS::get)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
