package fidus.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

/// How the equity of trading accounts became another one.
///
/// @param opening owned equity at the end of the day before the period
/// @param capitalFlows change of the adjusted allocation: capital put to work less taken out
/// @param profitWithdrawn profit moved to separation less profit moved back
/// @param truePnl change of the true P&L
/// @param closing owned equity at the end of the period
public record FundValues(
        Money opening, Money capitalFlows, Money profitWithdrawn, Money truePnl, Money closing) {
    public static FundValues zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new FundValues(zero, zero, zero, zero, zero);
    }

    public FundValues plus(FundValues other) {
        return new FundValues(
                opening.plus(other.opening),
                capitalFlows.plus(other.capitalFlows),
                profitWithdrawn.plus(other.profitWithdrawn),
                truePnl.plus(other.truePnl),
                closing.plus(other.closing));
    }

    /// @throws Refused `UNBALANCED` when opening, flows and result are not the closing value
    FundValues checked(String whose) {
        Money made = opening.plus(capitalFlows).minus(profitWithdrawn).plus(truePnl);
        if (!made.equals(closing)) {
            throw Refused.because(
                    Problem.Code.UNBALANCED,
                    whose + " makes " + made + " of its flows, but closes with " + closing + ".");
        }
        return this;
    }
}
