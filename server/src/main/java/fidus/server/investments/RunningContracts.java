package fidus.server.investments;

import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.TakeOver;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;

import java.util.Optional;

/// Contracts that ran before these books and were never entered here: entered and taken over in one
/// approved act.
public final class RunningContracts {
    private final Contracts contracts;
    private final Starts starts;
    private final TakeOvers takeOvers;

    /// @param takeOver of the contract to be, whose id it names
    public record Running(EnterContract enter, TakeOver takeOver) {}

    public RunningContracts(Contracts contracts, Starts starts, TakeOvers takeOvers) {
        this.contracts = contracts;
        this.starts = starts;
        this.takeOvers = takeOvers;
    }

    public Optional<Investment> find(Unit unit, InvestmentId id) {
        return contracts.find(unit, id);
    }

    /// What would open with a contract. Nothing is stored.
    ///
    /// @throws fidus.contract.Refused as entering or taking it over is refused
    public Opening look(Unit unit, Running running) {
        InvestmentId id = running.takeOver.id();
        EntryRules.Placement placement = contracts.check(unit, id, running.enter);
        Investment draft =
                Signed.waiting(
                        id,
                        0,
                        running.enter,
                        placement,
                        Signed.mappings(running.enter, unit.now()));
        return takeOvers.look(unit, draft, running.takeOver);
    }

    /// Enters a contract and takes it over.
    ///
    /// @throws fidus.contract.Refused as entering or taking it over is refused
    public void take(Unit unit, Decided by, Running running) {
        InvestmentId id = running.takeOver.id();
        EntryRules.Placement placement = contracts.check(unit, id, running.enter);
        Investment entered = contracts.enter(unit, by, id, running.enter, placement);
        Investment validated =
                starts.validated(unit, by.maker().asking(by.checker().request()), entered);
        takeOvers.take(unit, by, validated, running.takeOver);
    }
}
