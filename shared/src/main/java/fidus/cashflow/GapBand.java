package fidus.cashflow;

import java.math.BigDecimal;

/// How far what is there lags behind what should be. Compared unrounded.
public enum GapBand {
    /// Up to 10 %.
    NONE,
    /// Above 10 %.
    MEDIUM,
    /// Above 25 %.
    HIGH,
    /// Above 50 %: something has to be done.
    CRITICAL;

    /// @param fraction of what should be there
    static GapBand of(BigDecimal fraction) {
        if (fraction.compareTo(new BigDecimal("0.50")) > 0) {
            return CRITICAL;
        }
        if (fraction.compareTo(new BigDecimal("0.25")) > 0) {
            return HIGH;
        }
        return fraction.compareTo(new BigDecimal("0.10")) > 0 ? MEDIUM : NONE;
    }
}
