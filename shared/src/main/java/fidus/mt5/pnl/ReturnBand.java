package fidus.mt5.pnl;

import java.math.BigDecimal;
import java.util.Optional;

/// How a return is called. Compared unrounded.
public enum ReturnBand {
    /// Above 5 %.
    EXCELLENT,
    /// Above zero.
    POSITIVE,
    /// Above −2 %.
    UNDERPERFORMING,
    POOR;

    private static final BigDecimal HIGH = new BigDecimal("0.05");
    private static final BigDecimal LOW = new BigDecimal("-0.02");

    /// Empty where there is no return.
    public static Optional<ReturnBand> of(TruePnl pnl) {
        return pnl.returnRate().map(ReturnBand::ofRate);
    }

    private static ReturnBand ofRate(BigDecimal rate) {
        if (rate.compareTo(HIGH) > 0) {
            return EXCELLENT;
        }
        if (rate.signum() > 0) {
            return POSITIVE;
        }
        return rate.compareTo(LOW) > 0 ? UNDERPERFORMING : POOR;
    }
}
