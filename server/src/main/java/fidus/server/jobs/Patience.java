package fidus.server.jobs;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits out moments in which the store is busy: a step of long work that could not be stored is
/// done again, because nothing of it was stored. Each try waits for its turn by itself.
///
/// @param mayGoOn asked before each further try; throws where the work is to stop
public record Patience(Runnable mayGoOn) {
    /// Half an hour where each try waits twenty seconds.
    static final int MOST_TRIES = 90;

    /// For what has to be stored even when the work is stopped.
    public static Patience unasked() {
        return new Patience(() -> {});
    }

    /// Until something stops.
    static Patience until(BooleanSupplier stopped) {
        return new Patience(
                () -> {
                    if (stopped.getAsBoolean()) {
                        throw new Progress.Cancelled(true);
                    }
                });
    }

    /// @param step one unit of work, without any effect outside it
    /// @throws Refused what the step refuses, and `BUSY` after {@link #MOST_TRIES} tries
    public <T> T on(Supplier<T> step) {
        for (int tries = 1; ; tries++) {
            try {
                return step.get();
            } catch (Refused why) {
                if (tries == MOST_TRIES || !isBusy(why)) {
                    throw why;
                }
                mayGoOn.run();
            }
        }
    }

    /// Whether it says nothing about what was asked, only that it could not be stored now.
    static boolean isBusy(Refused why) {
        return why.problem().code() == Problem.Code.BUSY;
    }
}
