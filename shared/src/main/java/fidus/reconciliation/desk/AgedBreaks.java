package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.AgeBucket;

import java.time.LocalDate;
import java.util.List;

/// Unsettled breaks by account and age.
///
/// @param on the day the ages are of
/// @param lines by account, youngest first; empty ages are left out
public record AgedBreaks(LocalDate on, List<Line> lines) {

    /// @param overdue how many of them stand longer than their severity allows
    /// @param sums of the differences without their signs, one for each currency
    public record Line(
            String account, AgeBucket ageBucket, int count, int overdue, List<Money> sums) {
        public Line {
            sums = List.copyOf(sums);
        }
    }

    public AgedBreaks {
        lines = List.copyOf(lines);
    }
}
