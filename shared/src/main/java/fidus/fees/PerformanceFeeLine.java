package fidus.fees;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.math.BigDecimal;

/// A performance fee with its whole derivation.
///
/// @param accruedFee what would crystallise now; may fall again until it does
/// @param crystallisedFee what became due: the accrued fee or zero
/// @param derivation how `accruedFee` was found
public record PerformanceFeeLine(
        Valuation valuation,
        BigDecimal accruedFee,
        BigDecimal crystallisedFee,
        HighWaterMark markBefore,
        HighWaterMark markAfter,
        Derivation derivation) {
    /// The gain above the mark, not rounded; negative while the mark is not reached.
    @JsonIgnore
    public BigDecimal gain() {
        return derivation.find("gain").orElseThrow().value().value();
    }

    /// The hurdle in money, not rounded; zero without one.
    @JsonIgnore
    public BigDecimal hurdle() {
        return derivation.find("hurdle").map(h -> h.value().value()).orElse(BigDecimal.ZERO);
    }
}
