package fidus.contract;

/// The only exception of the contract: thrown by a feature, carried as problem+json, thrown again
/// on the desktop.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.code() + ": " + problem.message());
        this.problem = problem;
    }

    public static Refused because(Problem.Code code, String message) {
        return new Refused(Problem.of(code, message));
    }

    public static Refused at(String field, Problem.Code code, String message) {
        return new Refused(Problem.at(field, code, message));
    }

    public Problem problem() {
        return problem;
    }
}
