package fidus.server.investments;

import fidus.investments.Investment;
import fidus.investments.book.AgentAccrual;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.TakeOver;
import fidus.investments.book.TakenOver;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.Commissions;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a contract that is taken over owes, as its first book and its entry (E26).
final class Openings {
    static final String EVENT = "E26";
    private static final String AGAINST = "3900";

    private final ContractBooks books;
    private final Starts.Ground ground;
    private final TakeOvers.PoolsElsewhere pools;

    Openings(ContractBooks books, Starts.Ground ground, TakeOvers.PoolsElsewhere pools) {
        this.books = books;
        this.ground = ground;
        this.pools = pools;
    }

    Opening of(Unit unit, Investment contract, TakenOver state, TakeOver asks) {
        List<AgentAssignment> agents = ground.agents().of(unit, contract.clientId(), contract.id());
        return of(unit, book(unit, contract, state, asks, agents), state, asks, pools);
    }

    /// Of a contract a company sold, before that is stored: nobody else earns on it.
    Opening ofSold(
            Unit unit,
            Investment contract,
            TakenOver state,
            TakeOver asks,
            TakeOvers.PoolsElsewhere sold) {
        return of(unit, book(unit, contract, state, asks, List.of()), state, asks, sold);
    }

    private static Opening of(
            Unit unit,
            ContractBook book,
            TakenOver state,
            TakeOver asks,
            TakeOvers.PoolsElsewhere pools) {
        TakeOvers.Pools sold = pools.of(unit, book, asks);
        return new Opening(book, state, postings(book, state, sold.owed()), sold);
    }

    /// With everything accrued by the day it is taken over, whoever booked it.
    private ContractBook book(
            Unit unit,
            Investment contract,
            TakenOver state,
            TakeOver asks,
            List<AgentAssignment> agents) {
        LocalDate on = asks.takenOverOn();
        Commissions commissions =
                books.takenOver(
                        unit,
                        books.starting(
                                unit, state.schedule(), agents, ground.funds().businessDate(unit)),
                        state.schedule(),
                        on);
        var book =
                new ContractBook(
                        contract.id(),
                        contract.number(),
                        contract.clientId(),
                        contract.clientName(),
                        contract.fundCode(),
                        state.schedule(),
                        commissions,
                        Money.zero(contract.principal().currency()),
                        List.of(),
                        ContractBook.next(state.schedule()),
                        1);
        LocalDate countsOn = ground.ledger().countsOn(unit, EVENT, on);
        ContractBook earning = book.earningOnShares(countsOn);
        return earning.opened(
                new Opened(
                        countsOn,
                        state.accrued().plus(reached(state, on)),
                        earning.commissionsReachedOn(on),
                        asks.shares(),
                        asks.terms()));
    }

    private static Money reached(TakenOver state, LocalDate on) {
        return state.schedule().interestRows().stream()
                .filter(row -> !row.dueOn().isAfter(on))
                .map(row -> row.payoutAmount())
                .reduce(Money.zero(state.principal().currency()), Money::plus);
    }

    private static List<Posting> postings(ContractBook book, TakenOver state, List<Posting> pools) {
        Map<String, String> dimensions = BookEntries.of(book);
        List<Posting> owed = new ArrayList<>();
        owe(owed, "2100", state.principal(), dimensions);
        owe(owed, "2210", state.due(), dimensions);
        owe(owed, "2200", state.accrued(), dimensions);
        for (AgentAccrual agent : book.accruedCommissions()) {
            Map<String, String> of = BookEntries.of(book, agent.agentId());
            Money due = of(book, agent, CommissionState.READY);
            Money settled = of(book, agent, CommissionState.PAID);
            owe(owed, "2300", agent.accrued().minus(settled).minus(due), of);
            owe(owed, "2310", due, of);
        }
        owed.addAll(pools);
        Money sum = owed.stream().map(Posting::money).reduce(Money::plus).orElseThrow();
        owed.addFirst(Postings.debit(AGAINST, sum, Map.of()));
        return owed;
    }

    private static Money of(ContractBook book, AgentAccrual agent, CommissionState state) {
        return book.commissions().rows().stream()
                .filter(row -> row.agentId().equals(agent.agentId()))
                .filter(row -> row.commissionState() == state)
                .map(CommissionRow::commissionAmount)
                .reduce(Money.zero(agent.accrued().currency()), Money::plus);
    }

    private static void owe(
            List<Posting> owed, String account, Money sum, Map<String, String> dimensions) {
        if (sum.signum() > 0) {
            owed.add(Postings.credit(account, sum, dimensions));
        }
    }
}
