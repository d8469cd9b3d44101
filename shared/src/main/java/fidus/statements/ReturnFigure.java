package fidus.statements;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// A return with how it was computed.
///
/// @param percent of the period, two decimals; absent when there is no such return
/// @param yearlyPercent the same as a yearly rate, two decimals; absent where it has none
/// @param formula in words and signs
/// @param refusal why there is none; empty when there is
public record ReturnFigure(
        @Nullable BigDecimal percent,
        @Nullable BigDecimal yearlyPercent,
        String formula,
        String refusal) {}
