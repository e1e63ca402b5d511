package al.feedbackledger.verify;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Stored;

import java.util.List;

/** Which events of the sample ledger receipts are taken of. */
final class TestReceipts {
    private TestReceipts() {}

    /** The index of a submission with words, in the ledger of so many cases and seed 1. */
    static int withWords(int cases) {
        List<Stored> events = SampleLedger.of(cases, 1).events();
        for (int i = 80; i < events.size(); i++) {
            if (events.get(i).event() instanceof FeedbackSubmitted submitted && submitted.comment() != null) {
                return i;
            }
        }
        throw new AssertionError("no submission with words");
    }
}
