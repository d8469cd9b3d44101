package fidus.mt5.pnl;

import fidus.money.Money;

import java.time.Instant;

/// One line of a derivation.
///
/// @param value the line's figure, with the sign it has where it was observed
/// @param asOf until when the records behind it were read
/// @param records how many deals or events it sums; 0 for a figure of the reading or a result
public record PnlInput(PnlTerm term, Money value, Instant asOf, int records) {
    @Override
    public String toString() {
        String from = records == 0 ? "" : " from " + records + " records";
        return term + " " + value + from + " as of " + asOf;
    }
}
