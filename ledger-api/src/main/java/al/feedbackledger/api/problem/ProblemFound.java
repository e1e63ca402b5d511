package al.feedbackledger.api.problem;

/** Ends a request with a problem; thrown at the doors only, where the answer is written. */
public final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemFound(Problem problem) {
        super(problem.type().slug(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
