package fidus.server.close;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.RunStep;
import fidus.close.SignClose;
import fidus.close.SkipStep;
import fidus.close.StepKind;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.jobs.Job;
import fidus.ledger.Posting;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.server.audit.Actor;
import fidus.server.ledger.NewEntry;
import fidus.statements.IssueStatements;
import fidus.statements.StatementCalls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A whole server with one client, an agent at 10 %, and the people of a close.
final class CloseDesk extends ClosePeople {
    static final String SERVER = "Broker-Live";
    static final String MARCH = "2027-03";
    static final String REASON = "Agreed with the administrator for this month";

    final Client ada;
    final Agent berta;
    private int wires;
    private String skipper = "";

    CloseDesk(String day) {
        super(day);
        ada = ask(ClientCalls.ADD, new AddClient("Ada Example"));
        berta = ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")));
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                ada.id(), berta.id(), today(), "Brought the client to the fund")));
    }

    /// An ordinary March 2027: a contract that has earned, an account that has traded, all of it in
    /// the books, and April has begun.
    ///
    /// @param more logins of further trading accounts, with 5,000.00 each
    static CloseDesk afterMarch(long... more) {
        var desk = new CloseDesk("2027-01-04");
        desk.started("10000.00");
        AccountKey account = desk.account(7_001, AccountPurpose.TRADING, "10000.00");
        for (long login : more) {
            desk.account(login, AccountPurpose.TRADING, "5000.00");
        }
        desk.at("2027-04-01");
        desk.server.rollDay();
        desk.read(account, "2027-03-31T23:55:00Z", "10450.00");
        return desk;
    }

    CloseMonth month() {
        return ask(CloseCalls.MONTH, new AboutClose(MARCH));
    }

    CloseStep step(StepKind kind) {
        return month().step(kind);
    }

    CloseMonth freeze() {
        return ask(CloseCalls.FREEZE, new AboutClose(MARCH));
    }

    /// Does a step and waits for its end.
    String run(StepKind kind) {
        return done(ask(CloseCalls.RUN, new RunStep(MARCH, kind)));
    }

    CloseMonth skip(StepKind kind) {
        return skip(MARCH, kind);
    }

    /// By an approver who does not sign.
    CloseMonth skip(String month, StepKind kind) {
        return server.call(CloseCalls.SKIP, new SkipStep(month, kind, REASON), skipper());
    }

    private String skipper() {
        if (skipper.isEmpty()) {
            skipper = token(Role.APPROVER);
        }
        return skipper;
    }

    Prepared sign() {
        return ask(CloseCalls.SIGN_OFF, new SignClose(MARCH, "Looked at with the bank"));
    }

    /// Every step up to the sign-off; nobody has a bank's or a broker's statement.
    void prepared() {
        freeze();
        run(StepKind.SNAPSHOT);
        if (step(StepKind.MARK_TO_MARKET).act() != null) {
            run(StepKind.MARK_TO_MARKET);
        }
        run(StepKind.ACCRUALS);
        statements(true);
        skip(StepKind.STATEMENTS);
        skip(StepKind.PROOF);
    }

    CloseMonth locked() {
        prepared();
        approve(sign());
        return month();
    }

    Job statements(boolean draft) {
        Job job = ask(StatementCalls.ISSUE, new IssueStatements(MARCH, draft, List.of(), ""));
        done(job);
        return job;
    }

    AccountKey account(long login, AccountPurpose purpose, String capital) {
        boolean separation = purpose == AccountPurpose.SEPARATION;
        return account(login, purpose, separation ? FundCode.SEPARATION : FundCode.CORE, capital);
    }

    AccountKey account(long login, AccountPurpose purpose, FundCode fund, String capital) {
        return account(login, purpose, fund, capital, true);
    }

    void read(AccountKey account, String at, String equity) {
        read(account, at, equity, equity);
    }

    void post(String event, String source, String day, Posting debit, Posting credit) {
        var entry =
                new NewEntry(
                        event,
                        source,
                        "",
                        LocalDate.parse(day),
                        List.of(debit, credit),
                        "Posted by a test");
        write(unit -> server.features().ledger().post(unit, Actor.SYSTEM, null, entry));
    }

    Investment started(String principal) {
        return started(principal, today().toString());
    }

    Investment started(String principal, String day) {
        var enter =
                new EnterContract(
                        ada.id(),
                        FundCode.CORE,
                        usd(principal),
                        today(),
                        today(),
                        List.of(new MappingLine(null, usd(principal), "Kept at the bank")),
                        "Signed on paper, page 1 of 4");
        approve(ask(InvestmentCalls.ENTER, enter));
        Investment contract =
                ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
        DepositPart part = new DepositPart(deposit(principal), usd(principal));
        LocalDate start = LocalDate.parse(day);
        String reason = start.equals(today()) ? "" : "The letter names another day";
        approve(
                ask(
                        BookCalls.START,
                        new StartContract(contract.id(), start, List.of(part), reason)));
        return contract;
    }

    DepositId deposit(String sum) {
        ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        ada.id(),
                        usd(sum),
                        today(),
                        DepositMethod.FIAT,
                        "WIRE " + ++wires,
                        "House bank USD",
                        ""));
        DepositId id =
                ask(DepositCalls.FIND, new FindDeposits(null, null, null, 1))
                        .rows()
                        .getFirst()
                        .id();
        approve(
                ask(ApprovalCalls.FIND, new FindPrepared("deposit/" + id.value(), true))
                        .prepared()
                        .getFirst());
        return id;
    }
}
