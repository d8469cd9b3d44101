package fidus.mt5;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/// One executed operation as a broker printed it, before it is known whose account it belongs to.
/// MT4 closed orders are rows too, with entry OUT at their close time and taxes inside `fee`.
///
/// @param serverTime the broker's wall clock, without zone
/// @param volume lots, absent for cash movements
/// @param price with the broker's digits, absent for cash movements
/// @param dealProfit the broker's profit field; for cash movements the moved amount
public record DealRow(
        long ticket,
        LocalDateTime serverTime,
        DealKind dealKind,
        @Nullable DealEntry entry,
        @Nullable String symbol,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal price,
        Money dealProfit,
        Money commission,
        Money swap,
        Money fee,
        String comment,
        @Nullable Long order,
        @Nullable Long position,
        @Nullable Long magic) {
    /// The cash effect: profit + commission + swap + fee.
    @JsonIgnore
    public Money netAmount() {
        return dealProfit.plus(commission).plus(swap).plus(fee);
    }
}
