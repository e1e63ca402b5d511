package al.feedbackledger.api.cli.terminal;

/** Ends a command before its work is done: with a message a person can act on, and an exit code. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    private Stop(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The command or a file it was given cannot be used as it is; nothing was changed. */
    public static Stop unusable(String message) {
        return new Stop(ExitCode.UNUSABLE, message);
    }

    /** The application does not answer, or does not let the command line in. */
    public static Stop unreachable(String message) {
        return new Stop(ExitCode.UNREACHABLE, message);
    }

    /** The application answered something it should not have, or a check did not hold. */
    public static Stop failed(String message) {
        return new Stop(ExitCode.FAILED, message);
    }

    public ExitCode code() {
        return code;
    }

    /** What to tell the person. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
