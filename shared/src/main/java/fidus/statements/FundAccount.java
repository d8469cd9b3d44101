package fidus.statements;

import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A trading account with what is known of it.
///
/// @param readings the last accepted one of each day of the month, and the last one before it, in
///   any order; more of them change nothing
public record FundAccount(
        AccountKey account,
        String label,
        FundCode fundCode,
        List<Reading> readings,
        AllocationLedger allocation,
        List<ClassifiedDeal> movements) {
    public FundAccount {
        readings = List.copyOf(readings);
        movements = List.copyOf(movements);
    }

    /// The result at the last reading by then; absent without one.
    @Nullable AccountPnl at(Instant instant) {
        Reading last = null;
        for (Reading reading : readings) {
            boolean by = !reading.asOf().isAfter(instant);
            if (by && (last == null || reading.asOf().isAfter(last.asOf()))) {
                last = reading;
            }
        }
        return last == null
                ? null
                : AccountPnl.of(
                        new ReadingState.Ok(last, Duration.ZERO, FreshnessBand.FRESH),
                        allocation,
                        movements);
    }

    /// Whether no capital was put to work by then.
    boolean isEmptyAt(Instant instant) {
        return allocation.events().stream().allMatch(event -> event.effectiveAt().isAfter(instant));
    }
}
