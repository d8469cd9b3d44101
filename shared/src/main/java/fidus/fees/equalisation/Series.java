package fidus.fees.equalisation;

import java.math.BigDecimal;

/// Units subscribed while the lead series stood below its mark, with their own value and mark.
///
/// @param price net value per unit
/// @param mark the highest price on which this series was charged, its issue price at first
public record Series(String code, BigDecimal units, BigDecimal price, BigDecimal mark) {
    public BigDecimal value() {
        return units.multiply(price);
    }
}
