package al.feedbackledger.api.cli.terminal;

/**
 * How a command ended. An import that refuses rows has done its work: it ends with {@link #DONE}, says how many, and names
 * them in its report.
 */
public enum ExitCode {
    DONE(0),
    /** Something is wrong that nobody asked for: an answer that makes no sense, a check that does not hold. */
    FAILED(1),
    /** The words of the command, or a file it was given, cannot be used. */
    UNUSABLE(2),
    /** No running application was found, or it does not let the command line in. */
    UNREACHABLE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
