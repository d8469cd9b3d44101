package fidus.server.reconciliation;

import fidus.contract.Refused;
import fidus.reconciliation.RunState;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Why a sign-off of a run would be refused besides its own figures and breaks, said before anybody
/// asks for it.
record Obstacles(Sources sources) {
    /// @return absent for nothing, and for a run that is not to be signed now
    @Nullable List<String> of(Unit unit, RunStore.StoredRun stored) {
        if (stored.run().runState() != RunState.COMPLETED || stored.outdated() != null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        add(found, () -> ToldDays.require(unit, sources, stored));
        add(found, () -> Gaps.requireNone(unit, stored));
        return found.isEmpty() ? null : found;
    }

    private static void add(List<String> found, Runnable check) {
        try {
            check.run();
        } catch (Refused why) {
            found.add(why.problem().message());
        }
    }
}
