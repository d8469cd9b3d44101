package fidus.server.deals;

import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The true P&L of accounts at earlier moments: at the last accepted reading before each, or
/// nothing earned where nothing was traded before. Where something was and there is no reading, it
/// is not known.
public final class PastResults {
    private final DealStore deals;
    private final ReadingStore readings;
    private final Accounts accounts;

    /// An account at an instant.
    public record Moment(AccountKey account, Instant at) {}

    PastResults(DealStore deals, ReadingStore readings, Accounts accounts) {
        this.deals = deals;
        this.readings = readings;
        this.accounts = accounts;
    }

    /// Those that are known. Movements and allocations are read once for all, and of each moment at
    /// most one reading and one deal.
    public Map<Moment, TruePnl> at(Unit unit, Collection<Moment> moments) {
        var found = new HashMap<Moment, TruePnl>();
        if (moments.isEmpty()) {
            return found;
        }
        Map<AccountKey, List<AllocationEvent>> allocations = accounts.allocations(unit);
        var movements = new HashMap<AccountKey, List<ClassifiedDeal>>();
        deals.allCash(
                unit,
                deal ->
                        movements
                                .computeIfAbsent(deal.account(), _ -> new ArrayList<>())
                                .add(deal.classified()));
        for (Moment moment : moments) {
            Reading reading = readings.lastBefore(unit, moment.account, moment.at).orElse(null);
            List<AllocationEvent> events = allocations.getOrDefault(moment.account, List.of());
            if (reading != null) {
                var ledger =
                        new AllocationLedger(moment.account, reading.balance().currency(), events);
                var state = new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH);
                TruePnl pnl =
                        AccountPnl.of(
                                        state,
                                        ledger,
                                        movements.getOrDefault(moment.account, List.of()))
                                .pnl();
                if (pnl != null) {
                    found.put(moment, pnl);
                }
            } else if (!deals.tradedBefore(unit, moment.account, moment.at)) {
                accounts.find(unit, moment.account)
                        .map(account -> TruePnl.zero(account.currency()))
                        .ifPresent(zero -> found.put(moment, zero));
            }
        }
        return found;
    }
}
