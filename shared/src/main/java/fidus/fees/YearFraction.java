package fidus.fees;

import fidus.money.Decimals;

import java.math.BigDecimal;

/// A part of a year as an exact ratio, so that an amount is multiplied first and divided once: a
/// result that ends on half a cent is seen as such.
///
/// @param numerator days, months or quarters
/// @param denominator how many of them make a year, positive
public record YearFraction(long numerator, long denominator) {
    /// The fraction itself, 34 digits; for a screen. Amounts go through {@link #of}.
    public BigDecimal value() {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), Decimals.DIVISION);
    }

    /// A year's amount for this part of a year, not rounded.
    public BigDecimal of(BigDecimal yearly) {
        return yearly.multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), Decimals.DIVISION);
    }
}
