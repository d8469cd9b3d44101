package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.AgeBucket;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Unsettled breaks by account and age.
///
/// @param on the day the ages are of
/// @param lines by account, youngest first; empty ages are left out
/// @param once of the accounts of which several rules say one and the same money; absent where none
///   do, and from a server that does not tell
public record AgedBreaks(LocalDate on, List<Line> lines, @Nullable List<Once> once) {
    public AgedBreaks(LocalDate on, List<Line> lines) {
        this(on, lines, null);
    }

    /// @param overdue how many of them stand longer than their severity allows
    /// @param sums of the differences without their signs, one for each currency
    public record Line(
            String account, AgeBucket ageBucket, int count, int overdue, List<Money> sums) {
        public Line {
            sums = List.copyOf(sums);
        }
    }

    /// What an account comes to when such money counts once, whatever the age of its breaks.
    ///
    /// @param sums without signs, one for each currency of the account's breaks
    public record Once(String account, List<Money> sums) {
        public Once {
            sums = List.copyOf(sums);
        }
    }

    public AgedBreaks {
        lines = List.copyOf(lines);
        once = once == null ? null : List.copyOf(once);
    }
}
