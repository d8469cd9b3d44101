package fidus.imports;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// The closing figures as printed; absent where the file does not print them.
///
/// @param floatingProfit as printed: MT5 leaves the swap of open positions out, MT4 includes their
///   commission and swap
/// @param openSwap sum of the swap of the open positions
/// @param deposits MT4: deposits less withdrawals over the report
/// @param closedProfit MT4: commission + swap + profit + taxes of the closed trades
public record Summary(
        @Nullable Money balance,
        @Nullable Money equity,
        @Nullable Money credit,
        @Nullable Money floatingProfit,
        @Nullable Money openSwap,
        @Nullable Money margin,
        @Nullable Money freeMargin,
        @Nullable Money deposits,
        @Nullable Money closedProfit) {}
