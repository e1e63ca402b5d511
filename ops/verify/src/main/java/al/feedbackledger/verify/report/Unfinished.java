package al.feedbackledger.verify.report;

/** The check could not be finished, for a reason that says nothing about what is checked: no network, no room. */
public final class Unfinished extends RuntimeException {
    public Unfinished(String sentence) {
        super(sentence);
    }

    public Unfinished(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
