package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.acts.GivenFeedback;
import al.feedbackledger.api.acts.Submissions;
import al.feedbackledger.api.pages.Problems;
import al.feedbackledger.api.pages.WrongFields;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.Kind;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be mended in the form: what the door would refuse, and what would leave the institution nothing to answer. */
@Component
final class FormCheck {
    private static final Map<String, String> INPUTS = Map.of(
            "gotItDone", "done",
            "answerWanted", "answer",
            "applicationNumber", "application",
            "reasons", "reason");

    private final Submissions submissions;
    private final WrongFields wrongFields;

    FormCheck(Submissions submissions, WrongFields wrongFields) {
        this.submissions = submissions;
        this.wrongFields = wrongFields;
    }

    Problems check(GivenFeedback given, Wording w) {
        List<FieldError> errors = new ArrayList<>(submissions.check(given).errors());
        boolean noRating = errors.removeIf(error -> error.field().equals("rating"));
        // Said in the person's terms below: there is nothing to answer.
        errors.removeIf(error -> error.code().equals("rating-alone"));
        Problems problems = Problems.none();
        if (noRating) {
            problems.add("rating", w.say("wrong.rating"));
        }
        if (needsText(given)) {
            problems.add("comment", w.say("wrong.comment.needed"));
        }
        wrongFields.of(errors, FormCheck::input, w).getAll().forEach(one -> problems.add(one.field(), one.text()));
        return problems;
    }

    static String input(String field) {
        return INPUTS.getOrDefault(field, field);
    }

    private static boolean needsText(GivenFeedback given) {
        if (given.comment() != null) {
            return false;
        }
        Kind kind = given.kind();
        boolean byDefault = given.answerWanted() == null && kind != null && kind.answerWantedByDefault();
        return kind == Kind.CORRUPTION_SIGNAL || byDefault || Boolean.TRUE.equals(given.answerWanted());
    }
}
