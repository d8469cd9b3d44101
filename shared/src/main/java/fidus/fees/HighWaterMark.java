package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The highest figure on which a fee was crystallised: cumulative true P&L for the house, a value
/// or a price per unit elsewhere. It never falls, and capital flows do not move it.
///
/// @param hurdleFrom the day from which a hurdle grows: the start, or the day after the last
///   crystallisation that charged a fee
public record HighWaterMark(BigDecimal level, LocalDate hurdleFrom) {
    /// A mandate's first mark.
    public static HighWaterMark zero(LocalDate start) {
        return new HighWaterMark(BigDecimal.ZERO, start);
    }

    public static HighWaterMark at(BigDecimal level, LocalDate start) {
        return new HighWaterMark(level, start);
    }

    /// The return that leads from a value back to the mark, a fraction with 34 digits; zero when
    /// the value stands there or higher.
    ///
    /// @throws Refused `BAD_VALUE` when the value is not positive
    public BigDecimal neededReturn(BigDecimal value) {
        if (value.signum() <= 0) {
            throw Refused.at(
                    "value",
                    Problem.Code.BAD_VALUE,
                    "From a value of zero or less no return leads anywhere.");
        }
        return level.subtract(value).max(BigDecimal.ZERO).divide(value, Decimals.DIVISION);
    }
}
