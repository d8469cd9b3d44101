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
/// @param recordedBy who entered what the committee resolved
/// @param checkedBy who approved it; empty for one that was recorded by one person
public record MonthStart(
        String period,
        int version,
        List<FundTotals> totals,
        List<StartedAllocation> allocations,
        List<AccountKey> retired,
        List<TieOut> checks,
        String note,
        String recordedBy,
        String checkedBy,
        Instant recordedAt) {
    public MonthStart {
        totals = List.copyOf(totals);
        allocations = List.copyOf(allocations);
        retired = List.copyOf(retired);
        checks = List.copyOf(checks);
        checkedBy = checkedBy == null ? "" : checkedBy;
    }
}
