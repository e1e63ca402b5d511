package al.feedbackledger.store.access;

import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.eventstore.CaseAccessRow;

/**
 * What a new case's person is given, and the row by which it is recognised later.
 *
 * @param code told once, in the reply; never stored
 */
public record NewAccess(ReferenceNumber reference, TrackingCode code, CaseAccessRow row) {
    /** Without reference and code. */
    @Override
    public String toString() {
        return "NewAccess[hidden]";
    }
}
