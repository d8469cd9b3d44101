package fidus.cashflow;

import fidus.investments.schedule.Pace;
import fidus.investments.schedule.PaceStatus;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// A pace as people see it; status and multiplier were taken before rounding.
///
/// @param requiredPerDay absent when no day is left and something remains
/// @param multiplier actual ÷ required with two decimals; absent when nothing is required or no day
///   is left
public record PaceFigures(
        Money contractInterest,
        Money remainingToGenerate,
        Money revenue,
        @Nullable Money requiredPerDay,
        Money actualPerDay,
        @Nullable BigDecimal multiplier,
        PaceStatus status,
        Money projectedSurplus) {
    public static PaceFigures of(Pace pace) {
        Currency currency = pace.contractInterest().currency();
        BigDecimal required = pace.requiredPerDay();
        return new PaceFigures(
                pace.contractInterest(),
                pace.remainingToGenerate(),
                pace.revenue(),
                required == null ? null : Money.rounded(required, currency),
                Money.rounded(pace.actualPerDay(), currency),
                pace.multiplier().orElse(null),
                pace.status(),
                pace.projectedSurplus());
    }
}
