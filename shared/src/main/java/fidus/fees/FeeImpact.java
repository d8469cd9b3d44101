package fidus.fees;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.Optional;

/// What fees leave of a result, losers included.
public record FeeImpact(Money truePnl, Money fees) {
    @JsonIgnore
    public Money netAfterFees() {
        return truePnl.minus(fees);
    }

    /// Fees ÷ result in percent with two decimals, rounded once; empty unless the result is
    /// positive.
    @JsonIgnore
    public Optional<BigDecimal> percent() {
        return truePnl.signum() > 0
                ? Optional.of(Decimals.percent(fees.amount(), truePnl.amount()))
                : Optional.empty();
    }
}
