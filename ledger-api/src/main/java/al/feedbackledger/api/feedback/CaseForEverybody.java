package al.feedbackledger.api.feedback;

import al.feedbackledger.api.history.DeadlineShown;
import al.feedbackledger.api.history.Step;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the reference number alone shows: status and dates, no word and no rating.
 *
 * @param reference as people see it
 * @param closure how the case came to its end, where it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseForEverybody(
        String reference,
        String service,
        Kind kind,
        Status status,
        @Nullable String closure,
        DeadlineShown deadline,
        List<Step> history) {}
