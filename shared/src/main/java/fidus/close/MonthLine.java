package fidus.close;

import fidus.ledger.PeriodState;

import org.jspecify.annotations.Nullable;

/// A month with its state in one line.
///
/// @param last its last close; absent before the first
public record MonthLine(String period, PeriodState periodState, @Nullable ClosedHead last) {}
