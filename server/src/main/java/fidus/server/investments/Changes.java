package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ChangeContract;
import fidus.investments.book.ContractBook;
import fidus.investments.book.CorrectStartDate;
import fidus.investments.commissions.ChangedAgents;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.funds.Funds;
import fidus.server.funds.TermsShown;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Changes of a running contract: amendment, corrected start date, suspension, cancellation. What
/// changes money takes two people, and rows that are available are never touched.
public final class Changes {
    /// The command another person approves to put amended terms into a contract.
    public static final String AMEND = "AMEND_CONTRACT";

    /// The command another person approves to correct the start date.
    public static final String CORRECT_START = "CORRECT_START_DATE";

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_TEXT = 1_000;

    private final Contracts contracts;
    private final ContractStates states;
    private final ContractBooks books;
    private final Approvals approvals;
    private final Funds funds;
    private final Starts.Agents agents;

    record Amended(AmendContract asked, long version) {}

    record Corrected(CorrectStartDate asked, long version) {}

    public Changes(
            Contracts contracts, ContractStates states, ContractBooks books, Starts.Ground ground) {
        this.contracts = contracts;
        this.states = states;
        this.books = books;
        this.approvals = ground.approvals();
        this.funds = ground.funds();
        this.agents = ground.agents();
        approvals.kind(AMEND, Amended.class, Set.of(Role.APPROVER), this::amended);
        approvals.kind(CORRECT_START, Corrected.class, Set.of(Role.APPROVER), this::corrected);
    }

    public void routes(Routes routes) {
        routes.answer(BookCalls.AMEND, this::amend);
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

    private Prepared amend(Asked asked, AmendContract asks) {
        text("reason", asks.reason(), SHORTEST_REASON);
        text("document", asks.document(), 2);
        Unit unit = asked.unit();
        LocalDate today = funds.businessDate(unit);
        ContractBook book = rolled(unit, asked.actor(), asks.id());
        PayoutSchedule after = book.schedule().amended(copied(book, asks.terms()), today);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Document", asks.document().strip()));
        shown.addAll(TermsShown.changes(book.schedule().terms(), after.terms()));
        differences(shown, book.schedule(), after);
        shown.add(new Shown("Reason", asks.reason().strip()));
        return prepare(asked, AMEND, book, shown, new Amended(asks, book.version()));
    }

    /// The contract keeps the number and day of the version it copied.
    private static FundTerms copied(ContractBook book, FundTerms terms) {
        FundTerms before = book.schedule().terms();
        return terms.as(before.termsVersion(), before.effectiveFrom());
    }

    private Prepared correct(Asked asked, CorrectStartDate asks) {
        text("reason", asks.reason(), SHORTEST_REASON);
        Unit unit = asked.unit();
        ContractBook book = rolled(unit, asked.actor(), asks.id());
        PayoutSchedule after = startingOn(unit, book, asks);
        var shown = new ArrayList<Shown>();
        shown.add(
                new Shown(
                        "Start date",
                        book.schedule().dates().startDate() + " → " + asks.startDate()));
        differences(shown, book.schedule(), after);
        shown.add(new Shown("Reason", asks.reason().strip()));
        return prepare(asked, CORRECT_START, book, shown, new Corrected(asks, book.version()));
    }

    private static void differences(
            List<Shown> shown, PayoutSchedule before, PayoutSchedule after) {
        for (PayoutRow row : after.rows()) {
            String was = before.find(row.ref()).map(Changes::words).orElse("–");
            String is = words(row);
            if (!was.equals(is)) {
                shown.add(new Shown(row.ref().toString(), was + " → " + is));
            }
        }
        shown.add(new Shown("Contract interest", before.interest() + " → " + after.interest()));
    }

    private static String words(PayoutRow row) {
        return row.payoutAmount() + " on " + row.dueOn() + " " + row.payoutState();
    }

    private Prepared prepare(
            Asked asked, String command, ContractBook book, List<Shown> shown, Object payload) {
        String verb = command.equals(AMEND) ? "Amend" : "Correct the start date of";
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        command,
                        Contracts.subject(book.id()),
                        verb + " contract " + book.number() + " of " + book.clientName(),
                        List.copyOf(shown),
                        payload));
    }

    private void amended(Unit unit, Decided by, Amended amended) {
        ContractBook before = asShown(unit, by, amended.asked.id(), amended.version);
        rewrite(
                unit,
                by,
                before,
                before.schedule()
                        .amended(copied(before, amended.asked.terms()), funds.businessDate(unit)));
    }

    private void corrected(Unit unit, Decided by, Corrected corrected) {
        ContractBook before = asShown(unit, by, corrected.asked.id(), corrected.version);
        rewrite(unit, by, before, startingOn(unit, before, corrected.asked));
    }

    private PayoutSchedule startingOn(Unit unit, ContractBook book, CorrectStartDate asks) {
        LocalDate today = funds.businessDate(unit);
        StartDay.checkReached(asks.startDate(), today);
        return book.schedule().startingOn(asks.startDate(), today);
    }

    private void rewrite(Unit unit, Decided by, ContractBook before, PayoutSchedule rows) {
        Actor maker = by.maker().asking(by.checker().request());
        Commissions commissions =
                before.commissions()
                        .following(rows, agents.of(unit, before.clientId(), before.id()));
        LocalDate today = funds.businessDate(unit);
        LocalDate on = books.countsOn(unit, "E19", today);
        var now = new ContractBooks.Counted(by.prepared().command(), on);
        ContractBook changed = before.changed(on, rows, commissions);
        books.replaceEarning(unit, maker, before, changed, now);
        Investment contract = contracts.get(unit, before.id());
        InvestmentState state =
                contract.investmentState() == InvestmentState.SUSPENDED
                        ? InvestmentState.SUSPENDED
                        : rows.dates().stateOn(today);
        Investment dated = contract.dated(rows.terms(), rows.dates(), state);
        contracts.replace(unit, maker, contract, dated, now.action());
    }

    /// What fell due since the last roll is in the books before the rows change; a row that an
    /// amendment finds due is never posted afterwards.
    private ContractBook rolled(Unit unit, Actor actor, InvestmentId id) {
        return books.roll(unit, actor, books.get(unit, id), funds.businessDate(unit));
    }

    private ContractBook asShown(Unit unit, Decided by, InvestmentId id, long version) {
        ContractBook book = rolled(unit, by.maker().asking(by.checker().request()), id);
        contracts.checkNotOnHold(unit, book.clientId());
        if (book.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + book.number()
                            + " was changed since this was prepared. Prepare it again.");
        }
        return book;
    }

    private Investment cancel(Asked asked, ChangeContract asks) {
        text("reason", asks.reason(), SHORTEST_REASON);
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
        text("reason", asks.reason(), SHORTEST_REASON);
        Investment before = contracts.get(asked.unit(), asks.id());
        switch (before.investmentState()) {
            case INCUBATING, ACTIVE, MATURED -> {}
            default -> throw wrong(before, "only a running contract can be suspended");
        }
        return become(asked, before, InvestmentState.SUSPENDED, asks.reason());
    }

    private Investment resume(Asked asked, ChangeContract asks) {
        text("reason", asks.reason(), SHORTEST_REASON);
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

    private static void text(String field, String value, int shortest) {
        int length = value.strip().length();
        if (length < shortest || length > LONGEST_TEXT) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + shortest + " to " + LONGEST_TEXT + " characters.");
        }
    }
}
