package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.CauseCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Breaks by the month they were first seen in and by cause, settled ones included; by month, then
/// cause. One that was taken apart counts under the cause of each of its parts with the sum of
/// that, and once more for what is in no part.
///
/// @param on the day of the answer: its month is not over
/// @param soFar those of the month before up to the same day of it, which the running month is
///   compared with; absent from a server that does not tell it
/// @param setOff how many more are set off against another break and counted with it alone
public record CauseTrend(
        List<Cell> cells,
        @Nullable LocalDate on,
        @Nullable List<Cell> soFar,
        @Nullable Integer setOff) {
    public CauseTrend(List<Cell> cells) {
        this(cells, null, null, null);
    }

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
        soFar = soFar == null ? null : List.copyOf(soFar);
    }
}
