package al.feedbackledger.api.pages;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.wording.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Function;

/** Tells on a page what the doors say of single values. */
@Component
public final class WrongFields {
    private final MessageSource texts;

    WrongFields(MessageSource texts) {
        this.texts = texts;
    }

    /** @param id the form's input for a field of the act */
    public Problems of(List<FieldError> errors, Function<String, String> id, Wording w) {
        Problems problems = Problems.none();
        for (FieldError error : errors) {
            String text = texts.getMessage(
                    "field." + error.code(), error.arguments().toArray(), w.language().locale());
            problems.add(id.apply(error.field()), text);
        }
        return problems;
    }
}
