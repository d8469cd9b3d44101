package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ChangeContract;
import fidus.investments.book.ContractBook;
import fidus.investments.book.CorrectStartDate;
import fidus.investments.commissions.ChangedAgents;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutSchedule;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.funds.Funds;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Changes of a contract: amended terms, corrected start date, suspension, cancellation. What
/// changes money takes two people, and rows that are available are never touched.
public final class Changes {
    /// The command another person approves to correct the start date.
    public static final String CORRECT_START = "CORRECT_START_DATE";

    private final Contracts contracts;
    private final ContractStates states;
    private final ContractBooks books;
    private final Approvals approvals;
    private final Funds funds;
    private final Starts.Agents agents;
    private final ChangedRows rows;
    private final Amendments amendments;
    private final PrincipalDay principal;

    record Corrected(CorrectStartDate asked, long version) {}

    public Changes(
            Contracts contracts, ContractStates states, ContractBooks books, Starts.Ground ground) {
        this.contracts = contracts;
        this.states = states;
        this.books = books;
        this.approvals = ground.approvals();
        this.funds = ground.funds();
        this.agents = ground.agents();
        rows = new ChangedRows(contracts, books, ground);
        principal = new PrincipalDay(ground.ledger());
        amendments = new Amendments(contracts, states, books, rows, ground);
        approvals.kind(CORRECT_START, Corrected.class, Set.of(Role.APPROVER), this::corrected);
    }

    public void routes(Routes routes) {
        amendments.routes(routes);
        routes.answer(BookCalls.CORRECT_START, this::correct);
        routes.answer(BookCalls.CANCEL, this::cancel);
        routes.answer(BookCalls.SUSPEND, this::suspend);
        routes.answer(BookCalls.RESUME, this::resume);
    }

    /// Others earn on a client's interest from a day on: open commissions change hands.
    ///
    /// @throws Refused `COMMISSION_APPROVED` when one due then or later is approved already
    public void reassigned(Unit unit, Actor actor, ClientId client, ChangedAgents next) {
        LocalDate today = funds.businessDate(unit);
        LocalDate on = books.countsOn(unit, "E9", today);
        for (ContractBook before : books.ofClient(unit, client)) {
            if (!agents.mayChange(unit, before.id())) {
                continue;
            }
            Commissions after = before.commissions().reassigned(before.schedule(), next, on);
            if (!after.equals(before.commissions())) {
                books.reassign(unit, actor, before, after, today);
            }
        }
    }

    private Prepared correct(Asked asked, CorrectStartDate asks) {
        ChangedRows.text("reason", asks.reason(), ChangedRows.SHORTEST_REASON);
        Unit unit = asked.unit();
        ContractBook book = rows.rolled(unit, asked.actor(), asks.id());
        PayoutSchedule after = startingOn(unit, book, asks);
        var shown = new ArrayList<Shown>();
        shown.add(
                new Shown(
                        "Start date",
                        book.schedule().dates().startDate() + " → " + asks.startDate()));
        if (PrincipalDay.isAhead(book, funds.businessDate(unit))) {
            shown.add(
                    new Shown(
                            "Principal in the books",
                            "taken back from a day that has not come, posted as of "
                                    + principal.of(unit, asks.startDate()).principal()));
        }
        shown.addAll(ChangedRows.differences(book.schedule(), after));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        CORRECT_START,
                        Contracts.subject(book.id()),
                        "Correct the start date of contract "
                                + book.number()
                                + " of "
                                + book.clientName(),
                        List.copyOf(shown),
                        new Corrected(asks, book.version())));
    }

    private void corrected(Unit unit, Decided by, Corrected corrected) {
        ContractBook before = rows.asShown(unit, by, corrected.asked.id(), corrected.version);
        rows.rewrite(
                unit,
                by,
                before,
                startingOn(unit, before, corrected.asked),
                corrected.asked.reason().strip());
        if (PrincipalDay.isAhead(before, funds.businessDate(unit))) {
            Actor maker = by.maker().asking(by.checker().request());
            ContractBook book = books.get(unit, before.id());
            ContractBook moved = principal.moved(unit, by, book, corrected.asked.reason().strip());
            books.replace(unit, maker, book, moved, "MOVE_PRINCIPAL");
        }
    }

    private PayoutSchedule startingOn(Unit unit, ContractBook book, CorrectStartDate asks) {
        LocalDate today = funds.businessDate(unit);
        StartDay.checkReached(asks.startDate(), today);
        PayoutSchedule after = book.schedule().startingOn(asks.startDate(), today);
        states.checkEarning(unit, book, after, "startDate");
        return after;
    }

    private Investment cancel(Asked asked, ChangeContract asks) {
        ChangedRows.text("reason", asks.reason(), ChangedRows.SHORTEST_REASON);
        Unit unit = asked.unit();
        Investment before = contracts.get(unit, asks.id());
        if (!Starts.waiting(before)) {
            throw wrong(before, "only a contract that has not started can be cancelled");
        }
        approvals.voidPending(
                unit, asked.actor(), Contracts.subject(before.id()), "The contract was cancelled.");
        return states.cancel(unit, asked.actor(), before, asks.reason().strip());
    }

    private Investment suspend(Asked asked, ChangeContract asks) {
        ChangedRows.text("reason", asks.reason(), ChangedRows.SHORTEST_REASON);
        Investment before = contracts.get(asked.unit(), asks.id());
        switch (before.investmentState()) {
            case INCUBATING, ACTIVE, MATURED -> {}
            default -> throw wrong(before, "only a running contract can be suspended");
        }
        return become(asked, before, InvestmentState.SUSPENDED, asks.reason());
    }

    private Investment resume(Asked asked, ChangeContract asks) {
        ChangedRows.text("reason", asks.reason(), ChangedRows.SHORTEST_REASON);
        Unit unit = asked.unit();
        Investment before = contracts.get(unit, asks.id());
        if (before.investmentState() != InvestmentState.SUSPENDED) {
            throw wrong(before, "only a suspended contract can be resumed");
        }
        PayoutSchedule rows = books.get(unit, before.id()).schedule();
        become(asked, before, rows.dates().stateOn(funds.businessDate(unit)), asks.reason());
        states.closeWhenPaid(unit, asked.actor(), rows, before.id());
        return contracts.get(unit, before.id());
    }

    private Investment become(
            Asked asked, Investment before, InvestmentState state, String reason) {
        Investment after = before.become(state);
        contracts.replace(
                asked.unit(),
                asked.actor(),
                before,
                after,
                new Contracts.Act(state + "_CONTRACT", reason.strip()));
        return after;
    }

    private static Refused wrong(Investment contract, String rule) {
        return Refused.because(
                Problem.Code.WRONG_STATE,
                "Contract "
                        + contract.number()
                        + " is "
                        + contract.investmentState()
                        + "; "
                        + rule
                        + ".");
    }
}
