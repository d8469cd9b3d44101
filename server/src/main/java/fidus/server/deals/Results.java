package fidus.server.deals;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.AccountRole;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.FreshnessLimits;
import fidus.mt5.readings.ReadingState;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The state and true P&L of accounts, derived each time from the book. The figure itself is only
/// computed by {@link AccountPnl}.
public final class Results {
    /// Purposes that have a P&L of their own; separation, hubs and rebate accounts hold what others
    /// earned.
    private static final Set<AccountPurpose> EARNING =
            EnumSet.of(AccountPurpose.TRADING, AccountPurpose.DEMO);

    private final DealStore deals;
    private final Readings readings;
    private final Accounts accounts;
    private final HouseLimits limits;

    /// One account's result.
    ///
    /// @param figures as totals see it
    /// @param toReview movements that wait for a person, those after the reading included
    public record Result(
            TradingAccount account, AccountPnl pnl, AccountFigures figures, int toReview) {}

    Results(DealStore deals, Readings readings, Accounts accounts, HouseLimits limits) {
        this.limits = limits;
        this.deals = deals;
        this.readings = readings;
        this.accounts = accounts;
    }

    /// All accounts by server and login, each collection read once.
    public List<Result> all(Unit unit) {
        Known known = known(unit);
        Map<AccountKey, Reading> last = readings.last(unit);
        Map<AccountKey, List<AllocationEvent>> allocations = accounts.allocations(unit);
        var movements = new HashMap<AccountKey, List<ClassifiedDeal>>();
        deals.allCash(
                unit,
                deal ->
                        movements
                                .computeIfAbsent(deal.account(), _ -> new ArrayList<>())
                                .add(deal.classified()));
        return accounts.all(unit).stream()
                .map(
                        account ->
                                result(
                                        known,
                                        account,
                                        last.get(account.key()),
                                        allocations.getOrDefault(account.key(), List.of()),
                                        movements.getOrDefault(account.key(), List.of())))
                .toList();
    }

    /// All accounts with what they held at an instant in the past. It is the reading of that
    /// instant, whatever its age is by now; true P&L is not derived.
    ///
    /// @param readings of each account; an account without one is not known
    /// @param at the instant, up to which allocations count
    public List<Result> measured(Unit unit, Map<AccountKey, Reading> readings, Instant at) {
        Known known = known(unit);
        Map<AccountKey, List<AllocationEvent>> allocations = accounts.allocations(unit);
        return accounts.all(unit).stream()
                .map(
                        account -> {
                            var ledger =
                                    new AllocationLedger(
                                            account.key(),
                                            account.currency(),
                                            allocations.getOrDefault(account.key(), List.of()));
                            return measured(
                                    known,
                                    account,
                                    readings.get(account.key()),
                                    ledger.adjustedAllocation(at));
                        })
                .toList();
    }

    private static Result measured(
            Known known, TradingAccount account, @Nullable Reading reading, Money allocation) {
        ReadingState state =
                reading == null
                        ? known.state(account, null)
                        : new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH);
        var pnl = new AccountPnl(account.key(), state, null, null, List.of(), 0);
        return new Result(account, pnl, AccountFigures.of(role(account), pnl, allocation), 0);
    }

    private static AccountRole role(TradingAccount account) {
        return new AccountRole(
                account.accountPurpose(),
                account.capitalSource(),
                account.lifecycle(),
                account.fundCode());
    }

    public Result of(Unit unit, TradingAccount account) {
        return result(
                known(unit),
                account,
                readings.last(unit, account.key()).orElse(null),
                accounts.allocations(unit, account.key()),
                deals.cash(unit, account.key()).stream().map(StoredDeal::classified).toList());
    }

    private static Result result(
            Known known,
            TradingAccount account,
            @Nullable Reading last,
            List<AllocationEvent> allocations,
            List<ClassifiedDeal> movements) {
        ReadingState state = known.state(account, last);
        var ledger = new AllocationLedger(account.key(), account.currency(), allocations);
        int review =
                Math.toIntExact(
                        movements.stream().filter(moved -> !moved.category().isDecided()).count());
        AccountPnl pnl =
                EARNING.contains(account.accountPurpose())
                        ? AccountPnl.of(state, ledger, movements)
                        : new AccountPnl(account.key(), state, null, null, List.of(), review);
        return new Result(
                account,
                pnl,
                AccountFigures.of(role(account), pnl, ledger.adjustedAllocation(known.unit.now())),
                review);
    }

    private Known known(Unit unit) {
        return new Known(unit, limits.freshness(unit, unit.today()));
    }

    /// Under what results are told: the unit's now, and how readings age today.
    private record Known(Unit unit, FreshnessLimits limits) {
        ReadingState state(TradingAccount account, @Nullable Reading last) {
            return HouseLimits.freshness(account, limits).stateAt(unit.now(), last);
        }
    }
}
