package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

import java.math.BigDecimal;

/// Interest a broker paid on separation: the balance nobody moved there.
///
/// @param balance separation's balance
/// @param transfersIn what was moved in
/// @param movedOut transfers and withdrawals out, positive
/// @param interestDeals sum of the deals classified as broker interest
public record BrokerInterest(
        Money balance, Money transfersIn, Money movedOut, Money interestDeals) {
    @JsonIgnore
    public Money brokerInterest() {
        return balance.minus(transfersIn).plus(movedOut);
    }

    /// Whether the deals say the same within a tolerance (R7).
    public boolean agrees(BigDecimal tolerance) {
        return brokerInterest().minus(interestDeals).abs().amount().compareTo(tolerance) <= 0;
    }
}
