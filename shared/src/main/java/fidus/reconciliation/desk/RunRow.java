package fidus.reconciliation.desk;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;

/// A row of a run.
///
/// @param place among all rows of its side, from 0, in the order of the run; it never changes
public record RunRow(Side side, int place, MatchRow row, Standing standing) {}
