package fidus.mt5.rebates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a broker owes for one account at one rate.
///
/// @param from first server date of the row
/// @param to last server date of the row
/// @param volumeLots closed lots in that time
public record RebateRow(
        AccountKey account, LocalDate from, LocalDate to, BigDecimal volumeLots, RebateRate rate) {
    /// Lots × rate, rounded once.
    @JsonIgnore
    public Money earned() {
        return Money.rounded(volumeLots.multiply(rate.ratePerLot()), rate.currency());
    }
}
