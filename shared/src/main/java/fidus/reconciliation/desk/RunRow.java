package fidus.reconciliation.desk;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

/// A row of a run.
///
/// @param place among all rows of its side, from 0, in the order of the run; it never changes
/// @param why what the run says it failed first; absent for a matched row
public record RunRow(
        Side side, int place, MatchRow row, Standing standing, Explanation.@Nullable Failure why) {
    /// Nothing is said of why it is in no match.
    public RunRow(Side side, int place, MatchRow row, Standing standing) {
        this(side, place, row, standing, null);
    }
}
