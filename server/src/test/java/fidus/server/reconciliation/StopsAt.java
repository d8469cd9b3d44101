package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.server.jobs.Progress;

/// Stops the work the n-th time it asks.
final class StopsAt implements Progress {
    private final boolean byServer;
    private int left;

    StopsAt(int left, boolean byServer) {
        this.left = left;
        this.byServer = byServer;
    }

    static StopsAt never() {
        return new StopsAt(1_000_000, true);
    }

    @Override
    public void step(long done, long total) {
        assertThat(done).isLessThanOrEqualTo(total);
    }

    @Override
    public void stopIfAsked() {
        if (--left == 0) {
            throw new Cancelled(byServer);
        }
    }
}
