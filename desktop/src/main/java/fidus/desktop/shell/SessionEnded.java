package fidus.desktop.shell;

/// The server no longer knows this session, or there is none: somebody has to sign in again.
public final class SessionEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SessionEnded() {
        super("The session has ended. Sign in again.");
    }
}
