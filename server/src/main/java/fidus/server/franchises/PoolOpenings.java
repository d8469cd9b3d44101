package fidus.server.franchises;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolsOpened;
import fidus.franchises.PoolsTakenOver;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.TakeOver;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.TakeOvers;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The pools of contracts that are taken over: what was paid is kept with its evidence, what is
/// owed opens with the contract (E26).
public final class PoolOpenings {
    private final FranchiseStore store = new FranchiseStore();
    private final Audit audit;

    public PoolOpenings(Audit audit) {
        this.audit = audit;
    }

    /// @throws Refused `BAD_VALUE` naming the row that does not fit
    public TakeOvers.Pools of(Unit unit, ContractBook contract, TakeOver asks) {
        FranchiseBook before = store.book(unit, contract.id()).orElse(null);
        if (before == null) {
            if (!asks.poolsPaid().isEmpty()) {
                throw Refused.at("pools", Problem.Code.BAD_VALUE, "No company sold this contract.");
            }
            return TakeOvers.Pools.NONE;
        }
        return of(before, contract, asks);
    }

    /// Of a contract whose sale may not be stored yet.
    ///
    /// @throws Refused `BAD_VALUE` naming the row that does not fit
    TakeOvers.Pools of(FranchiseBook before, ContractBook contract, TakeOver asks) {
        PoolsTakenOver state = PoolsTakenOver.of(before, contract.schedule(), asks);
        Opened opened = Objects.requireNonNull(contract.opened());
        FranchiseBook after =
                before.opened(state.lines(), new PoolsOpened(opened.on(), state.earned()));
        var owed = new ArrayList<Posting>();
        owe(owed, PoolEntries.ACCRUED, state.accrued(), after);
        owe(owed, PoolEntries.PAYABLE, state.due(), after);
        return new TakeOvers.Pools(owed, (writing, actor) -> keep(writing, actor, before, after));
    }

    private static void owe(List<Posting> owed, String account, Money sum, FranchiseBook book) {
        if (sum.signum() > 0) {
            owed.add(Postings.credit(account, sum, PoolEntries.of(book)));
        }
    }

    private void keep(Unit unit, Actor actor, FranchiseBook before, FranchiseBook after) {
        store.replace(unit, before, after);
        audit.record(
                unit, actor, "TAKE_OVER_POOLS", Franchises.subject(before.id()), before, after, "");
    }
}
