package fidus.server.demo;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.Prepared;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.RecordCash;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientId;
import fidus.contract.Nothing;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
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
import fidus.investments.schedule.PayoutRef;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.WalletCalls;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The second chapter of the invented fund: money that arrives, contracts that start, an agent, and
/// redemptions that wait.
final class DemoBooks {
    private static final String BANK = "Northern Bank USD";

    private final DemoDesk desk;
    private final LocalDate today;
    private final Money atBank;
    private int wires;

    /// @param atBank what the bank says that it holds
    DemoBooks(DemoDesk desk, Money atBank) {
        this.desk = desk;
        this.atBank = atBank;
        this.today = desk.today();
    }

    void tell() {
        List<Client> clients = desk.ask(ClientCalls.LIST, new Nothing()).clients();
        Client hollis = clients.getFirst();
        Client marrow = clients.get(1);
        Agent agent =
                desk.ask(AgentCalls.ADD, new AddAgent("Berta Lindqvist", new BigDecimal("0.10")));
        desk.approve(
                desk.ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                marrow.id(),
                                agent.id(),
                                today.minusDays(200),
                                "Introduced the client in spring")));
        for (Investment contract : contracts()) {
            start(contract);
        }
        Investment older = started(marrow, "18151.41", today.minusDays(160));
        started(hollis, "40000.00", today.minusDays(20));
        bank(marrow);
        // The wallet was verified a moment ago, so both wait until its cooling time is over.
        redeem(older, PayoutRef.interest(1));
        redeem(older, PayoutRef.interest(2));
        desk.ask(
                FundCalls.INVITE,
                new AskInvitation(
                        hollis.id(),
                        FundCode.DYNAMIC,
                        today.plusDays(60),
                        "Proposed by the committee"));
        record(hollis, "15000.00", today.minusDays(1));
    }

    /// What is needed before anybody can be paid, and what the bank holds.
    private void bank(Client client) {
        desk.ask(
                WalletCalls.ADD_HOUSE_ACCOUNT,
                new AddHouseAccount(
                        BANK, details("Invented Fund Ltd", DemoBank.IBAN), null, Currency.USD));
        desk.ask(
                WalletCalls.ADD,
                new AddWallet(
                        "client/" + client.id().value(),
                        client.name(),
                        "Main account",
                        Currency.USD,
                        details(client.name(), "DE89370400440532013000"),
                        null,
                        true));
        desk.ask(
                CashflowCalls.RECORD_CASH,
                new RecordCash(
                        new CashHolding(
                                CashPlace.BANK,
                                BANK,
                                CashOwner.CLIENT,
                                FundCode.CORE,
                                Currency.USD),
                        atBank,
                        today.atStartOfDay().toInstant(ZoneOffset.UTC),
                        "Read in the bank's portal this morning"));
        desk.waiting().forEach(desk::approve);
    }

    private static BankDetails details(String holder, String iban) {
        return new BankDetails("Northern Bank", holder, iban, null, null, null, "DE");
    }

    private List<Investment> contracts() {
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 50)).rows().reversed();
    }

    /// A CORE contract whose principal lies at the bank.
    private Investment started(Client client, String principal, LocalDate on) {
        Money money = Money.of(principal, "USD");
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                client.id(),
                                FundCode.CORE,
                                money,
                                on,
                                on,
                                List.of(new MappingLine(null, money, "Kept at the bank")),
                                "Signed agreement on file, invented client")));
        Investment contract = contracts().getLast();
        start(contract);
        return contract;
    }

    private void start(Investment contract) {
        Prepared recorded =
                desk.ask(
                        DepositCalls.RECORD,
                        deposit(contract.clientId(), contract.principal(), contract.startDate()));
        desk.approve(recorded);
        var id = new DepositId(UUID.fromString(recorded.subject().substring("deposit/".length())));
        desk.approve(
                desk.ask(
                        BookCalls.START,
                        new StartContract(
                                contract.id(),
                                contract.startDate(),
                                List.of(new DepositPart(id, contract.principal())),
                                "")));
    }

    private void record(Client client, String money, LocalDate on) {
        desk.ask(DepositCalls.RECORD, deposit(client.id(), Money.of(money, "USD"), on));
    }

    private RecordDeposit deposit(ClientId client, Money money, LocalDate on) {
        return new RecordDeposit(
                client,
                money,
                on,
                DepositMethod.FIAT,
                "WIRE-" + on.getYear() + "-" + (4_100 + ++wires),
                BANK,
                "");
    }

    private void redeem(Investment contract, PayoutRef row) {
        desk.ask(
                RedemptionCalls.REQUEST,
                new RequestRedemption(contract.id(), List.of(row), "Asked for by letter"));
    }
}
