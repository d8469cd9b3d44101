package fidus.mt5;

import fidus.money.Currency;
import fidus.money.Money;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// Accounts and deals of tests. Server time is UTC here.
public final class Sample {
    public static final Instant START = Instant.parse("2026-10-12T09:00:00Z");
    public static final AccountKey CORE_1 = new AccountKey("Broker-Live", 1001);
    public static final AccountKey BAL_1 = new AccountKey("Broker-Live", 1002);
    public static final AccountKey RP_1 = new AccountKey("Broker-Live", 1003);
    public static final AccountKey SEP_1 = new AccountKey("Broker-Live", 2001);
    public static final AccountKey HUB_1 = new AccountKey("Broker-Live", 3001);
    public static final AccountKey IB_1 = new AccountKey("Broker-Live", 4001);
    public static final AccountKey DEMO_1 = new AccountKey("Broker-Live", 5001);

    private static final Map<AccountKey, AccountPurpose> PURPOSES =
            Map.of(
                    CORE_1, AccountPurpose.TRADING,
                    BAL_1, AccountPurpose.TRADING,
                    RP_1, AccountPurpose.TRADING,
                    SEP_1, AccountPurpose.SEPARATION,
                    HUB_1, AccountPurpose.INTERMEDIARY,
                    IB_1, AccountPurpose.REBATE,
                    DEMO_1, AccountPurpose.DEMO);

    private Sample() {}

    public static Function<AccountKey, Optional<AccountPurpose>> registry() {
        return key -> Optional.ofNullable(PURPOSES.get(key));
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static Money cents(long cents) {
        return new Money(java.math.BigDecimal.valueOf(cents, 2), Currency.USD);
    }

    public static Deal deal(
            AccountKey account, long ticket, DealKind kind, Money moved, String comment) {
        return deal(account, ticket, START.plusSeconds(ticket), kind, moved, comment);
    }

    public static Deal balance(AccountKey account, long ticket, Money moved, String comment) {
        return deal(account, ticket, DealKind.BALANCE, moved, comment);
    }

    public static Deal deal(
            AccountKey account,
            long ticket,
            Instant time,
            DealKind kind,
            Money moved,
            String comment) {
        Money zero = Money.zero(moved.currency());
        return new Deal(
                account,
                time,
                new DealRow(
                        ticket,
                        LocalDateTime.ofInstant(time, ZoneOffset.UTC),
                        kind,
                        null,
                        null,
                        null,
                        null,
                        moved,
                        zero,
                        zero,
                        zero,
                        comment,
                        null,
                        null,
                        null));
    }

    public static Reading reading(AccountKey account, Instant asOf, Money balance, Money equity) {
        Money zero = Money.zero(balance.currency());
        return new Reading(
                account, asOf, asOf, ReadingSource.LIVE, balance, equity, zero, null, null, null);
    }

    public static <T> T anyOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
