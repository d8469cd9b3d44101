package fidus.close;

import fidus.mt5.AccountKey;

import java.time.Instant;
import java.util.List;

/// The beginning of the month after a locked one, as it was recorded.
///
/// @param version of the close it follows
/// @param allocations events after the month, up to the record
/// @param retired accounts that are out of use
/// @param checks R4, R5 and R10 as they stood then
public record MonthStart(
        String period,
        int version,
        List<FundTotals> totals,
        List<StartedAllocation> allocations,
        List<AccountKey> retired,
        List<TieOut> checks,
        String note,
        String recordedBy,
        Instant recordedAt) {
    public MonthStart {
        totals = List.copyOf(totals);
        allocations = List.copyOf(allocations);
        retired = List.copyOf(retired);
        checks = List.copyOf(checks);
    }
}
