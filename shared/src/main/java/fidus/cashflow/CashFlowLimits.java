package fidus.cashflow;

import java.math.BigDecimal;

/// What the house calls too little and large, in the units of each currency.
///
/// @param warningBelow a balance below it is a warning
/// @param criticalBelow a balance below it is critical, whatever the other says
/// @param largeAbove a payment above it is large
public record CashFlowLimits(
        BigDecimal warningBelow, BigDecimal criticalBelow, BigDecimal largeAbove) {
    /// 0.00, −10,000.00 and 5,000.00.
    public static final CashFlowLimits STANDARD =
            new CashFlowLimits(
                    new BigDecimal("0.00"), new BigDecimal("-10000.00"), new BigDecimal("5000.00"));
}
