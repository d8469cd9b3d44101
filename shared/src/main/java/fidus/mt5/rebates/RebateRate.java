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

    /// Whether it is for the same symbols from the same day on.
    public boolean replaces(RebateRate other) {
        return symbolGroup.equals(other.symbolGroup) && effectiveFrom.equals(other.effectiveFrom);
    }

    /// Whether it says the same, however many zeros it is written with.
    public boolean agrees(RebateRate other) {
        return replaces(other)
                && ratePerLot.compareTo(other.ratePerLot) == 0
                && currency.equals(other.currency);
    }
}
