package fidus.fees.runs;

import fidus.fees.HighWaterMark;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

/// A high-water mark and whose it is.
///
/// @param account absent where the mark is the whole mandate's
public record AccountMark(@Nullable AccountKey account, HighWaterMark mark) {}
