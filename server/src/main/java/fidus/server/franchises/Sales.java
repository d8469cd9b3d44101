package fidus.server.franchises;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.Franchise;
import fidus.franchises.FranchiseBook;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.SellThrough;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.FranchiseTerms;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.investments.Contracts;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Contracts a company sold: agreed by two persons before they start.
final class Sales {
    private final FranchiseStore store;
    private final Franchises.Ground ground;

    /// A sale as it was shown.
    ///
    /// @param version of the contract
    record Sale(SellThrough asked, long version) {}

    Sales(FranchiseStore store, Franchises.Ground ground) {
        this.store = store;
        this.ground = ground;
        ground.approvals().kind(Franchises.SELL, Sale.class, Set.of(Role.APPROVER), this::sold);
    }

    void routes(Routes routes) {
        routes.answer(FranchiseCalls.SELL, this::sell);
    }

    private Prepared sell(Asked asked, SellThrough asks) {
        Unit unit = asked.unit();
        Investment contract = ground.contracts().get(unit, asks.investmentId());
        FundTerms after = checked(unit, contract, asks);
        FundTerms before = Objects.requireNonNull(contract.terms());
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Company", company(unit, asks.id()).name()));
        shown.add(new Shown("Agent", ground.agents().get(unit, asks.agentId()).name()));
        shown.add(
                new Shown(
                        "Client's monthly rate",
                        before.monthlyRate().toPlainString()
                                + " → "
                                + after.monthlyRate().toPlainString()));
        shown.add(new Shown("Pool's monthly rate", terms(asks).poolRate().toPlainString()));
        shown.add(new Shown("Agent's part", asks.agentShare().toPlainString()));
        shown.add(new Shown("Paid", asks.franchisePayout().name()));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                Franchises.SELL,
                                Contracts.subject(contract.id()),
                                "Contract "
                                        + contract.number()
                                        + " was sold by "
                                        + company(unit, asks.id()).name(),
                                shown,
                                new Sale(asks, contract.version())));
    }

    private Franchise company(Unit unit, FranchiseId id) {
        return store.franchise(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "id", Problem.Code.NOT_FOUND, "There is no such company."));
    }

    private static FranchiseTerms terms(SellThrough asks) {
        return FranchiseTerms.STANDARD
                .withAgentShare(asks.agentShare())
                .paid(asks.franchisePayout());
    }

    /// The terms of a contract once it is sold.
    ///
    /// @throws Refused `ALREADY_EXISTS`, `WRONG_STATE`, `BAD_VALUE`
    FundTerms checked(Unit unit, Investment contract, SellThrough asks) {
        if (store.book(unit, contract.id()).isPresent()) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS, "A company sold this contract already.");
        }
        FundTerms copied = contract.terms();
        if (copied == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This contract carries no copy of its terms.");
        }
        return terms(asks).contractTerms(copied);
    }

    private void sold(Unit unit, Decided by, Sale sale) {
        Investment contract = ground.contracts().get(unit, sale.asked.investmentId());
        if (contract.version() != sale.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + contract.number()
                            + " was changed since this was prepared. Prepare it again.");
        }
        sell(unit, by, contract, sale.asked);
    }

    /// A sale two persons agreed on.
    void sell(Unit unit, Decided by, Investment contract, SellThrough asks) {
        Actor maker = by.maker().asking(by.checker().request());
        FundTerms copied = checked(unit, contract, asks);
        ground.contracts().agreed(unit, maker, contract, copied, Franchises.SELL);
        FranchiseBook book = book(unit, contract, asks);
        store.add(unit, book);
        ground.audit()
                .record(
                        unit,
                        maker,
                        Franchises.SELL,
                        Franchises.subject(contract.id()),
                        null,
                        book,
                        "");
    }

    /// As a company sold it; empty where none did.
    Optional<FranchiseBook> sold(Unit unit, InvestmentId contract) {
        return store.book(unit, contract);
    }

    /// The book of a contract that was just sold.
    FranchiseBook book(Unit unit, Investment contract, SellThrough asks) {
        return new FranchiseBook(
                contract.id(),
                contract.number(),
                contract.clientName(),
                contract.fundCode(),
                asks.id(),
                company(unit, asks.id()).name(),
                asks.agentId(),
                ground.agents().get(unit, asks.agentId()).name(),
                terms(asks),
                List.of(),
                Money.zero(contract.principal().currency()),
                null,
                1);
    }
}
