package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How a fee is rounded, once. The house rounds half up to the currency's minor unit; some
/// published conventions round half to even, or to the decimals of a share.
///
/// @param mode HALF_UP or HALF_EVEN
/// @param decimals digits kept after the point, 0…10
public record FeeRounding(RoundingMode mode, int decimals) {
    /// @throws Refused `BAD_VALUE` for another mode or number of decimals
    public FeeRounding {
        boolean known = mode == RoundingMode.HALF_UP || mode == RoundingMode.HALF_EVEN;
        if (!known || decimals < 0 || decimals > 10) {
            throw Refused.at(
                    "rounding",
                    Problem.Code.BAD_VALUE,
                    "A fee is rounded HALF_UP or HALF_EVEN to 0 to 10 decimals.");
        }
    }

    /// The house's: half up to the minor unit.
    public static FeeRounding halfUp(Currency currency) {
        return new FeeRounding(RoundingMode.HALF_UP, currency.scale());
    }

    public static FeeRounding halfEven(Currency currency) {
        return new FeeRounding(RoundingMode.HALF_EVEN, currency.scale());
    }

    public static FeeRounding halfUp(int decimals) {
        return new FeeRounding(RoundingMode.HALF_UP, decimals);
    }

    public BigDecimal round(BigDecimal exact) {
        return exact.setScale(decimals, mode);
    }
}
