package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;

/// How a management fee is found.
///
/// @param rate per year, a fraction 0…1; zero means none
public record ManagementFeeTerms(
        BigDecimal rate,
        ManagementFeeBase base,
        DayCount dayCount,
        CountedDays countedDays,
        FeeTiming timing) {
    /// The house's: none, and when there is one, on the average daily capital, ACT/365F, after the
    /// month.
    public static final ManagementFeeTerms NONE = house(BigDecimal.ZERO);

    /// @throws Refused `BAD_VALUE` for a rate outside 0…1, or a fee in advance on a figure that is
    ///   not known at the start
    public ManagementFeeTerms {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw Refused.at(
                    "managementFeeRate",
                    Problem.Code.BAD_VALUE,
                    "A management fee rate is a yearly fraction from 0 to 1, such as 0.02.");
        }
        boolean knownAtStart =
                switch (base) {
                    case OPENING_ALLOCATION, OPENING_EQUITY, COMMITTED -> true;
                    default -> false;
                };
        if (timing == FeeTiming.IN_ADVANCE && !knownAtStart) {
            throw Refused.at(
                    "timing",
                    Problem.Code.BAD_VALUE,
                    "A fee in advance is taken on an opening or committed figure; "
                            + base
                            + " is not known at the start.");
        }
    }

    public static ManagementFeeTerms house(BigDecimal rate) {
        return of(rate, ManagementFeeBase.AVERAGE_DAILY_ALLOCATION, DayCount.ACT_365F);
    }

    /// Every day counts, due after the period.
    public static ManagementFeeTerms of(
            BigDecimal rate, ManagementFeeBase base, DayCount dayCount) {
        return new ManagementFeeTerms(rate, base, dayCount, CountedDays.ALL, FeeTiming.IN_ARREARS);
    }

    public ManagementFeeTerms with(CountedDays days) {
        return new ManagementFeeTerms(rate, base, dayCount, days, timing);
    }

    public ManagementFeeTerms with(FeeTiming other) {
        return new ManagementFeeTerms(rate, base, dayCount, countedDays, other);
    }
}
