package fidus.investments.book;

import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A contract's units of the pool it ran in elsewhere, after the last share was taken there. Units
/// × the value they were dealt at are its principal.
///
/// @param series `LEAD`, or how a later one is called; empty for dealing lots, which form one
/// @param dealt value per unit at which it came in
/// @param price value per unit now
/// @param mark value per unit up to which its shares were paid
/// @param classMark of all lots together, or of its series, now
/// @param classMarkThen of the class, or of the lead series, when it came in: with `dealt` it says
///   which equalisation it needed
public record UnitsBefore(
        String series,
        BigDecimal units,
        BigDecimal dealt,
        BigDecimal price,
        BigDecimal mark,
        BigDecimal classMark,
        BigDecimal classMarkThen) {
    /// How the lead series is called.
    public static final String LEAD = "LEAD";

    /// What they are worth at a value per unit above what they were dealt for.
    public Money over(BigDecimal value, Money principal) {
        BigDecimal over = value.subtract(dealt, Decimals.DIVISION);
        return Money.rounded(
                over.multiply(units).setScale(20, RoundingMode.HALF_EVEN), principal.currency());
    }

    /// Whether others of the same day are not of another series and not of another worth: one
    /// series, or all dealing lots, has one value per unit and one mark.
    public boolean agreesWith(UnitsBefore other) {
        return !series.equals(other.series)
                || (price.compareTo(other.price) == 0 && classMark.compareTo(other.classMark) == 0);
    }

    /// Whether all figures are the same, however many noughts they end with.
    boolean isLike(UnitsBefore other) {
        return agreesWith(other)
                && series.equals(other.series)
                && units.compareTo(other.units) == 0
                && dealt.compareTo(other.dealt) == 0
                && mark.compareTo(other.mark) == 0
                && classMarkThen.compareTo(other.classMarkThen) == 0;
    }
}
