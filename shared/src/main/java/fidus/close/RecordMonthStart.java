package fidus.close;

import java.util.List;

/// What the committee resolved for the month after a locked one. Another person approves it.
///
/// @param period the locked month, such as 2027-03
/// @param totals of the funds it has capital in
/// @param note the committee's minutes, at least 10 characters
public record RecordMonthStart(String period, List<FundTotals> totals, String note) {
    public RecordMonthStart {
        totals = List.copyOf(totals);
    }
}
