package fidus.mt5.pnl;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Splits a fund's separation reserve over its contracts by unpaid interest: each gets the whole
/// minor units of its share, and what is left over goes to the largest remainders, first come first
/// where they are equal. The parts always add up to the whole.
public final class ReserveSplit {
    private ReserveSplit() {}

    /// The parts in the order of the weights. With all weights zero nothing can be attributed and
    /// every part is zero.
    ///
    /// @param whole zero or more
    /// @param unpaidInterest zero or more each, in the currency of the whole
    /// @throws Refused `BAD_VALUE` for a negative whole or weight
    public static List<Money> of(Money whole, List<Money> unpaidInterest) {
        Money sum = Money.zero(whole.currency());
        boolean negative = whole.signum() < 0;
        for (Money weight : unpaidInterest) {
            sum = sum.plus(weight);
            negative |= weight.signum() < 0;
        }
        if (negative) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE, "Neither a reserve nor unpaid interest is negative.");
        }
        if (sum.isZero()) {
            return unpaidInterest.stream().map(weight -> weight.minus(weight)).toList();
        }
        List<Share> shares = new ArrayList<>();
        BigInteger left = units(whole);
        for (int i = 0; i < unpaidInterest.size(); i++) {
            BigInteger[] part =
                    units(whole)
                            .multiply(units(unpaidInterest.get(i)))
                            .divideAndRemainder(units(sum));
            shares.add(new Share(i, part[0], part[1]));
            left = left.subtract(part[0]);
        }
        return distribute(shares, left.intValueExact(), whole.currency());
    }

    private static List<Money> distribute(List<Share> shares, int left, Currency currency) {
        List<Share> byRemainder =
                shares.stream().sorted(Comparator.comparing(Share::remainder).reversed()).toList();
        List<BigInteger> units = new ArrayList<>(shares.stream().map(Share::units).toList());
        for (Share share : byRemainder.subList(0, left)) {
            units.set(share.place(), share.units().add(BigInteger.ONE));
        }
        return units.stream()
                .map(unit -> new Money(new BigDecimal(unit, currency.scale()), currency))
                .toList();
    }

    private static BigInteger units(Money money) {
        return money.amount().unscaledValue();
    }

    private record Share(int place, BigInteger units, BigInteger remainder) {}
}
