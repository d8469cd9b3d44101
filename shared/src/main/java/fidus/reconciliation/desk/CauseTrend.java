package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.CauseCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Breaks by the month they were first seen in and by cause, settled ones included; by month, then
/// cause.
public record CauseTrend(List<Cell> cells) {

    /// @param month such as 2026-11
    /// @param cause absent for those nobody has explained yet
    /// @param sums of the differences without their signs, one for each currency
    /// @param matched true for those that nobody explained and that ended because their rows were
    ///   matched, by a run or by a person; otherwise absent
    public record Cell(
            String month,
            @Nullable CauseCode cause,
            int count,
            List<Money> sums,
            @Nullable Boolean matched) {
        public Cell(String month, @Nullable CauseCode cause, int count, List<Money> sums) {
            this(month, cause, count, sums, null);
        }

        public Cell {
            sums = List.copyOf(sums);
        }
    }

    public CauseTrend {
        cells = List.copyOf(cells);
    }
}
