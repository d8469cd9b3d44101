package fidus.server.shares;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
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
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.proofs.ProofCalls;
import fidus.server.Reperformed;
import fidus.server.deals.TradingOffice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/// A whole server with contracts that share the performance of accounts whose readings a test says.
final class ShareDesk extends TradingOffice {
    ShareDesk(String day) {
        super(day);
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
        return account(login, AccountPurpose.TRADING, FundCode.UNLIMITED, capital, true);
    }

    /// The equity at ten minutes before the end of a day.
    void read(AccountKey account, String day, String equity) {
        Instant asOf = LocalDate.parse(day).atTime(23, 50).toInstant(ZoneOffset.UTC);
        TradingAccount registered = registered(account);
        Instant now = server.clock().instant();
        server.clock().set(asOf.plusSeconds(60));
        read(registered, asOf, equity, equity);
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
        LocalDate today = today();
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
                        "WIRE " + next(),
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

    /// Two programs find every line again.
    void reperformed(ShareRun run) throws Exception {
        Reperformed.everyLineOf(ask(ProofCalls.SHARES, new AboutShareRun(run.id())));
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
}
