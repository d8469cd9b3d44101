package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.Optional;

/// Assets against obligations.
public record CoverageResult(CoverageSum assets, Money obligations) {
    /// Assets − obligations; empty when no asset is known though there should be some.
    @JsonIgnore
    public Optional<Money> surplus() {
        return Optional.ofNullable(assets.sum()).map(sum -> sum.minus(obligations));
    }

    /// Assets ÷ obligations in percent with two decimals; empty also when nothing is owed.
    @JsonIgnore
    public Optional<BigDecimal> coverageRatio() {
        return obligations.signum() <= 0
                ? Optional.empty()
                : Optional.ofNullable(assets.sum())
                        .map(sum -> Decimals.percent(sum.amount(), obligations.amount()));
    }

    /// What is lacking, zero when nothing is; empty when no asset is known.
    @JsonIgnore
    public Optional<Money> shortfall() {
        return surplus()
                .map(
                        surplus ->
                                surplus.signum() < 0
                                        ? surplus.negated()
                                        : Money.zero(surplus.currency()));
    }
}
