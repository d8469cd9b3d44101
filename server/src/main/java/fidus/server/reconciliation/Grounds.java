package fidus.server.reconciliation;

import fidus.reconciliation.RunId;
import fidus.server.audit.Audit;
import fidus.server.audit.Beforehand;
import fidus.server.bank.Settled;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

/// What of the days of a run books and statements say at this moment, as a hash. To read that takes
/// long where an account has many rows, so it is read {@link Beforehand}.
final class Grounds {
    private static final int MOST = 500;

    private final Sources sources;
    private final Beforehand<Days, Read> read;

    /// @param run that is looked at
    private record Days(String account, Rows.Period period, RunId run) {}

    /// @param settled what a signature settles, for a bank account
    private record Read(String ground, @Nullable Settled settled) {}

    Grounds(Audit audit, Sources sources) {
        this.sources = sources;
        this.read = new Beforehand<>(audit, MOST);
    }

    /// @throws fidus.contract.Refused as {@link Comparison#gather}
    String now(Unit unit, RunStore.StoredRun stored) {
        return read(unit, stored).ground;
    }

    /// Keeps what the signature of a run settles, so that later runs read no more of its days than
    /// what it left open.
    void settle(Unit unit, RunStore.StoredRun stored) {
        Settled settled = read(unit, stored).settled;
        if (settled != null) {
            new SettledStore().put(unit, stored.account(), settled);
        }
    }

    private Read read(Unit unit, RunStore.StoredRun stored) {
        var period = new Rows.Period(stored.run().from(), stored.run().to());
        var days = new Days(stored.account(), period, stored.id());
        return read.now(
                unit,
                days,
                () -> {
                    Comparison all = Comparison.gather(unit, sources, days.account, period);
                    Leaving left = all.left();
                    return new Read(
                            all.ground(), left == null ? null : left.signed(unit, stored, all));
                });
    }
}
