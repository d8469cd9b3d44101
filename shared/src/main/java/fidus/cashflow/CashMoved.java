package fidus.cashflow;

import org.jspecify.annotations.Nullable;

/// A move that no recorded balance can know of.
///
/// @param holding whose balance it changes; absent where several may be meant
public record CashMoved(CashMove move, @Nullable CashHolding holding) {}
