package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.RecordWords;
import fidus.server.audit.Audit;
import fidus.server.audit.Beforehand;
import fidus.server.bank.Settled;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What of the days of a run books and statements say at this moment, as a hash. To read that takes
/// long where an account has many rows, so it is read {@link Beforehand}.
final class Grounds {
    private static final int MOST = 500;

    private final Audit audit;
    private final Sources sources;
    private final Unmoved unmoved;
    private final LeftOpen open;
    private final Beforehand<RunId, Boolean> still;
    private final Beforehand<Days, Read> read;

    /// @param run that is looked at
    private record Days(String account, Rows.Period period, RunId run) {}

    /// @param books what the books have at the end of these days; absent where no statement gives a
    ///   balance to prove with
    /// @param seen when, for a bank account
    /// @param settled what a signature settles, for a bank account whose run did not keep it
    private record Read(
            String ground,
            @Nullable Money books,
            Leaving.@Nullable Seen seen,
            @Nullable Settled settled) {}

    Grounds(Audit audit, Sources sources, RunWindows windows) {
        this.audit = audit;
        this.sources = sources;
        this.unmoved = new Unmoved(audit, sources);
        this.open = new LeftOpen(audit, sources, windows);
        this.still = new Beforehand<>(audit, MOST);
        this.read = new Beforehand<>(audit, MOST);
    }

    Sources sources() {
        return sources;
    }

    /// Reads what takes long before somebody asks for a signature.
    ///
    /// @throws Refused as {@link Comparison#gather}
    void look(Unit reading, RunStore.StoredRun stored) {
        if (isToBeSigned(stored) && reads(reading, stored)) {
            var _ = read(reading, stored);
        }
    }

    /// Reads what takes long before a signature that settles its days.
    ///
    /// @throws Refused as {@link Comparison#gather}
    void lookToSettle(Unit reading, RunStore.StoredRun stored) {
        if (!isToBeSigned(stored)) {
            return;
        }
        if (!BankComparison.isBank(stored.account()) || open.isKept(reading, stored)) {
            look(reading, stored);
            open.look(reading, stored);
        } else if (!isOfNow(reading, read(reading, stored))) {
            read.forget(days(stored));
            var _ = read(reading, stored);
        }
    }

    /// Whether nothing is known that its days could say otherwise since they were seen.
    private boolean isUnmoved(Unit unit, RunStore.StoredRun stored) {
        return still.now(unit, stored.id(), () -> unmoved.is(unit, stored));
    }

    /// Whether its rows have to be read to know whether they say what it compared.
    boolean reads(Unit unit, RunStore.StoredRun stored) {
        return stored.ground() != null && !isUnmoved(unit, stored);
    }

    private static boolean isToBeSigned(RunStore.StoredRun stored) {
        return stored.ground() != null && stored.run().runState() == RunState.COMPLETED;
    }

    /// Whether its days say what it compared.
    ///
    /// @throws Refused as {@link Comparison#gather}
    boolean holds(Unit unit, RunStore.StoredRun stored) {
        return stored.ground() == null
                || isUnmoved(unit, stored)
                || stored.ground().equals(read(unit, stored).ground);
    }

    /// What is signed is what books and statements say, not what they said when it was compared.
    ///
    /// @throws Refused `WRONG_STATE`
    void requireUnchanged(Unit unit, RunStore.StoredRun stored) {
        String compared = stored.ground();
        if (compared == null || !reads(unit, stored)) {
            return;
        }
        Read now = read(unit, stored);
        if (!compared.equals(now.ground)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Books or statements of "
                            + SignOffs.title(stored)
                            + " changed since this run compared them. Run it again, and sign"
                            + " that one.");
        }
        ReconciliationRun.Outcome outcome = stored.run().outcome();
        Money books = now.books;
        if (books != null && outcome != null) {
            for (BalanceProof proof : outcome.proofs()) {
                requireOfTheBooks(stored, proof, books);
            }
        }
        if (unit.writes() && now.seen != null) {
            new RunHeadStore().seen(unit, stored.id(), now.seen);
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
                            .formatted(
                                    RecordWords.account(stored.account()),
                                    books,
                                    stored.run().to(),
                                    proven));
        }
    }

    /// Keeps what the signature of a run settles, so that later runs read no more of its days than
    /// what it left open.
    void settle(Unit unit, RunStore.StoredRun stored) {
        Optional<Settled> kept = open.of(unit, stored);
        Settled settled = kept.isPresent() ? kept.get() : settled(unit, stored);
        if (settled != null) {
            new SettledStore().put(unit, stored.account(), settled);
        }
    }

    /// What people decided about matches since changes what is settled.
    private @Nullable Settled settled(Unit unit, RunStore.StoredRun stored) {
        if (!BankComparison.isBank(stored.account())) {
            return null;
        }
        Read known = read(unit, stored);
        return isOfNow(unit, known) ? known.settled : fresh(unit, stored, true).settled;
    }

    private boolean isOfNow(Unit unit, Read known) {
        return known.settled != null
                && known.seen != null
                && known.seen.log() == audit.before(unit);
    }

    private static Days days(RunStore.StoredRun stored) {
        return new Days(stored.account(), period(stored), stored.id());
    }

    private Read read(Unit unit, RunStore.StoredRun stored) {
        return read.now(
                unit,
                days(stored),
                known -> known.seen != null && unmoved.is(unit, stored, known.seen),
                () -> fresh(unit, stored, !open.isKept(unit, stored)));
    }

    private static Rows.Period period(RunStore.StoredRun stored) {
        return new Rows.Period(stored.run().from(), stored.run().to());
    }

    /// @param settling with what a signature settles
    private Read fresh(Unit unit, RunStore.StoredRun stored, boolean settling) {
        Comparison all = Comparison.toGround(unit, sources, stored.account(), period(stored));
        Leaving left = all.left();
        BalanceProof.Balances balances = all.balances();
        return new Read(
                all.ground(),
                balances == null ? null : balances.bookClosing(),
                left == null ? null : left.seen(),
                left == null || !settling ? null : left.signed(unit, stored, all));
    }
}
