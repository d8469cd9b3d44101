package fidus.fees.shares;

import fidus.fees.Derivation;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import java.math.RoundingMode;

/// What a contract in a pool has a right to at a valuation.
///
/// @param before as it was held at the valuation
/// @param after with its mark raised, in the lead series where it was rolled up
public record PoolShare(
        PoolHolding before,
        PoolHolding after,
        UnitFacts units,
        Money shareAmount,
        Derivation derivation) {
    public InvestmentId contract() {
        return before.investmentId();
    }

    /// What its units are worth above what they were dealt for, before the share is taken.
    public Money performance() {
        return Money.rounded(
                units.price()
                        .value()
                        .subtract(units.dealt().value())
                        .multiply(units.units().value())
                        .setScale(20, RoundingMode.HALF_EVEN),
                shareAmount.currency());
    }

    /// The part of it on which shares were paid, before and after.
    public Money paidOn(boolean later) {
        var mark = later ? units.markAfter() : units.markBefore();
        return Money.rounded(
                mark.value()
                        .subtract(units.dealt().value())
                        .multiply(units.units().value())
                        .setScale(20, RoundingMode.HALF_EVEN),
                shareAmount.currency());
    }
}
