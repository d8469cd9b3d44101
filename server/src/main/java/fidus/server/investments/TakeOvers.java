package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.book.AgentAccrual;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.TakenOver;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.Commissions;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes over contracts that ran before these books: their rows as they stand, what was paid with
/// its evidence, and what is owed against 3900 (E26). Nothing of it is paid again.
public final class TakeOvers {
    /// The command another person approves to take over a contract.
    public static final String TAKE_OVER = "TAKE_OVER_CONTRACT";

    private static final String EVENT = "E26";
    private static final String AGAINST = "3900";

    private final Contracts contracts;
    private final ContractBooks books;
    private final Starts starts;
    private final Starts.Ground ground;
    private PaidElsewhere paidElsewhere = (_, _, _, _) -> {};

    /// Records that a row was paid before, and when.
    @FunctionalInterface
    public interface PaidElsewhere {
        void paid(Unit unit, Decided by, ContractBook book, PaidBefore row);
    }

    /// The taking over as it waits.
    ///
    /// @param version of the contract as it was shown
    record Wanted(TakeOver asked, long version) {}

    public TakeOvers(
            Contracts contracts, ContractBooks books, Starts starts, Starts.Ground ground) {
        this.contracts = contracts;
        this.books = books;
        this.starts = starts;
        this.ground = ground;
        ground.approvals().kind(TAKE_OVER, Wanted.class, Set.of(Role.APPROVER), this::taken);
    }

    public void routes(Routes routes) {
        routes.answer(BookCalls.TAKE_OVER, this::prepare);
    }

    /// Says who keeps what was paid. Called while wiring.
    public void whenPaid(PaidElsewhere keeper) {
        paidElsewhere = keeper;
    }

    private Prepared prepare(Asked asked, TakeOver asks) {
        Unit unit = asked.unit();
        Investment before = contracts.get(unit, asks.id());
        TakenOver state = check(unit, before, asks);
        Investment validated = starts.validated(asked, before);
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                TAKE_OVER,
                                Contracts.subject(before.id()),
                                "Take over contract "
                                        + before.number()
                                        + " of "
                                        + before.clientName()
                                        + " after "
                                        + asks.takenOverOn(),
                                TakeOverShown.lines(before, asks, state),
                                new Wanted(asks, validated.version())));
    }

    private TakenOver check(Unit unit, Investment contract, TakeOver asks) {
        starts.checkWaiting(unit, contract);
        LocalDate today = ground.funds().businessDate(unit);
        if (asks.takenOverOn().isAfter(today)) {
            throw Refused.at(
                    "takenOverOn",
                    Problem.Code.BAD_VALUE,
                    "A contract is taken over today, " + today + ", or as of a day before.");
        }
        int reason = asks.reason().strip().length();
        if (reason < 10 || reason > 1_000) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in at least 10 characters where the contract and its payments are on"
                            + " file.");
        }
        if (!ground.agents().mayChange(unit, contract.id())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This contract was sold by a company, whose pools are not taken over.");
        }
        String id = contract.id().value().toString();
        if (ground.ledger().balance(unit, "2100", "contract", id).values().stream()
                .anyMatch(sum -> !sum.isZero())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The journal holds the principal of this contract already.");
        }
        return TakenOver.of(starts.terms(unit, contract), contract.principal(), asks);
    }

    private void taken(Unit unit, Decided by, Wanted wanted) {
        Investment before = contracts.get(unit, wanted.asked.id());
        if (before.version() != wanted.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + before.number()
                            + " was changed since this was prepared. Prepare it again.");
        }
        TakenOver state = check(unit, before, wanted.asked);
        Actor maker = by.maker().asking(by.checker().request());
        LocalDate today = ground.funds().businessDate(unit);
        FundTerms terms = state.schedule().terms();
        Investment after =
                before.dated(
                        terms, state.schedule().dates(), state.schedule().dates().stateOn(today));
        contracts.replace(
                unit,
                maker,
                before,
                after,
                new Contracts.Act(TAKE_OVER, wanted.asked.reason().strip()));
        ContractBook book = book(unit, after, state, wanted.asked.takenOverOn());
        books.add(unit, maker, book);
        open(unit, by, book, state, wanted.asked);
        for (PaidBefore row : wanted.asked.paid()) {
            paidElsewhere.paid(unit, by, book, row);
        }
        books.roll(unit, maker, book, today);
    }

    /// With everything accrued by the day it is taken over, whoever booked it.
    private ContractBook book(Unit unit, Investment contract, TakenOver state, LocalDate on) {
        Commissions commissions =
                books.takenOver(
                        unit,
                        books.starting(
                                unit,
                                state.schedule(),
                                ground.agents().of(unit, contract.clientId(), contract.id()),
                                ground.funds().businessDate(unit)),
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
        return book.opened(
                new Opened(
                        ground.ledger().countsOn(unit, EVENT, on),
                        state.accrued().plus(reached(state, on)),
                        book.commissionsAccruedOn(on)));
    }

    private static Money reached(TakenOver state, LocalDate on) {
        return state.schedule().interestRows().stream()
                .filter(row -> !row.dueOn().isAfter(on))
                .map(row -> row.payoutAmount())
                .reduce(Money.zero(state.principal().currency()), Money::plus);
    }

    private void open(Unit unit, Decided by, ContractBook book, TakenOver state, TakeOver asked) {
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
        Money sum = owed.stream().map(Posting::money).reduce(Money::plus).orElseThrow();
        owed.addFirst(Postings.debit(AGAINST, sum, Map.of()));
        ground.ledger()
                .post(
                        unit,
                        by.maker().asking(by.checker().request()),
                        by.checker().id(),
                        new NewEntry(
                                EVENT,
                                Contracts.subject(book.id()),
                                "",
                                ground.ledger().countsOn(unit, EVENT, asked.takenOverOn()),
                                owed,
                                "Contract "
                                        + book.number()
                                        + " as it stood on "
                                        + asked.takenOverOn()
                                        + ", "
                                        + asked.reason().strip()));
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
