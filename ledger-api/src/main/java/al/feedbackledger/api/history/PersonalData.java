package al.feedbackledger.api.history;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import com.google.errorprone.annotations.CheckReturnValue;

/** Whether the ledger holds words of a case. */
@CheckReturnValue
public enum PersonalData {
    NONE,
    HELD,
    ERASED;

    public static PersonalData of(CaseFile file) {
        if (!file.state().words().held().isEmpty()) {
            return HELD;
        }
        boolean erased = file.entries().stream().anyMatch(entry -> entry.event() instanceof PersonalDataErased);
        return erased ? ERASED : NONE;
    }
}
