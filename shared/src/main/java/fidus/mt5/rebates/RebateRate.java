package fidus.mt5.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a broker pays per closed lot of a group of symbols from a date on.
///
/// @param symbolGroup {@link #ALL} unless the broker pays differently for some symbols
/// @param ratePerLot in the currency, not rounded to its minor unit
public record RebateRate(
        String symbolGroup, LocalDate effectiveFrom, BigDecimal ratePerLot, Currency currency) {
    /// The group of every symbol.
    public static final String ALL = "ALL";

    /// @throws Refused `BAD_VALUE` for a negative rate
    public RebateRate {
        if (ratePerLot.signum() < 0) {
            throw Refused.at(
                    "ratePerLot", Problem.Code.BAD_VALUE, "A rate per lot is not negative.");
        }
    }
}
