package fidus.server.investments;

import fidus.funds.FundTerms;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.FranchisePayout;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/// Contracts that ran before these books and were never entered here: entered and taken over in one
/// approved act.
public final class RunningContracts {
    private final Contracts contracts;
    private final Starts starts;
    private final TakeOvers takeOvers;
    private final Sales sales;

    /// @param takeOver of the contract to be, whose id it names
    /// @param sold absent where no company sold it
    public record Running(EnterContract enter, TakeOver takeOver, @Nullable Sold sold) {}

    /// A company sold the contract.
    ///
    /// @param company id of a white-label company
    /// @param agentShare the agent's part of the pool
    public record Sold(
            UUID company,
            AgentId agentId,
            BigDecimal agentShare,
            FranchisePayout franchisePayout) {}

    /// What selling through a company does to a contract.
    public interface Sales {
        /// @throws fidus.contract.Refused as when it is sold
        FundTerms terms(Unit unit, Investment contract, Sold sold);

        /// What opens of its pools, before the sale is stored.
        TakeOvers.Pools pools(
                Unit unit, Investment contract, Sold sold, ContractBook opening, TakeOver asks);

        void sell(Unit unit, Decided by, Investment contract, Sold sold);

        /// Whether it was sold just so; with no `sold`, whether no company sold it.
        boolean isSold(Unit unit, InvestmentId contract, @Nullable Sold sold);
    }

    public RunningContracts(Contracts contracts, Starts starts, TakeOvers takeOvers, Sales sales) {
        this.contracts = contracts;
        this.starts = starts;
        this.takeOvers = takeOvers;
        this.sales = sales;
    }

    public Optional<Investment> find(Unit unit, InvestmentId id) {
        return contracts.find(unit, id);
    }

    /// Whether a contract in the books is what is said of one that ran before: whose it is, its
    /// principal, fund, terms and start, who sold it and how its performance stood.
    public boolean isSame(Unit unit, Investment known, Running running) {
        EnterContract enter = running.enter;
        Opened opened = takeOvers.opened(unit, known.id());
        return known.clientId().equals(enter.clientId())
                && known.principal().equals(enter.principal())
                && known.fundCode() == enter.fundCode()
                && known.startDate().equals(enter.startDate())
                && takeOvers.isUnder(unit, known, running.takeOver.terms())
                && sales.isSold(unit, known.id(), running.sold)
                && SharesBefore.areLike(
                        opened == null ? null : opened.shares(), running.takeOver.shares());
    }

    /// What would open with a contract. Nothing is stored.
    ///
    /// @throws fidus.contract.Refused as entering, selling or taking it over is refused
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
        Sold sold = running.sold;
        if (sold == null) {
            return takeOvers.look(unit, draft, running.takeOver);
        }
        Investment agreed = draft.termed(sales.terms(unit, draft, sold));
        return takeOvers.lookSold(
                unit,
                agreed,
                running.takeOver,
                (reading, opening, asks) -> sales.pools(reading, agreed, sold, opening, asks));
    }

    /// Contracts of one pool come out of it with one value per unit and mark.
    ///
    /// @param who the other is, in words
    /// @throws fidus.contract.Refused `BAD_VALUE` naming the field
    public void checkPool(Opening one, Opening other, String who) {
        Opened opened = one.book().opened();
        if (opened != null && opened.shares() != null) {
            PooledBefore.check(one.book().schedule(), opened.shares(), other.book(), who);
        }
    }

    /// Enters a contract, sells it where a company did, and takes it over.
    ///
    /// @throws fidus.contract.Refused as entering, selling or taking it over is refused
    public void take(Unit unit, Decided by, Running running) {
        InvestmentId id = running.takeOver.id();
        EntryRules.Placement placement = contracts.check(unit, id, running.enter);
        Investment entered = contracts.enter(unit, by, id, running.enter, placement);
        if (running.sold != null) {
            sales.sell(unit, by, entered, running.sold);
            entered = contracts.get(unit, id);
        }
        Investment validated =
                starts.validated(unit, by.maker().asking(by.checker().request()), entered);
        takeOvers.take(unit, by, validated, running.takeOver);
    }
}
