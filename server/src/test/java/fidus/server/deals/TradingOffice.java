package fidus.server.deals;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.server.Office;
import fidus.server.WholeServer;
import fidus.server.audit.Actor;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// An office with trading accounts in US dollars, whose readings and deals a test says.
public class TradingOffice extends Office {
    /// Who trades the accounts registered next.
    public String manager = "";

    /// Whose money the accounts registered next hold.
    public CapitalSource source = CapitalSource.CLIENT;

    public TradingOffice(String day) {
        super(day);
    }

    public TradingOffice(String day, WholeServer server) {
        super(day, server);
    }

    /// An account of a fund's, with this capital from its beginning.
    ///
    /// @param alwaysOpen whether its market never closes
    public final AccountKey account(
            long login, AccountPurpose purpose, FundCode fund, String capital, boolean alwaysOpen) {
        var key = new AccountKey("Broker-Live", login);
        return account(key, "Broker", purpose, fund, capital, alwaysOpen);
    }

    /// The same with another broker.
    protected final AccountKey account(
            AccountKey key,
            String broker,
            AccountPurpose purpose,
            FundCode fund,
            String capital,
            boolean alwaysOpen) {
        approve(
                ask(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                key,
                                "Account " + key.login(),
                                Platform.MT5,
                                broker,
                                purpose,
                                fund,
                                fund == FundCode.SEPARATION ? CapitalSource.SEPARATION : source,
                                Currency.USD,
                                "UTC",
                                alwaysOpen,
                                manager,
                                usd(capital),
                                "Opened for the months of a test")));
        return key;
    }

    public final TradingAccount registered(AccountKey account) {
        return ask(Mt5Calls.ACCOUNT, new AboutAccount(account.server(), account.login()))
                .card()
                .account();
    }

    /// A manual reading.
    public final Outcome read(AccountKey account, String at, String balance, String equity) {
        return read(registered(account), Instant.parse(at), balance, equity);
    }

    public final Outcome read(
            TradingAccount registered, Instant asOf, String balance, String equity) {
        var reading =
                new Reading(
                        registered.key(),
                        asOf,
                        asOf,
                        ReadingSource.MANUAL,
                        usd(balance),
                        usd(equity),
                        usd("0"),
                        null,
                        null,
                        null);
        return server.mongo()
                .write(
                        unit ->
                                server.features()
                                        .deals()
                                        .readings()
                                        .offer(unit, Actor.SYSTEM, registered, reading));
    }

    /// Takes a cash movement of the account into the book.
    public final void cash(AccountKey account, long ticket, String at, String net, String comment) {
        TradingAccount registered = registered(account);
        take(registered, Desk.cash(registered, ticket, at, net, comment));
    }

    /// A round turn with neither profit nor loss.
    ///
    /// @param from when it was opened
    /// @param to when it was closed
    public final void turned(AccountKey account, long ticket, String from, String to, String lots) {
        take(
                registered(account),
                deal(account, ticket, from, DealEntry.IN, lots),
                deal(account, ticket + 1, to, DealEntry.OUT, lots));
    }

    private void take(TradingAccount account, Deal... deals) {
        var batch = new Batch(account, List.of(deals), "test");
        server.mongo().write(unit -> server.features().deals().take(unit, Actor.SYSTEM, batch));
    }

    private static Deal deal(
            AccountKey account, long ticket, String at, DealEntry entry, String lots) {
        Money zero = usd("0");
        var time = LocalDateTime.parse(at);
        var row =
                new DealRow(
                        ticket,
                        time,
                        entry == DealEntry.IN ? DealKind.BUY : DealKind.SELL,
                        entry,
                        "EURUSD",
                        new BigDecimal(lots),
                        new BigDecimal("1.1"),
                        zero,
                        zero,
                        zero,
                        zero,
                        "",
                        null,
                        null,
                        null);
        return new Deal(account, time.toInstant(ZoneOffset.UTC), row);
    }

    public static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
