package fidus.mt5.readings;

import java.math.BigDecimal;
import java.time.Duration;

/// Limits of the quarantine, in the account's currency where they are money.
///
/// @param futureTolerance how far ahead of the house's clock a broker may be (Q3)
/// @param jumpFloor smallest prior balance Q5 and Q6 look at
/// @param jumpShare largest unexplained change as a fraction of the prior balance (Q5)
/// @param zeroTolerance smallest tolerance of Q6
/// @param zeroShare tolerance of Q6 as a fraction of the prior balance
/// @param equityTolerance largest difference of Q7
public record QuarantineLimits(
        Duration futureTolerance,
        BigDecimal jumpFloor,
        BigDecimal jumpShare,
        BigDecimal zeroTolerance,
        BigDecimal zeroShare,
        BigDecimal equityTolerance) {
    public static final QuarantineLimits STANDARD =
            new QuarantineLimits(
                    Duration.ofMinutes(2),
                    new BigDecimal("100.00"),
                    new BigDecimal("0.50"),
                    new BigDecimal("1.00"),
                    new BigDecimal("0.01"),
                    new BigDecimal("0.05"));
}
