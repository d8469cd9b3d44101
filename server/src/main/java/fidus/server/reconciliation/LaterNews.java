package fidus.server.reconciliation;

import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.SinceCompared;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What of completed runs is otherwise by now than when they compared their days.
record LaterNews(Unit unit) {
    /// @return absent where nothing is known to be, and for a run that is not to be signed any more
    @Nullable SinceCompared of(RunStore.StoredRun stored) {
        if (stored.run().runState() != RunState.COMPLETED || stored.outdated() != null) {
            return null;
        }
        return ToldDays.isToCome(unit, stored)
                ? new SinceCompared(stored.run().to(), List.of(), null)
                : null;
    }
}
