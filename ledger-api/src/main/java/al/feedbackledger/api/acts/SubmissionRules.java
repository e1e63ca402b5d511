package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Limits;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNullElse;

/** Checks feedback as it was given, without looking at anything else, and fills in what was left out. */
@CheckReturnValue
final class SubmissionRules {
    private static final Pattern CAMPAIGN = Pattern.compile("[A-Za-z0-9._-]{1," + Limits.CAMPAIGN_CHARACTERS + "}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int SERVICE_CHARACTERS = 64;
    private static final int BAD_RATING = 2;

    private final GivenFeedback given;
    private final List<FieldError> errors = new ArrayList<>();

    private SubmissionRules(GivenFeedback given) {
        this.given = given;
    }

    /** Checked feedback, or what is wrong with it. */
    sealed interface Checked {
        /**
         * @param given with kind, audience, channel, language and {@code answerWanted} filled in, blank texts taken as none
         */
        record Good(GivenFeedback given) implements Checked {}

        record Bad(List<FieldError> errors) implements Checked {}
    }

    static Checked check(GivenFeedback given) {
        return new SubmissionRules(given).check();
    }

    private Checked check() {
        String service = TextRules.line("service", given.service(), SERVICE_CHARACTERS, errors);
        if (service == null && errors.isEmpty()) {
            errors.add(FieldError.of("service", "required"));
        }
        int before = errors.size();
        String comment = TextRules.lines("comment", given.comment(), Limits.COMMENT_CHARACTERS, errors);
        boolean hasComment = comment != null || errors.size() > before;
        String application = TextRules.line(
                "applicationNumber", given.applicationNumber(), Limits.APPLICATION_NUMBER_CHARACTERS, errors);
        Kind kind = kind(hasComment);
        checkRating(kind);
        checkKind(kind, hasComment);
        checkPattern("campaign", given.campaign(), CAMPAIGN);
        checkPattern("language", given.language(), LANGUAGE);
        if (given.channel() == Channel.IMPORT) {
            errors.add(FieldError.of("channel", "import-only"));
        }
        return errors.isEmpty()
                ? new Checked.Good(filled(service, kind, comment, application))
                : new Checked.Bad(errors);
    }

    private Kind kind(boolean hasComment) {
        if (given.kind() != null) {
            return given.kind();
        }
        if (!hasComment) {
            return Kind.RATING;
        }
        Integer rating = given.rating();
        return rating != null && rating <= BAD_RATING ? Kind.COMPLAINT : Kind.SUGGESTION;
    }

    private void checkRating(Kind kind) {
        Integer rating = given.rating();
        if (kind == Kind.CORRUPTION_SIGNAL) {
            if (rating != null) {
                errors.add(FieldError.of("rating", "no-rating"));
            }
        } else if (rating == null) {
            errors.add(FieldError.of("rating", "required"));
        } else {
            checkRating("rating", rating, errors);
        }
    }

    static void checkRating(String field, int rating, List<FieldError> errors) {
        if (rating < 1 || rating > 5) {
            errors.add(FieldError.of(field, "range", 1, 5));
        }
    }

    private void checkKind(Kind kind, boolean hasComment) {
        if (kind != Kind.RATING) {
            return;
        }
        if (hasComment) {
            errors.add(FieldError.of("kind", "rating-alone"));
        }
        if (Boolean.TRUE.equals(given.answerWanted())) {
            errors.add(FieldError.of("answerWanted", "rating-alone"));
        }
    }

    private void checkPattern(String field, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            errors.add(FieldError.of(field, "format"));
        }
    }

    private GivenFeedback filled(
            @Nullable String service, Kind kind, @Nullable String comment, @Nullable String application) {
        return new GivenFeedback(
                service,
                kind,
                requireNonNullElse(given.audience(), Audience.NOT_STATED),
                requireNonNullElse(given.channel(), Channel.WEB),
                given.rating(),
                given.gotItDone(),
                requireNonNullElse(given.answerWanted(), kind.answerWantedByDefault()),
                given.reasons(),
                comment,
                application,
                given.campaign(),
                requireNonNullElse(given.language(), "sq"));
    }
}
