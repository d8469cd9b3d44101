package fidus.server.deals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.dashboard.PnlTotal;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;
import fidus.server.ledger.Scope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A back office for a test: a running server with books, accounts, deals, imports and the
/// dashboard, an operator and an approver who are signed in.
public final class Desk implements AutoCloseable {
    public static final String SERVER = "Broker-Live";

    private final RunningServer server;
    private final DeskFeatures features = new DeskFeatures();
    private final String operator;
    private final String approver;

    public Desk() {
        this.server = features.start();
        this.operator = server.token(Role.OPERATOR);
        this.approver = server.token(Role.APPROVER);
    }

    public RunningServer server() {
        return server;
    }

    public Deals deals() {
        return features.deals;
    }

    public <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator);
    }

    public <Q, A> A ask(Call<Q, A> call, Q question, UUID requestId) {
        return server.call(call, question, operator, requestId);
    }

    public <Q, A> A upload(Call<Q, A> call, Q question, byte[] file) {
        return server.upload(call, question, operator, file);
    }

    public Prepared approve(Prepared prepared) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    public TradingAccount account(long login, AccountPurpose purpose) {
        CapitalSource source =
                switch (purpose) {
                    case SEPARATION -> CapitalSource.SEPARATION;
                    case INTERMEDIARY -> CapitalSource.INTERMEDIARY;
                    case TRADING, REBATE, DEMO -> CapitalSource.CLIENT;
                };
        return account(new AccountKey(SERVER, login), purpose, source, Currency.USD);
    }

    public TradingAccount account(
            AccountKey key, AccountPurpose purpose, CapitalSource source, Currency currency) {
        return account(key, Platform.MT5, purpose, source, currency);
    }

    public TradingAccount account(
            AccountKey key,
            Platform platform,
            AccountPurpose purpose,
            CapitalSource source,
            Currency currency) {
        boolean separation = purpose == AccountPurpose.SEPARATION;
        approve(
                ask(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                key,
                                purpose + " " + key.login(),
                                platform,
                                "Broker " + key.server(),
                                purpose,
                                separation ? FundCode.SEPARATION : FundCode.CORE,
                                source,
                                currency,
                                "UTC",
                                false,
                                "Manager One",
                                Money.zero(currency),
                                "Opened for the books of a test.")));
        return server.parts().mongo().read(unit -> features.accounts.get(unit, key));
    }

    /// A cash movement as a broker books it.
    public static Deal cash(
            TradingAccount account, long ticket, String at, String amount, String comment) {
        Money zero = Money.zero(account.currency());
        LocalDateTime time = LocalDateTime.parse(at);
        return new Deal(
                account.key(),
                time.toInstant(ZoneOffset.UTC),
                new DealRow(
                        ticket,
                        time,
                        DealKind.BALANCE,
                        null,
                        null,
                        null,
                        null,
                        Money.of(amount, account.currency().code()),
                        zero,
                        zero,
                        zero,
                        comment,
                        null,
                        null,
                        null));
    }

    /// Takes deals into the book as one import does.
    public Taken take(TradingAccount account, Deal... batch) {
        return server.parts()
                .mongo()
                .write(
                        unit -> {
                            Taken taken =
                                    features.deals.take(
                                            unit,
                                            Actor.SYSTEM,
                                            new Batch(
                                                    account,
                                                    Arrays.asList(batch),
                                                    UUID.randomUUID().toString()));
                            features.deals.conclude(unit, Actor.SYSTEM, account);
                            return taken;
                        });
    }

    public Outcome read(TradingAccount account, String asOf, String balance, String equity) {
        String currency = account.currency().code();
        return server.parts()
                .mongo()
                .write(
                        unit ->
                                features.deals
                                        .readings()
                                        .offer(
                                                unit,
                                                Actor.SYSTEM,
                                                account,
                                                new Reading(
                                                        account.key(),
                                                        Instant.parse(asOf),
                                                        unit.now(),
                                                        ReadingSource.LIVE,
                                                        Money.of(balance, currency),
                                                        Money.of(equity, currency),
                                                        Money.zero(account.currency()),
                                                        null,
                                                        null,
                                                        null)));
    }

    public Results.Result result(TradingAccount account) {
        return server.parts().mongo().read(unit -> features.deals.results().of(unit, account));
    }

    /// Debit less credit of a chart account over one trading account.
    public BigDecimal balance(String chart, TradingAccount account) {
        return server.parts()
                .mongo()
                .read(
                        unit ->
                                features.ledger.balance(
                                        unit, chart, "tradingAccount", account.key().toString()))
                .getOrDefault(account.currency(), Money.zero(account.currency()))
                .amount();
    }

    /// What lies on a separation account, by the fund or house it belongs to.
    public Map<String, String> reserves(TradingAccount separation) {
        return byFund("1130", "tradingAccount", separation.key().toString());
    }

    /// What is on its way, by the fund it is of.
    public Map<String, String> inTransit() {
        return byFund("1140", null, "");
    }

    private Map<String, String> byFund(String account, @Nullable String where, String is) {
        var scope = new Scope(List.of(account), List.of("fund"), YearMonth.of(9999, 12), where, is);
        return server.parts().mongo().read(unit -> features.ledger.balances(unit, scope)).stream()
                .collect(
                        Collectors.toMap(
                                one -> one.values().getFirst(),
                                one -> one.balance().amount().toPlainString()));
    }

    public List<DealFinding> findings(TradingAccount account) {
        return server.parts().mongo().read(unit -> features.deals.findings(unit, account.key()));
    }

    public static PnlTotal tier(List<PnlTotal> totals, String tier) {
        return totals.stream().filter(total -> total.tier().equals(tier)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
