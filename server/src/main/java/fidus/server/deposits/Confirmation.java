package fidus.server.deposits;

import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.deposits.Deposit;
import fidus.deposits.DepositState;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A recorded deposit as another person says that it is there.
record Confirmation(
        Approvals approvals,
        DepositStore store,
        DepositsAtOnce atOnce,
        Supplier<Heed> heed,
        Against against)
        implements Approvals.Execution<Deposits.Awaited> {
    /// Makes it known to the approvals.
    Confirmation known() {
        approvals.kind(Deposits.CONFIRM, Deposits.Awaited.class, Set.of(Role.APPROVER), this);
        approvals.lookedAtAgain(
                Deposits.CONFIRM, Deposits.Awaited.class, Set.of(Against.LABEL), this::now);
        return this;
    }

    /// The lines as they would be asked for now.
    private List<Shown> now(Unit unit, Deposits.Awaited awaited) {
        Deposit deposit = store.get(unit, awaited.id());
        List<Shown> said = new ArrayList<>(heed.get().now(unit, deposit));
        said.addAll(against.shown(unit, deposit));
        return new DepositAsking(approvals, store)
                .lines(unit, deposit, atOnce.countsOn(unit, deposit), said);
    }

    @Override
    public void lookedAt(Unit reading, Deposits.Awaited awaited) {
        Deposit deposit = store.get(reading, awaited.id());
        heed.get().look(reading, deposit);
        against.look(reading, deposit);
    }

    @Override
    public void execute(Unit unit, Decided by, Deposits.Awaited awaited) {
        Deposit shown = DepositAsking.unchanged(store.get(unit, awaited.id()), awaited.version());
        Deposit before = DepositRules.in(DepositState.PENDING, shown);
        by.byAnotherThan(approvals.makers(unit, Deposits.CONFIRM, Deposits.subject(before.id())));
        DepositDays.asShown(before, awaited.countsOn(), atOnce.countsOn(unit, before));
        heed.get().requireStill(unit, before, by.prepared().shown());
        against.requireNoMore(unit, before, by.prepared().shown());
        atOnce.stand(unit, by, before);
    }
}
