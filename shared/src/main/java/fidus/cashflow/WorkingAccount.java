package fidus.cashflow;

import fidus.mt5.pnl.AccountFigures;

import java.util.List;

/// An account as the totals of its fund see it, with the flows its figures are the sums of.
///
/// @param allocated Σ is its adjusted allocation; capital that comes is positive
/// @param withdrawn Σ is its net profit withdrawals; profit that leaves is positive
public record WorkingAccount(
        AccountFigures figures, List<DatedChange> allocated, List<DatedChange> withdrawn) {
    public WorkingAccount {
        allocated = List.copyOf(allocated);
        withdrawn = List.copyOf(withdrawn);
    }
}
