package fidus.desktop.samples;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountList;
import fidus.mt5.AccountPage;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.ChartPoint;
import fidus.mt5.MappedContract;
import fidus.mt5.Platform;
import fidus.mt5.PoolState;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.RollForwardStep;
import fidus.mt5.TradingAccount;
import fidus.mt5.TradingAccountId;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Invented accounts.
public final class Accounts {
    public static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    public static final AccountKey BAL = new AccountKey("Broker-Live", 5_001_234);
    private static final ClientId CLIENT = new ClientId(new UUID(0, 70));

    private Accounts() {}

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static AccountList list() {
        return new AccountList(
                NOW,
                List.of(
                        card(BAL, "BAL-1", FundCode.BALANCE, "9906.99", "80000.00", 3),
                        card(key(5_001_240), "CORE-1", FundCode.CORE, "18984.20", "18151.41", 0),
                        card(key(5_001_255), "BAL-2", FundCode.BALANCE, "16026.30", "15000.00", 0),
                        separation(),
                        unread()));
    }

    public static AccountKey key(long login) {
        return new AccountKey("Broker-Live", login);
    }

    public static TradingAccount account(
            AccountKey key, String label, AccountPurpose purpose, FundCode fund) {
        boolean trading = purpose == AccountPurpose.TRADING;
        return new TradingAccount(
                new TradingAccountId(new UUID(1, key.login())),
                key,
                label,
                Platform.MT5,
                "Example Markets Ltd",
                purpose,
                fund,
                trading ? CapitalSource.CLIENT : CapitalSource.SEPARATION,
                Currency.USD,
                "Europe/Athens",
                false,
                trading ? "Manager M1" : "",
                AccountLifecycle.ACTIVE,
                trading ? PoolState.ALLOCATED : PoolState.AVAILABLE,
                trading ? CLIENT : null,
                null,
                3);
    }

    public static Reading reading(AccountKey key, String equity) {
        return new Reading(
                key,
                NOW.minusSeconds(240),
                NOW.minusSeconds(200),
                ReadingSource.LIVE,
                usd(equity).plus(usd("120.50")),
                usd(equity),
                usd("0.00"),
                usd("-118.20"),
                usd("-2.30"),
                usd("0.00"));
    }

    private static AccountCard card(
            AccountKey key,
            String label,
            FundCode fund,
            String equity,
            String allocation,
            int toReview) {
        ReadingState state =
                toReview > 0
                        ? new ReadingState.Stale(reading(key, equity), Duration.ofMinutes(42))
                        : new ReadingState.Ok(
                                reading(key, equity), Duration.ofMinutes(4), FreshnessBand.FRESH);
        return new AccountCard(
                account(key, label, AccountPurpose.TRADING, fund),
                AccountPnl.of(state, ledger(key, allocation), List.of()),
                toReview > 0 ? 2 : 0,
                toReview,
                "Client A",
                toReview > 0 ? "Release account " + key : null);
    }

    private static AccountCard separation() {
        AccountKey key = key(5_009_001);
        ReadingState state =
                new ReadingState.Ok(
                        reading(key, "20656.33"), Duration.ofMinutes(12), FreshnessBand.DEGRADED);
        return new AccountCard(
                account(key, "SEP-1", AccountPurpose.SEPARATION, FundCode.SEPARATION),
                AccountPnl.of(state, ledger(key, "0.00"), List.of()),
                0,
                0,
                null,
                null);
    }

    private static AccountCard unread() {
        AccountKey key = key(5_001_300);
        return new AccountCard(
                account(key, "CORE-2", AccountPurpose.TRADING, FundCode.CORE),
                AccountPnl.of(
                        new ReadingState.Unavailable("No reading was ever accepted."),
                        ledger(key, "2151.41"),
                        List.of()),
                0,
                0,
                "Client B",
                null);
    }

    /// A trading account that nobody's principal is on.
    public static AccountCard free(AccountKey key, Currency currency) {
        return new AccountCard(
                new TradingAccount(
                        new TradingAccountId(new UUID(1, key.login())),
                        key,
                        "FREE-" + key.login(),
                        Platform.MT5,
                        "Example Markets Ltd",
                        AccountPurpose.TRADING,
                        FundCode.CORE,
                        CapitalSource.CLIENT,
                        currency,
                        "Europe/Athens",
                        false,
                        "",
                        AccountLifecycle.ACTIVE,
                        PoolState.AVAILABLE,
                        null,
                        null,
                        1),
                AccountPnl.of(
                        new ReadingState.Unavailable("No reading was ever accepted."),
                        new AllocationLedger(key, currency, List.of()),
                        List.of()),
                0,
                0,
                null,
                null);
    }

    private static AllocationLedger ledger(AccountKey key, String allocation) {
        return new AllocationLedger(key, Currency.USD, events(key, allocation));
    }

    private static List<AllocationEvent> events(AccountKey key, String allocation) {
        Instant start = NOW.minus(Duration.ofDays(200));
        return List.of(
                AllocationEvent.initial(
                        key, start, usd(allocation).minus(usd("5000.00")), "Opening of the books"),
                new AllocationEvent(
                        "deposit-1",
                        key,
                        start.plus(Duration.ofDays(30)),
                        AllocationKind.EXTERNAL_DEPOSIT,
                        usd("5000.00"),
                        key.server() + "/" + key.login() + "/880012",
                        null,
                        null));
    }

    public static AccountPage page() {
        return new AccountPage(
                list().accounts().getFirst(),
                events(BAL, "80000.00"),
                List.of(reading(BAL, "9906.99")),
                List.of(
                        step(2, "80000.00", "-68120.40", true),
                        step(1, "11879.60", "-1850.11", false)),
                chart(),
                List.of(
                        new MappedContract(
                                new InvestmentId(new UUID(0, 9)),
                                1_001,
                                "Client A",
                                usd("80000.00"),
                                "Placed when the contract was entered",
                                NOW.minus(Duration.ofDays(200)),
                                null)),
                1_204);
    }

    private static RollForwardStep step(int back, String opening, String cash, boolean ties) {
        Money expected = usd(opening).plus(usd(cash));
        Money reported = ties ? expected : expected.minus(usd("2.00"));
        return new RollForwardStep(
                NOW.minus(Duration.ofDays(back * 30L)),
                NOW.minus(Duration.ofDays(back * 30L - 30)),
                usd(opening),
                usd(cash),
                412,
                expected,
                reported,
                reported.minus(expected),
                ties);
    }

    private static List<ChartPoint> chart() {
        return IntStream.range(0, 120)
                .mapToObj(
                        i ->
                                new ChartPoint(
                                        NOW.minus(Duration.ofDays(120 - i)),
                                        curve(i, 0),
                                        i < 40 ? null : curve(i, 900)))
                .toList();
    }

    private static BigDecimal curve(int day, int below) {
        int wave = (day * 37 % 23) * 140 - below + (below == 0 ? 0 : day * 53 % 17 * 60);
        return BigDecimal.valueOf(80_000 - day * 560L + wave, 0);
    }
}
