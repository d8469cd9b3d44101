package fidus.mt5;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What a broker said about an account at an instant. Balance and equity always come together; a
/// reading never changes.
///
/// @param asOf when the broker's figures were true
/// @param receivedAt when they reached the books
/// @param floatingProfit open result without swap, absent when the source does not say
/// @param openSwap swap of open positions, absent when the source does not say
public record Reading(
        AccountKey account,
        Instant asOf,
        Instant receivedAt,
        ReadingSource source,
        Money balance,
        Money equity,
        Money credit,
        @Nullable Money floatingProfit,
        @Nullable Money openSwap,
        @Nullable Money openCommission) {
    /// Equity without the broker's credit.
    @JsonIgnore
    public Money ownedEquity() {
        return equity.minus(credit);
    }
}
