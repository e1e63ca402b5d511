package al.feedbackledger.api.acts;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Feedback as somebody gives it at a door, unchecked; null for what they left out.
 *
 * @param kind RATING where it is absent and there is no comment; else COMPLAINT for a rating up to 2, SUGGESTION above
 * @param rating 1 to 5, 5 is very satisfied; required unless the kind is CORRUPTION_SIGNAL, which has none
 * @param language the language the words are in, as a tag of two or three letters; {@code sq} where absent
 */
public record GivenFeedback(
        @Needed @Schema(example = "38") @Nullable String service,

        @Nullable Kind kind,
        @Nullable Audience audience,
        @Nullable Channel channel,

        @Schema(minimum = "1", maximum = "5", description = "5 is very satisfied") @Nullable
        Integer rating,

        @Nullable GotItDone gotItDone,
        @Nullable Boolean answerWanted,
        Set<Reason> reasons,
        @Schema(maxLength = 4000) @Nullable String comment,
        @Schema(maxLength = 40) @Nullable String applicationNumber,

        @Schema(maxLength = 64, pattern = "[A-Za-z0-9._-]*") @Nullable
        String campaign,

        @Schema(example = "sq", pattern = "[a-z]{2,3}") @Nullable
        String language) {
    public GivenFeedback {
        reasons = Collections.unmodifiableSet(new TreeSet<>(reasons));
    }

    /** Without what somebody wrote. */
    @Override
    public String toString() {
        return "GivenFeedback[hidden]";
    }
}
