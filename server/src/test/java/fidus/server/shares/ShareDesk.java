package fidus.server.shares;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.FeeCalls;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.PrepareShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareRun;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.funds.ShareMethod;
import fidus.funds.TermsDraft;
import fidus.investments.AboutInvestment;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.ledger.LedgerCalls;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.server.WholeServer;
import fidus.server.audit.Actor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/// A whole server with contracts that share the performance of accounts whose readings a test says.
final class ShareDesk implements AutoCloseable {
    final WholeServer server = new WholeServer();
    String operator = "";
    String approver = "";
    private int logins;

    ShareDesk(String day) {
        at(day);
    }

    void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator = token(Role.OPERATOR);
        approver = token(Role.APPROVER);
    }

    String token(Role... roles) {
        return server.signIn(server.person("-" + ++logins, List.of(roles))).accessToken();
    }

    <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator);
    }

    Prepared approve(Prepared prepared) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    Problem.Code code(Runnable refused) {
        try {
            refused.run();
        } catch (Refused why) {
            return why.problem().code();
        }
        throw new AssertionError("This had to be refused.");
    }

    Client client(String name) {
        return ask(ClientCalls.ADD, new AddClient(name));
    }

    /// A client with a verified wallet; a day later money may go there.
    Client paidClient(String name) {
        Client client = client(name);
        String iban = "DE89370400440532013000";
        var bank = new BankDetails("First Bank", name, iban, null, null, null, "DE");
        String party = "client/" + client.id().value();
        var add = new AddWallet(party, name, "Giro", Currency.USD, bank, null, false);
        PayoutWallet wallet = ask(WalletCalls.ADD, add);
        waiting("wallet/" + wallet.id().value());
        return client;
    }

    private void waiting(String subject) {
        approve(
                server.call(ApprovalCalls.FIND, new FindPrepared(subject, true), approver)
                        .prepared()
                        .getFirst());
    }

    AccountKey account(long login, String capital) {
        var key = new AccountKey("Broker-Live", login);
        approve(
                ask(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                key,
                                "Account " + login,
                                Platform.MT5,
                                "Broker",
                                AccountPurpose.TRADING,
                                FundCode.UNLIMITED,
                                CapitalSource.CLIENT,
                                Currency.USD,
                                "UTC",
                                true,
                                "",
                                Money.of(capital, "USD"),
                                "Opened for the shares")));
        return key;
    }

    /// The equity at ten minutes before the end of a day.
    void read(AccountKey account, String day, String equity) {
        Money figure = Money.of(equity, "USD");
        Instant asOf = LocalDate.parse(day).atTime(23, 50).toInstant(ZoneOffset.UTC);
        TradingAccount registered =
                ask(Mt5Calls.ACCOUNT, new AboutAccount(account.server(), account.login()))
                        .card()
                        .account();
        Instant now = server.clock().instant();
        server.clock().set(asOf.plusSeconds(60));
        server.features()
                .mongo()
                .write(
                        unit ->
                                server.features()
                                        .deals()
                                        .readings()
                                        .offer(
                                                unit,
                                                Actor.SYSTEM,
                                                registered,
                                                new Reading(
                                                        account,
                                                        asOf,
                                                        asOf,
                                                        ReadingSource.MANUAL,
                                                        figure,
                                                        figure,
                                                        Money.of("0", "USD"),
                                                        null,
                                                        null,
                                                        null)));
        server.clock().set(now);
    }

    /// UNLIMITED shared this way from a day on.
    void shared(ShareMethod method, String from) {
        terms(from, next -> next.shareMethod(method).minimumInvestment(Money.of("1000", "USD")));
    }

    /// Other terms of UNLIMITED from a day on.
    void terms(String from, UnaryOperator<TermsDraft> change) {
        FundTerms before =
                ask(FundCalls.LIST, new Nothing()).funds().stream()
                        .filter(history -> history.fundCode() == FundCode.UNLIMITED)
                        .findFirst()
                        .orElseThrow()
                        .versions()
                        .getLast();
        FundTerms next =
                change.apply(before.change())
                        .version(before.termsVersion() + 1, LocalDate.parse(from))
                        .terms();
        approve(ask(FundCalls.NEW_TERMS, new NewTerms(next, "Shared fairly from now on")));
    }

    /// A started contract on one account.
    Investment contract(Client client, String principal, AccountKey account) {
        LocalDate today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
        Money sum = Money.of(principal, "USD");
        approve(
                ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                client.id(),
                                FundCode.UNLIMITED,
                                sum,
                                today,
                                today,
                                List.of(new MappingLine(account, sum, "All of it trades here")),
                                "Signed on paper, page 1 of 4")));
        Investment entered =
                ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
        ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        client.id(),
                        sum,
                        today,
                        DepositMethod.FIAT,
                        "WIRE " + ++logins,
                        "House bank USD",
                        ""));
        Deposit deposit =
                ask(DepositCalls.FIND, new FindDeposits(null, null, null, 50)).rows().getFirst();
        waiting("deposit/" + deposit.id().value());
        approve(
                ask(
                        BookCalls.START,
                        new StartContract(
                                entered.id(),
                                today,
                                List.of(new DepositPart(deposit.id(), sum)),
                                "")));
        return entered;
    }

    ContractPage page(Investment contract) {
        return ask(BookCalls.PAGE, new AboutInvestment(contract.id()));
    }

    /// Takes the snapshot and computes the valuation of a month.
    ShareRun valued(String period) {
        ask(FeeCalls.SNAPSHOT, new AboutMonth(period));
        return ask(ShareCalls.PREPARE, new PrepareShares(period, FundCode.UNLIMITED));
    }

    ShareRun posted(String period) {
        ShareRun run = valued(period);
        approve(ask(ShareCalls.APPROVE, new AboutShareRun(run.id())));
        return ask(ShareCalls.RUN, new AboutShareRun(run.id())).run();
    }

    String balance(String account) {
        return ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .filter(line -> line.account().equals(account))
                .map(line -> line.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    @Override
    public void close() {
        server.close();
    }
}
