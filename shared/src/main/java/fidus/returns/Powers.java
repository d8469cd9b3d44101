package fidus.returns;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Powers with a fraction as exponent, in decimals.
public final class Powers {
    static final MathContext WORKING = new MathContext(50, RoundingMode.HALF_EVEN);

    private Powers() {}

    /// `base^(numerator ÷ denominator)`, correct to 34 digits.
    ///
    /// @param numerator any whole number, such as days
    /// @param denominator 1…50 000, such as the days of a year
    /// @throws Refused `BAD_VALUE` when the base is not positive or the denominator out of bounds
    public static BigDecimal power(BigDecimal base, int numerator, int denominator) {
        if (base.signum() <= 0 || denominator < 1 || denominator > 50_000) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "Only a positive number has a power with a fraction as exponent.");
        }
        BigDecimal root = root(base, denominator);
        BigDecimal power = root.pow(Math.abs(numerator), WORKING);
        return numerator < 0
                ? BigDecimal.ONE.divide(power, Decimals.DIVISION)
                : power.round(Decimals.DIVISION);
    }

    /// The daily discount factor of a yearly growth factor: growth^(−1 ÷ 365), 50 digits.
    static BigDecimal daily(BigDecimal growth) {
        if (growth.signum() <= 0) {
            throw Refused.because(Problem.Code.BAD_VALUE, "A yearly rate lies above −100 %.");
        }
        return BigDecimal.ONE.divide(root(growth, 365), WORKING);
    }

    /// The n-th root by Newton's method from a binary guess; each step doubles the correct digits.
    static BigDecimal root(BigDecimal value, int n) {
        if (n == 1) {
            return value;
        }
        BigDecimal degree = BigDecimal.valueOf(n);
        BigDecimal x = new BigDecimal(Math.pow(value.doubleValue(), 1.0 / n), WORKING);
        for (int step = 0; step < 4; step++) {
            BigDecimal fit = value.divide(x.pow(n - 1, WORKING), WORKING);
            x = x.add(fit.subtract(x).divide(degree, WORKING), WORKING);
        }
        return x;
    }
}
