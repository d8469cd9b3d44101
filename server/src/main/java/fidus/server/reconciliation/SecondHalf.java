package fidus.server.reconciliation;

import fidus.server.jobs.Progress;

/// The progress of what is done after everything was tried.
///
/// @param whole of both
record SecondHalf(Progress whole) implements Progress {
    @Override
    public void step(long done, long total) {
        whole.step(total + done, 2 * total);
    }

    @Override
    public void stopIfAsked() {
        whole.stopIfAsked();
    }
}
