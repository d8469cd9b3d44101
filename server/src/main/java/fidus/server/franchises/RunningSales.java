package fidus.server.franchises;

import fidus.franchises.FranchiseBook;
import fidus.franchises.FranchiseId;
import fidus.franchises.SellThrough;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.TakeOver;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Audit;
import fidus.server.investments.RunningContracts;
import fidus.server.investments.RunningContracts.Sold;
import fidus.server.investments.TakeOvers;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

/// Contracts a company sold before these books were kept: sold and taken over in one act.
final class RunningSales implements RunningContracts.Sales {
    private final Sales sales;
    private final PoolOpenings pools;

    RunningSales(Audit audit, Sales sales) {
        this.sales = sales;
        pools = new PoolOpenings(audit);
    }

    @Override
    public FundTerms terms(Unit unit, Investment contract, Sold sold) {
        return sales.checked(unit, contract, asks(contract, sold));
    }

    @Override
    public TakeOvers.Pools pools(
            Unit unit, Investment contract, Sold sold, ContractBook opening, TakeOver asks) {
        FranchiseBook book = sales.book(unit, contract, asks(contract, sold));
        return pools.of(book, opening, asks);
    }

    @Override
    public void sell(Unit unit, Decided by, Investment contract, Sold sold) {
        sales.sell(unit, by, contract, asks(contract, sold));
    }

    @Override
    public boolean isSold(Unit unit, InvestmentId contract, @Nullable Sold sold) {
        FranchiseBook book = sales.sold(unit, contract).orElse(null);
        if (book == null || sold == null) {
            return book == null && sold == null;
        }
        return book.franchiseId().value().equals(sold.company())
                && book.agentId().equals(sold.agentId())
                && book.terms().agentShare().compareTo(sold.agentShare()) == 0
                && book.terms().franchisePayout() == sold.franchisePayout();
    }

    private static SellThrough asks(Investment contract, Sold sold) {
        return new SellThrough(
                new FranchiseId(sold.company()),
                contract.id(),
                sold.agentId(),
                sold.agentShare(),
                sold.franchisePayout());
    }
}
