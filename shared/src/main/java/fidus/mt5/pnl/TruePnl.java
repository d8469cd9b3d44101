package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.Optional;

/// True profit and loss: `ownedEquity + netProfitWithdrawals − adjustedAllocation`. Equity, because
/// the balance hides floating loss; withdrawals, because money swept to separation was earned. This
/// is the only formula: sums of accounts, periods, tiers, funds and fees are built from it.
///
/// @param ownedEquity equity without the broker's credit
/// @param netProfitWithdrawals profit moved to separation less profit moved back
/// @param adjustedAllocation capital at work, the base of the return
public record TruePnl(Money ownedEquity, Money netProfitWithdrawals, Money adjustedAllocation) {
    public static TruePnl of(
            Money ownedEquity, Money netProfitWithdrawals, Money adjustedAllocation) {
        return new TruePnl(ownedEquity, netProfitWithdrawals, adjustedAllocation);
    }

    public static TruePnl zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new TruePnl(zero, zero, zero);
    }

    /// @throws fidus.contract.Refused `MIXED_CURRENCIES` when the three are not of one currency
    public TruePnl {
        ownedEquity.plus(netProfitWithdrawals).minus(adjustedAllocation);
    }

    /// The result in money.
    @JsonIgnore
    public Money truePnl() {
        return ownedEquity.plus(netProfitWithdrawals).minus(adjustedAllocation);
    }

    /// Result ÷ capital at work, a fraction with 34 digits; empty when the base is zero or
    /// negative, because a return on nothing is no number.
    @JsonIgnore
    public Optional<BigDecimal> returnRate() {
        BigDecimal base = adjustedAllocation.amount();
        return base.signum() > 0
                ? Optional.of(truePnl().amount().divide(base, Decimals.DIVISION))
                : Optional.empty();
    }

    /// The return in percent with two decimals, rounded once; empty as {@link #returnRate()} is.
    @JsonIgnore
    public Optional<BigDecimal> returnPercent() {
        BigDecimal base = adjustedAllocation.amount();
        return base.signum() > 0
                ? Optional.of(Decimals.percent(truePnl().amount(), base))
                : Optional.empty();
    }

    /// Both together: results and bases add up, rates do not.
    public TruePnl plus(TruePnl other) {
        return new TruePnl(
                ownedEquity.plus(other.ownedEquity),
                netProfitWithdrawals.plus(other.netProfitWithdrawals),
                adjustedAllocation.plus(other.adjustedAllocation));
    }

    /// The result of a period: what it is at the end, this, less what it was at the start.
    public Money since(TruePnl start) {
        return truePnl().minus(start.truePnl());
    }
}
