package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.ReconciliationRun;
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

    /// @param books what the books have at the end of these days; absent where no statement gives a
    ///   balance to prove with
    /// @param settled what a signature settles, for a bank account
    private record Read(String ground, @Nullable Money books, @Nullable Settled settled) {}

    Grounds(Audit audit, Sources sources) {
        this.sources = sources;
        this.read = new Beforehand<>(audit, MOST);
    }

    /// @throws Refused as {@link Comparison#gather}
    String now(Unit unit, RunStore.StoredRun stored) {
        return read(unit, stored).ground;
    }

    /// What is signed is what books and statements say, not what they said when it was compared.
    ///
    /// @throws Refused `WRONG_STATE`
    void requireUnchanged(Unit unit, RunStore.StoredRun stored) {
        if (stored.ground() == null) {
            return;
        }
        Read now = read(unit, stored);
        if (!stored.ground().equals(now.ground)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Books or statements of "
                            + SignOffs.title(stored)
                            + " changed since this run compared them. Run it again, and sign"
                            + " that one.");
        }
        ReconciliationRun.Outcome outcome = stored.run().outcome();
        Money books = now.books;
        if (books == null || outcome == null) {
            return;
        }
        for (BalanceProof proof : outcome.proofs()) {
            requireOfTheBooks(stored, proof, books);
        }
    }

    /// What was written off since stands on no statement, and moved the books all the same.
    private static void requireOfTheBooks(
            RunStore.StoredRun stored, BalanceProof proof, Money books) {
        Money proven = proof.balances().bookClosing();
        if (!proven.equals(books)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The books of %s have %s at the end of %s; this run proved %s, before something was written off. Run it again, and sign that one."
                            .formatted(stored.account(), books, stored.run().to(), proven));
        }
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
                    BalanceProof.Balances balances = all.balances();
                    return new Read(
                            all.ground(),
                            balances == null ? null : balances.bookClosing(),
                            left == null ? null : left.signed(unit, stored, all));
                });
    }
}
