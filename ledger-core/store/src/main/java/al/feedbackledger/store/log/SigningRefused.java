package al.feedbackledger.store.log;

/** An alarm: what was to be signed does not follow from what was signed before, so it was not signed. */
public final class SigningRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SigningRefused(String problem, Throwable cause) {
        super(problem, cause);
    }

    SigningRefused(String problem) {
        super(problem);
    }
}
