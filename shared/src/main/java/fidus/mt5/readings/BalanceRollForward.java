package fidus.mt5.readings;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.Reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/// Whether the deals between two accepted readings explain the change of the balance (R16). It
/// finds missing deals and deals filed under another account.
///
/// @param expected prior balance plus every deal's net amount except credit
/// @param actual the balance of the later reading
public record BalanceRollForward(Money expected, Money actual) {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    /// Rolls the prior balance forward over the deals in (prior asOf, asOf]. Deals of other
    /// accounts are left out.
    ///
    /// @throws Refused `WRONG_ACCOUNT` when the readings are of two accounts
    public static BalanceRollForward of(Reading prior, Reading next, List<Deal> deals) {
        if (!prior.account().equals(next.account())) {
            throw Refused.because(
                    Problem.Code.WRONG_ACCOUNT,
                    "Readings of "
                            + prior.account()
                            + " and "
                            + next.account()
                            + " have no balance in common.");
        }
        Money moved = sum(prior, next, deals, deal -> deal.dealKind() != DealKind.CREDIT);
        return new BalanceRollForward(prior.balance().plus(moved), next.balance());
    }

    @JsonIgnore
    public Money difference() {
        return actual.minus(expected);
    }

    /// Within one hundredth, the rounding a broker may show.
    @JsonIgnore
    public boolean agrees() {
        return difference().abs().amount().compareTo(TOLERANCE) <= 0;
    }

    /// Sum of the cash movements of the balance in (prior asOf, asOf]: neither trades nor credit.
    static Money cashBetween(Reading prior, Reading next, List<Deal> deals) {
        return sum(
                prior, next, deals, deal -> !deal.isTrade() && deal.dealKind() != DealKind.CREDIT);
    }

    private static Money sum(
            Reading prior, Reading next, List<Deal> deals, Predicate<Deal> counts) {
        Money sum = Money.zero(prior.balance().currency());
        for (Deal deal : deals) {
            if (deal.account().equals(next.account())
                    && deal.time().isAfter(prior.asOf())
                    && !deal.time().isAfter(next.asOf())
                    && counts.test(deal)) {
                sum = sum.plus(deal.netAmount());
            }
        }
        return sum;
    }
}
