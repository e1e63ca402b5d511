package al.feedbackledger.api.cli.mapping;

/** Ends the conversion of one row with the code of what is wrong; never leaves this package. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    Unreadable(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
