package fidus.server.close;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Capital on the trading accounts at work, at a moment and when the committee resolved.
final class Placements {
    private final List<Placed> placed = new ArrayList<>();

    /// @param resolved what it was when the committee resolved
    private record Placed(TradingAccount account, Money allocation, Money resolved) {}

    /// @param end the first instant after the moment
    /// @param before the first instant after the committee resolved; absent when it never did
    Placements(Unit unit, Closes.Ground ground, Instant end, @Nullable Instant before) {
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.lifecycle() == AccountLifecycle.ACTIVE
                    && account.accountPurpose() == AccountPurpose.TRADING
                    && isKnown(account, end)) {
                var ledger =
                        new AllocationLedger(
                                account.key(),
                                account.currency(),
                                ground.accounts().allocations(unit, account.key()));
                placed.add(
                        new Placed(
                                account,
                                ledger.adjustedAllocation(last(end)),
                                then(ledger, account, before)));
            }
        }
    }

    private static Money then(
            AllocationLedger ledger, TradingAccount account, @Nullable Instant before) {
        return before == null || !isKnown(account, before)
                ? Money.zero(account.currency())
                : ledger.adjustedAllocation(last(before));
    }

    private static Instant last(Instant end) {
        return end.minusMillis(1);
    }

    /// The books hold the first capital of an account from its registration on (E26).
    private static boolean isKnown(TradingAccount account, Instant end) {
        Instant registered = account.registeredAt();
        return registered == null || registered.isBefore(end);
    }

    Money now(Currency currency, Predicate<TradingAccount> which) {
        return sum(currency, which, Placed::allocation);
    }

    Money whenResolved(Currency currency, Predicate<TradingAccount> which) {
        return sum(currency, which, Placed::resolved);
    }

    private Money sum(
            Currency currency, Predicate<TradingAccount> which, Function<Placed, Money> capital) {
        Money sum = Money.zero(currency);
        for (Placed one : placed) {
            if (one.account.currency().equals(currency) && which.test(one.account)) {
                sum = sum.plus(capital.apply(one));
            }
        }
        return sum;
    }

    Set<Currency> currencies() {
        var currencies = new TreeSet<Currency>();
        placed.forEach(one -> currencies.add(one.account.currency()));
        return currencies;
    }
}
