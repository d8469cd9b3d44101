package fidus.server.jobs;

/// How running work says where it is, and learns that somebody wants it to stop. Used by the thread
/// that does the work.
public interface Progress {
    /// Says how far the work is; cheap enough to call for every step, stored a few times a second.
    void step(long done, long total);

    /// @throws Cancelled when a person asked the work to stop, or the server is stopping
    void stopIfAsked();

    /// The work stopped where it was asked to.
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        /// @param byServer true when the server stops and the work goes on at the next start
        public Cancelled(boolean byServer) {
            super(byServer ? "The server is stopping" : "Cancelled");
            this.byServer = byServer;
        }

        private final boolean byServer;

        /// Whether the server stops and the work goes on at the next start.
        public boolean byServer() {
            return byServer;
        }
    }
}
