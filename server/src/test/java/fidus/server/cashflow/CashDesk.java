package fidus.server.cashflow;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.cashflow.CashFlow;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.Coverage;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.FundCoverage;
import fidus.cashflow.RecordCash;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.funds.AskInvitation;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.server.Office;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// A whole server with one client, an agent at 10 % and the two people who work on them.
final class CashDesk extends Office {
    private final Client ada;

    CashDesk(String day) {
        super(day);
        ada = ask(ClientCalls.ADD, new AddClient("Ada Example"));
        Agent agent = ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")));
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                ada.id(), agent.id(), today(), "Brought the client to the fund")));
    }

    CashFlowCalendar calendar() {
        CashFlow flow =
                ask(
                        CashflowCalls.CALENDAR,
                        new FindCashFlow(null, null, false, false, false, false));
        return flow.currencies().stream()
                .filter(one -> one.currency().equals(Currency.USD))
                .findFirst()
                .orElseThrow();
    }

    Coverage coverage() {
        return ask(CashflowCalls.COVERAGE, new Nothing()).currencies().stream()
                .filter(one -> one.currency().equals(Currency.USD))
                .findFirst()
                .orElseThrow();
    }

    FundCoverage coverage(FundCode fund) {
        return coverage().funds().stream()
                .filter(one -> one.fundCode() == fund)
                .findFirst()
                .orElseThrow();
    }

    Prepared record(CashPlace place, String heldAt, CashOwner owner, String balance) {
        return record(place, heldAt, owner, null, balance);
    }

    Prepared record(
            CashPlace place,
            String heldAt,
            CashOwner owner,
            @Nullable FundCode fund,
            String balance) {
        return ask(
                CashflowCalls.RECORD_CASH,
                new RecordCash(
                        new CashHolding(place, heldAt, owner, fund, Currency.USD),
                        usd(balance),
                        server.clock().instant(),
                        "Read from the statement of the day"));
    }

    void account(long login, FundCode fund, CapitalSource source, String allocated) {
        var key = new AccountKey("Alpha-Live", login);
        approve(
                ask(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                key,
                                "Account " + login,
                                Platform.MT5,
                                "Alpha",
                                AccountPurpose.TRADING,
                                fund,
                                source,
                                Currency.USD,
                                "UTC",
                                false,
                                "",
                                usd(allocated),
                                "Opened for this test of cash flow")));
    }

    Investment started(FundCode fund, String principal) {
        if (fund == FundCode.DYNAMIC) {
            approve(
                    ask(
                            FundCalls.INVITE,
                            new AskInvitation(
                                    ada.id(), fund, today().plusDays(9), "Asked by committee")));
        }
        var enter =
                new EnterContract(
                        ada.id(),
                        fund,
                        usd(principal),
                        today(),
                        today(),
                        List.of(new MappingLine(null, usd(principal), "Kept at the bank")),
                        "Signed on paper, page 1 of 4");
        approve(ask(InvestmentCalls.ENTER, enter));
        Investment contract =
                ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
        approve(
                ask(
                        BookCalls.START,
                        new StartContract(
                                contract.id(),
                                today(),
                                List.of(new DepositPart(deposit(principal), usd(principal))),
                                "")));
        return contract;
    }

    private DepositId deposit(String principal) {
        var record =
                new RecordDeposit(
                        ada.id(),
                        usd(principal),
                        today(),
                        DepositMethod.FIAT,
                        "WIRE " + next(),
                        "House bank USD",
                        "");
        ask(DepositCalls.RECORD, record);
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

    static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
