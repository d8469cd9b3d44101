package fidus.money;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact sum in one currency, always at the currency's minor unit. Sums of different currencies
/// are never added, compared or matched.
///
/// @param amount signed, scale equal to {@link Currency#scale()}
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /// @throws Refused `BAD_VALUE` when the amount has more decimals than the currency, or more
    ///   than 20 digits counting those of the minor unit, so that what is printed can be read again
    public Money {
        Decimals.bounded(amount);
        int scale = currency.scale();
        if (amount.scale() > scale && amount.stripTrailingZeros().scale() > scale) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    currency + " has " + scale + " decimals; this amount has more.");
        }
        if (amount.scale() != scale) {
            amount = Decimals.bounded(amount.setScale(scale, RoundingMode.UNNECESSARY));
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(Decimals.parse(amount), new Currency(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /// The exact value rounded once to the currency's minor unit: half up, ties away from zero
    /// (−0.125 → −0.13).
    ///
    /// @throws Refused `BAD_VALUE` when the value has more than 20 digits before the point or more
    ///   than 1000 after it
    public static Money rounded(BigDecimal exact, Currency currency) {
        Decimals.notHuge(exact);
        return new Money(exact.setScale(currency.scale(), RoundingMode.HALF_UP), currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    @JsonIgnore
    public Money abs() {
        return signum() < 0 ? negated() : this;
    }

    public int signum() {
        return amount.signum();
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /// The amount in minor units, such as cents.
    ///
    /// @throws Refused `BAD_VALUE` when they do not fit into 64 bits
    public long minorUnits() {
        if (amount.precision() <= Decimals.DIGITS_OF_LONG) {
            return amount.scaleByPowerOfTen(amount.scale()).longValue();
        }
        BigInteger units = amount.unscaledValue();
        if (units.bitLength() > 63) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE, "This amount is too large to be counted in units.");
        }
        return units.longValue();
    }

    /// @throws Refused `MIXED_CURRENCIES` when the currencies differ
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw Refused.because(
                    Problem.Code.MIXED_CURRENCIES,
                    currency + " and " + other.currency + " cannot be added or compared.");
        }
        return other;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
