package al.feedbackledger.api.pages.follow;

import al.feedbackledger.api.acts.AllowedActs;
import al.feedbackledger.api.acts.PersonAct;
import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Acting;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Typed;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The acts a person can do on their case now, as forms, and what a filled-in form asks for. */
final class PersonForms {
    /** In the order in which they are shown: what is waited for first, what cannot be undone last. */
    private static final List<String> ORDER = List.of(
            "clarify",
            "confirm",
            "dispute",
            "re-rate",
            "request-review",
            "correct-rating",
            "note",
            "erase",
            "withdraw");

    private static final Set<String> GRAVE = Set.of("erase", "withdraw");

    private static final Set<String> NEED_A_RATING = Set.of("re-rate", "correct-rating");
    private static final Set<String> NEED_AN_ANSWER = Set.of("re-rate", "dispute");

    private PersonForms() {}

    static List<ActForm> of(CaseFile file, Instant now, Acting acting) {
        List<String> allowed = AllowedActs.of(file.state(), Actor.SUBJECT, now);
        return ORDER.stream()
                .filter(allowed::contains)
                .filter(act -> makesSense(act, file))
                .map(act -> form(act, acting))
                .toList();
    }

    /** What the state alone does not tell: whether there is a rating, and for a joined case an answer over there. */
    private static boolean makesSense(String act, CaseFile file) {
        if (NEED_A_RATING.contains(act) && file.state().counting().rating() == null) {
            return false;
        }
        boolean joined = file.state().status() == Status.MERGED;
        CaseFile.Target target = file.target();
        boolean answeredThere = target != null && target.lastAnswer() != null;
        return !joined || answeredThere || !NEED_AN_ANSWER.contains(act);
    }

    private static ActForm form(String act, Acting acting) {
        return acting.form(act, GRAVE.contains(act), act.equals("clarify"), fields(act, acting));
    }

    private static List<Field> fields(String act, Acting acting) {
        return switch (act) {
            case "dispute" -> {
                String chosen = acting.typed(act).get("reason");
                List<Choice> reasons = Choice.of(acting.w(), "dispute", DisputeReason.class, chosen);
                yield List.of(
                        Field.radios("dispute-reason", acting.ask(act, "reason"), reasons),
                        acting.text(act, "text", Limits.TEXT_CHARACTERS));
            }
            case "re-rate", "correct-rating" -> {
                String chosen = acting.typed(act).get("rating");
                List<Choice> ratings = Choice.ratings(acting.w(), chosen);
                yield List.of(Field.radios(act + "-rating", acting.w().say("form.overall"), ratings));
            }
            case "note", "clarify", "request-review", "erase" ->
                List.of(acting.text(act, "text", Limits.TEXT_CHARACTERS));
            default -> List.of();
        };
    }

    /** What a form asks for; null for a name that is no act. */
    static @Nullable PersonAct wish(Typed typed) {
        return switch (typed.act()) {
            case "confirm" -> new PersonAct.Confirm();
            case "dispute" -> new PersonAct.Dispute(reason(typed.get("reason")), typed.orNull("text"));
            case "re-rate" -> new PersonAct.ReRate(rating(typed));
            case "correct-rating" -> new PersonAct.CorrectRating(rating(typed));
            case "note" -> new PersonAct.Note(typed.orNull("text"));
            case "clarify" -> new PersonAct.Clarify(typed.orNull("text"));
            case "withdraw" -> new PersonAct.Withdraw();
            case "request-review" -> new PersonAct.RequestReview(typed.orNull("text"));
            case "erase" -> new PersonAct.Erase(typed.orNull("text"));
            default -> null;
        };
    }

    private static @Nullable Integer rating(Typed typed) {
        String typedRating = typed.get("rating");
        return typedRating.matches("[1-5]") ? Integer.valueOf(typedRating) : null;
    }

    private static @Nullable DisputeReason reason(String code) {
        return Arrays.stream(DisputeReason.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElse(null);
    }
}
