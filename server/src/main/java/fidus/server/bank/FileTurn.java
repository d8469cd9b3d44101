package fidus.server.bank;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Work that holds all rows of a bank file: reading it, holding it against what is stored, showing
/// it and taking it in. It is done for one file at a time, so that however many people offer files
/// at once the rows of one of them are in memory.
final class FileTurn {
    private static final int MOST_WAITING = 8;

    private final Duration patience;
    private final String busy;
    private final Semaphore place;
    private final Semaphore callers;

    /// @param patience how long one waits for those before it
    FileTurn(Duration patience) {
        this.patience = patience;
        this.busy =
                "Other bank files are being read. Nothing of this one was taken; repeat it in a"
                        + " minute.";
        this.place = new Semaphore(1, true);
        this.callers = new Semaphore(1 + MOST_WAITING);
    }

    private FileTurn(FileTurn other, String busy) {
        this.patience = other.patience;
        this.busy = busy;
        this.place = other.place;
        this.callers = other.callers;
    }

    /// The same turn for who asked for something else than to take a file in.
    ///
    /// @param busy what is said where too many wait
    FileTurn saying(String busy) {
        return new FileTurn(this, busy);
    }

    /// Waits for its turn and answers what the work answers. Whoever writes takes its turn before
    /// its transaction begins: one that waits in it would hold up who has the turn.
    ///
    /// @throws Refused `BUSY` when too many wait already, or the patience is over; then nothing of
    ///   the work was done
    <T> T of(Supplier<T> work) {
        if (!callers.tryAcquire()) {
            throw busy();
        }
        try {
            if (!place.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                place.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            callers.release();
        }
    }

    private Refused busy() {
        return Refused.because(Problem.Code.BUSY, busy);
    }
}
