package fidus.server.mongo;

/// The database did not answer, or answered with an error that is not about the data. Nothing of
/// the unit of work was stored, or whether it was is unknown and the repeated request will tell.
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseFailure(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
