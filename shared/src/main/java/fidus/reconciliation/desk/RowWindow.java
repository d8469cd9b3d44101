package fidus.reconciliation.desk;

import fidus.money.Money;

import java.util.List;

/// Some of the rows that fit a filter, and what all of them come to.
///
/// @param version of the run; another one means that the list may have changed
/// @param total how many rows fit
/// @param sums of all that fit, one for each currency
/// @param at index of the first row here among those that fit
public record RowWindow(long version, int total, List<Money> sums, int at, List<RunRow> rows) {
    public RowWindow {
        sums = List.copyOf(sums);
        rows = List.copyOf(rows);
    }
}
