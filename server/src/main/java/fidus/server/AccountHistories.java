package fidus.server;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.server.deals.Deals;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What reconciliation asks of the past of accounts, across the features that know it.
final class AccountHistories {
    private static final Instant END_OF_TIME = Instant.ofEpochSecond(253_402_300_799L);

    private final Accounts accounts;
    private final Deals deals;

    AccountHistories(Accounts accounts, Deals deals) {
        this.accounts = accounts;
        this.deals = deals;
    }

    List<Deal> deals(Unit unit, AccountKey account) {
        return deals.between(unit, account, Instant.EPOCH, END_OF_TIME);
    }

    /// What the account held when its books began.
    Money opening(Unit unit, AccountKey account) {
        Money sum = Money.zero(accounts.get(unit, account).currency());
        for (AllocationEvent event : accounts.allocations(unit, account)) {
            sum = event.kind() == AllocationKind.INITIAL ? sum.plus(event.change()) : sum;
        }
        return sum;
    }

    List<Deal> sameServer(Unit unit, AccountKey account) {
        List<Deal> all = new ArrayList<>();
        for (TradingAccount other : accounts.all(unit)) {
            if (other.key().server().equals(account.server())) {
                all.addAll(deals(unit, other.key()));
            }
        }
        return all;
    }

    List<HeldReading> held(Unit unit, AccountKey account) {
        return deals.readings().held(unit).stream()
                .filter(
                        held ->
                                held.heldState() == HeldState.HELD
                                        && held.reading().account().equals(account))
                .toList();
    }
}
