package fidus.server.reconciliation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import fidus.reconciliation.RunId;
import fidus.server.audit.Audit;
import fidus.server.bank.Settled;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What of the days of a run books and statements say at this moment, as a hash. To read that takes
/// long where an account has many rows, so it is read before the transaction that needs it; there
/// it counts while nobody changed anything since, else it is read again.
final class Grounds {
    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Audit audit;
    private final Sources sources;
    private final Cache<Days, Read> read =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    private record Days(String account, Rows.Period period) {}

    /// @param log how far the audit log went before it was read
    /// @param run that was looked at
    /// @param settled what a signature settles, for a bank account
    private record Read(long log, RunId run, String ground, @Nullable Settled settled) {}

    Grounds(Audit audit, Sources sources) {
        this.audit = audit;
        this.sources = sources;
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
        var days =
                new Days(stored.account(), new Rows.Period(stored.run().from(), stored.run().to()));
        long log = audit.before(unit);
        Read known = read.getIfPresent(days);
        if (known != null && known.log == log && known.run.equals(stored.id())) {
            return known;
        }
        Comparison all = Comparison.gather(unit, sources, days.account, days.period);
        Leaving left = all.left();
        Settled settled = left == null ? null : left.signed(unit, stored, all);
        var now = new Read(log, stored.id(), all.ground(), settled);
        if (!unit.writes()) {
            // of a transaction that may fail nothing is remembered
            read.put(days, now);
        }
        return now;
    }
}
