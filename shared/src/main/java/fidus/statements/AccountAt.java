package fidus.statements;

import fidus.mt5.pnl.TruePnl;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A trading account at the end of a day.
///
/// @param pnl absent without a reading
/// @param asOf of the reading it stands on; absent without one
/// @param undecidedRows cash movements that nobody has classified
public record AccountAt(@Nullable TruePnl pnl, @Nullable Instant asOf, int undecidedRows) {
    static final AccountAt UNKNOWN = new AccountAt(null, null, 0);
}
