package fidus.server.reconciliation;

import fidus.server.audit.Audit;
import fidus.server.audit.Beforehand;
import fidus.server.mongo.Unit;

/// What of the days of a run books and statements say at this moment, as a hash. To read that takes
/// long where an account has many rows, so it is read {@link Beforehand}.
final class Grounds {
    private static final int MOST = 500;

    private final Sources sources;
    private final Beforehand<Days, String> read;

    private record Days(String account, Rows.Period period) {}

    Grounds(Audit audit, Sources sources) {
        this.sources = sources;
        this.read = new Beforehand<>(audit, MOST);
    }

    /// @throws fidus.contract.Refused as {@link Comparison#gather}
    String now(Unit unit, RunStore.StoredRun stored) {
        var days =
                new Days(stored.account(), new Rows.Period(stored.run().from(), stored.run().to()));
        return read.now(
                unit,
                days,
                () -> Comparison.gather(unit, sources, days.account, days.period).ground());
    }
}
