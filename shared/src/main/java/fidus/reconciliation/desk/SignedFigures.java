package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What two persons signed of a run beside its rows and hashes. It stays as it was, whatever
/// becomes of the breaks.
///
/// @param at when the second of them signed
/// @param note of the first; absent where it was not kept
/// @param open breaks of then that might concern a day of the run or before it; so are the other
///   two counts
public record SignedFigures(
        Instant at, @Nullable String note, int open, int explained, int settled) {}
