package fidus.reconciliation.desk;

import fidus.money.Money;

import java.util.List;

/// @param version of the run
/// @param sums exact, one for each currency
public record RowSums(long version, int count, List<Money> sums) {
    public RowSums {
        sums = List.copyOf(sums);
    }
}
