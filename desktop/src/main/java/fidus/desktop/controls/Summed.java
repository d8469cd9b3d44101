package fidus.desktop.controls;

import fidus.money.Money;

import java.util.List;

/// A cell of words that tell sums too. A workbook gets the sums as numbers as well, in a column for
/// each currency beside the words.
public interface Summed {
    /// At most one of each currency.
    List<Money> sums();
}
