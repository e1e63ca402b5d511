package al.feedbackledger.api.pages;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.Limits;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tells on a page what the doors say of single values. */
@Component
public final class WrongFields {
    private static final Set<String> MISSING = Set.of("required", "range", "format", "whole-number");
    private static final Map<String, String> OWN = Map.of(
            "outcome", "wrong.outcome",
            "reason", "wrong.reason",
            "result", "wrong.outcome",
            "institution", "wrong.institution",
            "officer", "wrong.officer",
            "workingDays", "wrong.days",
            "text", "wrong.text.needed",
            "question", "wrong.text.needed",
            "into", "wrong.reference",
            "rating", "wrong.rating");

    private final MessageSource texts;

    WrongFields(MessageSource texts) {
        this.texts = texts;
    }

    /** @param id the form's input for a field of the act */
    public Problems of(List<FieldError> errors, Function<String, String> id, Wording w) {
        Problems problems = Problems.none();
        for (FieldError error : errors) {
            problems.add(id.apply(error.field()), text(error, w));
        }
        return problems;
    }

    /** In the words of the question where there are such; else what the door says. */
    private String text(FieldError error, Wording w) {
        String own = OWN.get(error.field());
        if (own != null && MISSING.contains(error.code())) {
            return w.say(own, String.valueOf(Limits.EXTENSION_WORKING_DAYS));
        }
        if (error.code().equals("too-long")) {
            return w.say(
                    "wrong.text.long", w.number(Long.parseLong(error.arguments().getFirst())));
        }
        return texts.getMessage(
                "field." + error.code(),
                error.arguments().toArray(),
                w.language().locale());
    }
}
