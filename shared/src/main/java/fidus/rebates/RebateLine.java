package fidus.rebates;

import fidus.money.Money;
import fidus.mt5.rebates.RebateRow;

/// A row of a run.
///
/// @param earned round(lots × rate)
/// @param note why it is disputed or rejected; empty otherwise
public record RebateLine(RebateRow row, Money earned, RowCheck rowCheck, String note) {
    public static RebateLine of(RebateRow row) {
        return new RebateLine(row, row.earned(), RowCheck.UNCHECKED, "");
    }

    public RebateLine checked(RowCheck check, String why) {
        return new RebateLine(row, earned, check, why);
    }

    /// What is claimed for it.
    public Money claimed() {
        return rowCheck == RowCheck.REJECTED ? Money.zero(earned.currency()) : earned;
    }
}
