package fidus.server.investments;

import static fidus.server.Desk.code;

import fidus.agents.AgentCalls;
import fidus.agents.CommissionLine;
import fidus.agents.FindCommissions;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.investments.AboutInvestment;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.investments.schedule.PayoutRef;
import fidus.ledger.LedgerCalls;
import fidus.money.Money;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionRequest;
import fidus.redemptions.RequestRedemption;
import fidus.server.WholeServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The whole server with one client, an operator and an approver, on a day that a test sets.
abstract class BookDesk {
    protected WholeServer server;
    protected String operator;
    protected String approver;
    protected Client ada;

    @BeforeEach
    void open() {
        server = new WholeServer();
        at("2025-10-01");
        ada = server.call(ClientCalls.ADD, new AddClient("Ada Example"), operator);
    }

    @AfterEach
    void close() {
        server.close();
    }

    protected void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator = token(Role.OPERATOR);
        approver = token(Role.APPROVER);
    }

    private int logins;

    protected String token(Role role) {
        return server.signIn(server.person("-" + ++logins, List.of(role))).accessToken();
    }

    protected <Q, A> A ask(Call<Q, A> call, Q question, String token) {
        return server.call(call, question, token);
    }

    protected void approve(Prepared prepared) {
        ask(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    protected Investment started(FundCode fund, String principal) {
        Investment contract = entered(fund, principal);
        Deposit deposit = deposit(principal, "WIRE " + fund + " " + ++logins);
        confirm(deposit);
        approve(start(contract, today().toString(), principal, deposit));
        return contract;
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
    }

    protected Investment entered(FundCode fund, String principal) {
        var enter =
                new EnterContract(
                        ada.id(),
                        fund,
                        usd(principal),
                        today(),
                        today(),
                        List.of(new MappingLine(null, usd(principal), "Kept at the bank")),
                        "Signed on paper, page 1 of 4");
        approve(ask(InvestmentCalls.ENTER, enter, operator));
        return ask(InvestmentCalls.LIST, new fidus.investments.FindInvestments(null, 1), operator)
                .rows()
                .getFirst();
    }

    protected Deposit deposit(String deposited, String evidence) {
        ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        ada.id(),
                        usd(deposited),
                        today(),
                        DepositMethod.FIAT,
                        evidence,
                        "House bank USD",
                        ""),
                operator);
        return deposits().getFirst();
    }

    protected void confirm(Deposit deposit) {
        Prepared waiting =
                ask(
                                ApprovalCalls.FIND,
                                new fidus.approvals.FindPrepared(
                                        "deposit/" + deposit.id().value(), true),
                                approver)
                        .prepared()
                        .getFirst();
        approve(waiting);
    }

    protected List<Deposit> deposits() {
        return ask(DepositCalls.FIND, new FindDeposits(null, null, null, 50), operator).rows();
    }

    protected Prepared start(Investment contract, String day, String part, Deposit deposit) {
        return ask(
                BookCalls.START,
                new StartContract(
                        contract.id(),
                        LocalDate.parse(day),
                        List.of(new DepositPart(deposit.id(), usd(part))),
                        ""),
                operator);
    }

    protected ContractPage page(Investment contract) {
        return ask(BookCalls.PAGE, new AboutInvestment(contract.id()), operator);
    }

    protected static RequestRedemption redeem(Investment contract, PayoutRef... rows) {
        return new RequestRedemption(contract.id(), List.of(rows), "Asked for by letter");
    }

    protected Problem.Code refusal(Investment contract, PayoutRef row) {
        return code(() -> ask(RedemptionCalls.REQUEST, redeem(contract, row), operator));
    }

    protected List<RedemptionRequest> redemptions() {
        return ask(RedemptionCalls.FIND, new FindRedemptions(null, null, null, 50), operator)
                .rows();
    }

    protected List<CommissionLine> commissions() {
        return ask(AgentCalls.COMMISSIONS, new FindCommissions(null, null), operator).lines();
    }

    protected static Money sum(List<CommissionLine> lines) {
        return lines.stream()
                .map(line -> line.row().commissionAmount())
                .reduce(usd("0"), Money::plus);
    }

    protected void agreed(FundTerms next) {
        var change = new NewTerms(next, "Agreed by the board for contracts from then on");
        approve(ask(FundCalls.NEW_TERMS, change, operator));
    }

    protected FundTerms terms(FundCode fund) {
        return ask(FundCalls.LIST, new Nothing(), operator).funds().stream()
                .filter(history -> history.fundCode() == fund)
                .findFirst()
                .orElseThrow()
                .versions()
                .getFirst();
    }

    protected String balances(String account) {
        return ask(LedgerCalls.TRIAL_BALANCE, new Nothing(), operator).lines().stream()
                .filter(line -> line.account().equals(account))
                .map(line -> line.balance().toString())
                .findFirst()
                .orElse("0.00 USD");
    }

    protected int entries() {
        return ask(
                        LedgerCalls.ENTRIES,
                        new fidus.ledger.FindEntries(null, null, null, 200),
                        operator)
                .rows()
                .size();
    }

    protected static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
