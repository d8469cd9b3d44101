package fidus.growth;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A day of a set of accounts.
///
/// @param change of the true P&L, first days included
/// @param base capital at work when the day began
/// @param dailyReturn a fraction; absent without capital at work and on the first day
/// @param growthIndex product of all (1 + daily return), 1 before the first
/// @param drawdown how far the index is below its peak, a fraction of the peak
public record GrowthPoint(
        LocalDate day,
        Money change,
        Money base,
        @Nullable BigDecimal dailyReturn,
        BigDecimal growthIndex,
        BigDecimal drawdown) {}
