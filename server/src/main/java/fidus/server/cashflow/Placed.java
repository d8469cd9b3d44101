package fidus.server.cashflow;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Adjusted allocation of ACTIVE TRADING accounts per broker.
///
/// @param brokers of all registered accounts, by name
record Placed(Map<Placed.At, Money> sums, List<String> brokers) {
    /// One broker's accounts in one currency.
    record At(String broker, Currency currency) {}

    static Placed of(Unit unit, Accounts accounts) {
        Map<AccountKey, List<AllocationEvent>> events = accounts.allocations(unit);
        var sums = new HashMap<At, Money>();
        var brokers = new TreeSet<String>();
        for (TradingAccount account : accounts.all(unit)) {
            brokers.add(account.broker());
            if (account.lifecycle() == AccountLifecycle.ACTIVE
                    && account.accountPurpose() == AccountPurpose.TRADING) {
                var ledger =
                        new AllocationLedger(
                                account.key(),
                                account.currency(),
                                events.getOrDefault(account.key(), List.of()));
                sums.merge(
                        new At(account.broker(), account.currency()),
                        ledger.adjustedAllocation(unit.now()),
                        Money::plus);
            }
        }
        return new Placed(sums, List.copyOf(brokers));
    }

    Money at(String broker, Currency currency) {
        return sums.getOrDefault(new At(broker, currency), Money.zero(currency));
    }
}
